package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// What is done with statements and, at the right, where they run. In a narrow window the buttons that are needed least
/// move into a menu behind three dots, so that the names at the right stay whole as long as they can.
final class EditorToolbar extends HBox {

    private final List<Button> always = new ArrayList<>();
    private final List<Button> spare = new ArrayList<>();
    private final MenuButton more = new MenuButton(null, Icons.of(Feather.MORE_HORIZONTAL));
    private final Region space = new Region();
    private final Region scope;

    /// @param run the button that stands first
    /// @param scope what stands at the right
    EditorToolbar(Button run, Region scope) {
        this.scope = scope;
        getStyleClass().add("query-toolbar");
        always.add(run);
        more.setId("query-more");
        more.getStyleClass().addAll("button-icon", "flat", "no-arrow");
        more.setAccessibleText(text("query.toolbar.more"));
        more.setTooltip(new Tooltip(text("query.toolbar.more")));
        more.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(space, Priority.ALWAYS);
        arrange();
    }

    /// A button that always stands there.
    EditorToolbar button(String id, Ikon icon, String title, Runnable action) {
        always.add(made(id, icon, title, action));
        arrange();
        return this;
    }

    /// A button that moves into the menu when there is no room; the last one does first.
    EditorToolbar spare(String id, Ikon icon, String title, Runnable action) {
        spare.add(made(id, icon, title, action));
        MenuItem item = new MenuItem(title, Icons.of(icon));
        item.setId(id + "-more");
        item.setOnAction(event -> action.run());
        more.getItems().add(item);
        arrange();
        return this;
    }

    private static Button made(String id, Ikon icon, String title, Runnable action) {
        Button button = Icons.button(icon, title, action);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void arrange() {
        List<Node> all = new ArrayList<>(always);
        all.addAll(spare);
        all.addAll(List.of(more, space, scope));
        getChildren().setAll(all);
    }

    @Override
    protected void layoutChildren() {
        fit();
        super.layoutChildren();
    }

    private void fit() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset() - scope.prefWidth(-1) - getSpacing();
        for (Button button : always) {
            room -= button.prefWidth(-1) + getSpacing();
        }
        double all = spare.stream().mapToDouble(button -> button.prefWidth(-1) + getSpacing()).sum();
        boolean menu = all > room;
        double left = menu ? room - more.prefWidth(-1) - getSpacing() : room;
        for (int i = 0; i < spare.size(); i++) {
            left -= spare.get(i).prefWidth(-1) + getSpacing();
            boolean fits = left >= 0;
            show(spare.get(i), fits);
            more.getItems().get(i).setVisible(!fits);
        }
        show(more, menu);
    }

    private static void show(Node node, boolean shown) {
        if (node.isManaged() != shown) {
            node.setVisible(shown);
            node.setManaged(shown);
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}
