package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// The panes, at the left: icon and label, or the icon alone when it is collapsed.
final class NavigationRail extends VBox {

    private static final PseudoClass COLLAPSED = PseudoClass.getPseudoClass("collapsed");

    private final Navigation navigation;
    private final VBox items = new VBox();
    private final ToggleGroup group = new ToggleGroup();
    private final BooleanProperty collapsed = new SimpleBooleanProperty();

    NavigationRail(Navigation navigation) {
        this.navigation = navigation;
        getStyleClass().add("rail");
        items.getStyleClass().add("rail-items");
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        Button collapse = Icons.button(
                Feather.SIDEBAR, text("shell.rail.collapse"), () -> collapsed.set(!collapsed.get()));
        collapse.setId("rail-collapse");
        getChildren().setAll(items, gap, collapse);
        collapsed.subscribe(now -> pseudoClassStateChanged(COLLAPSED, now));
        navigation.panes().subscribe(this::rebuild);
        navigation.currentProperty().subscribe(this::select);
        rebuild();
    }

    BooleanProperty collapsedProperty() {
        return collapsed;
    }

    private void rebuild() {
        items.getChildren().setAll(navigation.panes().stream().map(this::item).toList());
        setVisible(!navigation.panes().isEmpty());
        setManaged(!navigation.panes().isEmpty());
        select();
    }

    private ToggleButton item(PaneSpec pane) {
        ToggleButton item = new ToggleButton(pane.title(), Icons.of(pane.icon()));
        item.setId("rail-" + pane.id());
        item.setUserData(pane.id());
        item.setToggleGroup(group);
        item.getStyleClass().add("rail-item");
        item.setAlignment(Pos.CENTER_LEFT);
        item.setMaxWidth(Double.MAX_VALUE);
        item.setAccessibleText(pane.title());
        item.setOnAction(event -> {
            navigation.show(pane.id());
            select();
        });
        collapsed.subscribe(now -> {
            item.setContentDisplay(now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            item.setTooltip(now ? new Tooltip(pane.title()) : null);
            item.setAlignment(now ? Pos.CENTER : Pos.CENTER_LEFT);
        });
        return item;
    }

    private void select() {
        PaneSpec current = navigation.currentProperty().get();
        for (var node : items.getChildren()) {
            ((ToggleButton) node).setSelected(current != null && current.id().equals(node.getUserData()));
        }
    }
}
