package tableflow.console.ui.storage.usage;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import tableflow.console.service.storage.view.UsageNode;

/// A row of the tree, whose rows below are made when they are first asked for: a scan has tens of thousands.
final class UsageItem extends TreeItem<UsageNode> {

    private final Supplier<Comparator<UsageNode>> order;
    private boolean filled;

    /// @param order of the rows below one; asked when they are made
    UsageItem(UsageNode node, Supplier<Comparator<UsageNode>> order) {
        super(node);
        this.order = order;
    }

    @Override
    public boolean isLeaf() {
        return getValue().children().isEmpty();
    }

    @Override
    public ObservableList<TreeItem<UsageNode>> getChildren() {
        if (!filled) {
            filled = true;
            super.getChildren().setAll(items(getValue().children()));
        }
        return super.getChildren();
    }

    private List<UsageItem> items(List<UsageNode> nodes) {
        return nodes.stream().sorted(order.get()).map(node -> new UsageItem(node, order)).toList();
    }

    /// Puts the rows that were made into the order of now.
    void sort() {
        if (!filled) {
            return;
        }
        Comparator<UsageNode> now = order.get();
        super.getChildren().sort(Comparator.comparing(TreeItem::getValue, now));
        super.getChildren().forEach(child -> ((UsageItem) child).sort());
    }
}
