package tableflow.console.ui.storage.usage;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.storage.view.UsageNode;
import tableflow.console.ui.control.HoverTip;
import tableflow.console.ui.control.Icons;

/// The way down to what is looked into. What would be too much in the middle is left out; each long name is cut.
final class Breadcrumbs extends HBox {

    private static final int MOST = 5;
    private static final double WIDEST = 260;

    private final Consumer<UsageNode> onUp;
    private final Button up;

    Breadcrumbs(Consumer<UsageNode> onUp, Runnable goUp) {
        this.onUp = onUp;
        setId("storage-crumbs");
        getStyleClass().add("usage-crumbs");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        up = Icons.button(Feather.CORNER_LEFT_UP, text("storage.usage.up"), goUp);
        up.setId("storage-up");
    }

    void show(List<UsageNode> path) {
        up.setDisable(path.size() < 2);
        List<Node> nodes = new ArrayList<>(List.of(up));
        for (int i = 0; i < path.size(); i++) {
            boolean hidden = path.size() > MOST && i > 0 && i < path.size() - MOST + 2;
            if (hidden && i > 1) {
                continue;
            }
            if (i > 0) {
                nodes.add(separator());
            }
            nodes.add(hidden ? new Label("\u2026") : crumb(path.get(i), i == path.size() - 1));
        }
        getChildren().setAll(nodes);
    }

    private static Label separator() {
        Label label = new Label("\u203a");
        label.getStyleClass().add("text-muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private Node crumb(UsageNode node, boolean last) {
        String name = UsageWords.name(node);
        if (last) {
            Label here = new Label(name);
            here.setId("storage-here");
            here.getStyleClass().add("strong");
            HoverTip.on(here, () -> name);
            return here;
        }
        Hyperlink link = new Hyperlink(name);
        link.setMaxWidth(WIDEST);
        link.setOnAction(event -> onUp.accept(node));
        HoverTip.on(link, () -> name);
        return link;
    }
}
