package tableflow.console.ui.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.Icons;

/// The panels beside the statements, one shown at a time; each is made when it is first shown. A column of icons
/// chooses among them, which needs the same little width however many there are; a second press on the chosen one
/// folds the panel away. The arrows walk along the icons.
final class SideBar extends HBox {

    private static final double NARROWEST = 240;
    private static final double RAIL = 44;

    private final Workbench bench;
    private final VBox rail = new VBox();
    private final Label title = new Label();
    private final StackPane place = new StackPane();
    private final VBox content = new VBox(title, place);
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> buttons = new HashMap<>();
    private final Map<SidePanel.Spec, SidePanel> made = new HashMap<>();
    private final ReadOnlyBooleanWrapper folded = new ReadOnlyBooleanWrapper();
    private boolean paneShown;
    private @Nullable SidePanel shown;

    SideBar(List<SidePanel.Spec> panels, Workbench bench) {
        this.bench = bench;
        setId("query-side");
        getStyleClass().add("query-side-bar");
        rail.getStyleClass().add("query-side-rail");
        rail.setMinWidth(RAIL);
        rail.setMaxWidth(RAIL);
        rail.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        title.getStyleClass().add("query-side-title");
        VBox.setVgrow(place, Priority.ALWAYS);
        HBox.setHgrow(content, Priority.ALWAYS);
        content.setMinWidth(0);
        for (SidePanel.Spec spec : panels) {
            ToggleButton button = Icons.toggle(spec.icon(), spec.title());
            button.setId("query-side-" + spec.id());
            button.setUserData(spec);
            button.setToggleGroup(group);
            buttons.put(spec.id(), button);
            rail.getChildren().add(button);
        }
        getChildren().setAll(rail, content);
        group.selectedToggleProperty().subscribe(this::chosen);
        panels.stream().findFirst().ifPresent(first -> show(first.id()));
    }

    /// Whether no panel is shown, to leave the room to the statements.
    ReadOnlyBooleanProperty foldedProperty() {
        return folded.getReadOnlyProperty();
    }

    /// The pane can be seen now, or no longer.
    void shown(boolean now) {
        paneShown = now;
        update();
    }

    /// Shows a panel; does nothing when there is none of this id.
    void show(String id) {
        ToggleButton button = buttons.get(id);
        if (button != null) {
            button.setSelected(true);
        }
    }

    void close() {
        made.values().forEach(SidePanel::close);
    }

    private void chosen(@Nullable Toggle chosen) {
        if (chosen == null) {
            // Told before the width changes, so that nobody takes the narrow one for chosen.
            folded.set(true);
        }
        content.setVisible(chosen != null);
        content.setManaged(chosen != null);
        setMinWidth(chosen == null ? RAIL : NARROWEST);
        setMaxWidth(chosen == null ? RAIL : Double.MAX_VALUE);
        title.setText(chosen == null ? "" : ((SidePanel.Spec) chosen.getUserData()).title());
        if (chosen != null) {
            folded.set(false);
        }
        update();
    }

    private void update() {
        Toggle chosen = group.getSelectedToggle();
        SidePanel now = chosen == null || !paneShown ? null : panel((SidePanel.Spec) chosen.getUserData());
        if (Objects.equals(now, shown)) {
            return;
        }
        if (shown != null) {
            shown.onHidden();
        }
        shown = now;
        if (now != null) {
            place.getChildren().setAll(now.view());
            now.onShown();
        }
    }

    private SidePanel panel(SidePanel.Spec spec) {
        return made.computeIfAbsent(spec, wanted -> wanted.factory().make(bench));
    }

    private void pressed(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        List<Node> all = rail.getChildren();
        int focused = -1;
        for (int i = 0; i < all.size(); i++) {
            focused = all.get(i).isFocused() ? i : focused;
        }
        if (step != 0 && focused >= 0) {
            all.get(Math.floorMod(focused + step, all.size())).requestFocus();
            event.consume();
        }
    }
}
