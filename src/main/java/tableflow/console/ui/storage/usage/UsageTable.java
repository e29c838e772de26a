package tableflow.console.ui.storage.usage;

import static tableflow.console.ui.Messages.text;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.service.storage.view.UsageNode;
import tableflow.console.ui.control.HoverTip;
import tableflow.console.ui.storage.StorageWords;

/// What is looked into as a tree of rows with bars; sorted by any column. Rows and tiles choose each other.
final class UsageTable extends TreeTableView<UsageNode> {

    private static final Comparator<UsageNode> AS_TOLD = (_, _) -> 0;

    private final UsageViewModel model;
    private @Nullable UsageColours colours;
    private @Nullable UsageNode whole;
    private boolean showing;

    UsageTable(UsageViewModel model) {
        this.model = model;
        setId("storage-table");
        getStyleClass().addAll("usage-table", "dense");
        setShowRoot(false);
        setAccessibleText(text("storage.usage.table.accessible"));
        setPlaceholder(new Label(text("storage.usage.nothing")));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setTableMenuButtonVisible(true);
        TreeTableColumn<UsageNode, UsageNode> name = column("name", 250, Comparator.comparing(
                UsageWords::name, String.CASE_INSENSITIVE_ORDER));
        name.setCellFactory(column -> new NameCell());
        TreeTableColumn<UsageNode, UsageNode> bar = column("share", 120, Comparator.comparing(
                (UsageNode node) -> model.measureProperty().get().of(node.amount())));
        bar.setCellFactory(column -> new BarCell());
        words(column("size", 96, Comparator.comparing((UsageNode node) -> node.amount().bytes())),
                node -> StorageWords.about(node.amount().bytes()));
        words(column("objects", 84, Comparator.comparingLong((UsageNode node) -> node.amount().objects())),
                node -> Units.grouped(node.amount().objects()));
        words(column("newest", 100, Comparator.comparingLong((UsageNode node) -> node.times().newest())),
                node -> node.times().isKnown() ? StorageWords.day(node.times().newest()) : "\u2013");
        setTreeColumn(name);
        setSortPolicy(table -> {
            if (getRoot() instanceof UsageItem root) {
                root.sort();
            }
            return true;
        });
        getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (!showing) {
                model.select(item == null ? null : item.getValue());
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                enter();
            }
        });
    }

    private TreeTableColumn<UsageNode, UsageNode> column(String key, double width, Comparator<UsageNode> order) {
        TreeTableColumn<UsageNode, UsageNode> column = new TreeTableColumn<>(text("storage.usage.column." + key));
        column.setId("storage-column-" + key);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 100));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        column.setComparator(order);
        getColumns().add(column);
        return column;
    }

    private static void words(TreeTableColumn<UsageNode, UsageNode> column, Function<UsageNode, String> words) {
        column.getStyleClass().add("number");
        column.setCellFactory(made -> new TextCell(words));
    }

    /// The order that the columns' titles were clicked into; as it was told where none was.
    private Comparator<UsageNode> order() {
        Comparator<UsageNode> order = AS_TOLD;
        List<TreeTableColumn<UsageNode, ?>> chosen = List.copyOf(getSortOrder());
        for (TreeTableColumn<UsageNode, ?> column : chosen.reversed()) {
            Comparator<UsageNode> one = comparator(column);
            Comparator<UsageNode> later = order;
            Comparator<UsageNode> now =
                    column.getSortType() == TreeTableColumn.SortType.DESCENDING ? one.reversed() : one;
            order = now.thenComparing(later);
        }
        return order;
    }

    @SuppressWarnings("unchecked") // all columns are made by column(), of nodes
    private static Comparator<UsageNode> comparator(TreeTableColumn<UsageNode, ?> column) {
        return (Comparator<UsageNode>) column.getComparator();
    }

    /// Shows what is in a node.
    void show(UsageNode node, UsageColours newColours) {
        colours = newColours;
        UsageNode before = whole;
        whole = node;
        TreeItem<UsageNode> old = getRoot();
        if (old != null && node.equals(before) && old.getValue().equals(node)) {
            refresh();
            return;
        }
        showing = true;
        try {
            UsageItem root = new UsageItem(node, this::order);
            root.setExpanded(true);
            if (old != null && before != null && Built.isLike(before, node)) {
                unfoldLike(root, old);
            }
            setRoot(root);
        } finally {
            showing = false;
        }
    }

    /// While a scan grows what was unfolded stays so.
    private static void unfoldLike(TreeItem<UsageNode> item, TreeItem<UsageNode> old) {
        for (TreeItem<UsageNode> was : old.getChildren()) {
            if (was.isExpanded()) {
                item.getChildren().stream()
                        .filter(now -> Built.isLike(now.getValue(), was.getValue()))
                        .findFirst()
                        .ifPresent(now -> {
                            now.setExpanded(true);
                            unfoldLike(now, was);
                        });
            }
        }
    }

    void clear() {
        whole = null;
        setRoot(null);
    }

    /// Chooses the row of a node, unfolding what is above it.
    ///
    /// @param way from what is shown to the node, both included
    void choose(List<UsageNode> way) {
        TreeItem<UsageNode> item = getRoot();
        for (UsageNode step : way.stream().skip(1).toList()) {
            if (item == null) {
                return;
            }
            item.setExpanded(true);
            item = item.getChildren().stream().filter(child -> child.getValue().equals(step)).findFirst().orElse(null);
        }
        showing = true;
        try {
            if (item == null || item.equals(getRoot())) {
                getSelectionModel().clearSelection();
            } else if (!item.equals(getSelectionModel().getSelectedItem())) {
                getSelectionModel().select(item);
                scrollTo(Math.max(0, getRow(item) - 3));
            }
        } finally {
            showing = false;
        }
    }

    private void enter() {
        TreeItem<UsageNode> item = getSelectionModel().getSelectedItem();
        if (item != null) {
            model.enter(item.getValue());
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            enter();
            event.consume();
        } else if (event.getCode() == KeyCode.BACK_SPACE) {
            model.up();
            event.consume();
        }
    }

    /// A name behind the colour that its tile has.
    private final class NameCell extends TreeTableCell<UsageNode, UsageNode> {
        NameCell() {
            HoverTip.on(this, () -> {
                UsageNode node = getItem();
                UsageNode all = whole;
                return node == null || all == null ? "" : UsageWords.exact(node, all);
            });
        }

        @Override
        protected void updateItem(@Nullable UsageNode node, boolean empty) {
            super.updateItem(node, empty);
            UsageColours now = colours;
            if (empty || node == null || now == null) {
                setText(null);
                setGraphic(null);
            } else {
                setText(UsageWords.name(node));
                setGraphic(Legend.swatch(now.of(node)));
            }
        }
    }

    /// A share as a bar with its number.
    private final class BarCell extends TreeTableCell<UsageNode, UsageNode> {
        private final ShareBar bar = new ShareBar();

        @Override
        protected void updateItem(@Nullable UsageNode node, boolean empty) {
            super.updateItem(node, empty);
            UsageNode all = whole;
            if (empty || node == null || all == null) {
                setGraphic(null);
                return;
            }
            Measure measure = model.measureProperty().get();
            double total = measure.weight(all.amount());
            bar.show(total > 0 ? measure.weight(node.amount()) / total : 0,
                    UsageWords.share(node, all, measure));
            setGraphic(bar);
        }
    }

    private static final class TextCell extends TreeTableCell<UsageNode, UsageNode> {
        private final Function<UsageNode, String> words;

        TextCell(Function<UsageNode, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable UsageNode node, boolean empty) {
            super.updateItem(node, empty);
            setText(empty || node == null ? null : words.apply(node));
        }
    }
}
