package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// All shortcuts that work now, by group.
final class ShortcutSheet extends VBox {

    ShortcutSheet(List<Command> commands, Runnable close) {
        getStyleClass().addAll("dialog", "shortcut-sheet");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label title = new Label(text("shortcuts.title"));
        title.getStyleClass().add("dialog-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button x = Icons.button(Feather.X, text("dialog.close"), close);
        getChildren().add(new HBox(title, gap, x));

        Map<String, List<Command>> groups = new LinkedHashMap<>();
        for (Command command : commands) {
            if (!command.shortcuts().isEmpty()) {
                groups.computeIfAbsent(command.group(), g -> new ArrayList<>()).add(command);
            }
        }
        VBox content = new VBox();
        content.getStyleClass().add("shortcut-groups");
        groups.forEach((group, members) -> {
            Label heading = new Label(group);
            heading.getStyleClass().add("section-title");
            content.getChildren().addAll(heading, grid(members));
        });
        // A pane may have more keys than a low window has room for.
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(0);
        scroll.getStyleClass().add("edge-to-edge");
        getChildren().add(scroll);
    }

    /// A shortcut as a key cap, in the manner of the platform.
    static Label key(KeyCombination shortcut) {
        Label key = new Label(shortcut.getDisplayText());
        key.getStyleClass().add("keys");
        key.setMinWidth(USE_PREF_SIZE);
        return key;
    }

    private static GridPane grid(List<Command> commands) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shortcut-grid");
        int row = 0;
        for (Command command : commands) {
            Label what = new Label(command.title());
            what.setMaxWidth(Double.MAX_VALUE);
            GridPane.setHgrow(what, Priority.ALWAYS);
            HBox keys = new HBox();
            keys.getStyleClass().add("key-row");
            command.shortcuts().forEach(shortcut -> keys.getChildren().add(key(shortcut)));
            grid.addRow(row++, what, keys);
        }
        return grid;
    }
}
