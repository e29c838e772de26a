package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
            if (command.shortcut() != null) {
                groups.computeIfAbsent(command.group(), g -> new java.util.ArrayList<>()).add(command);
            }
        }
        groups.forEach((group, members) -> {
            Label heading = new Label(group);
            heading.getStyleClass().add("section-title");
            getChildren().addAll(heading, grid(members));
        });
    }

    private static GridPane grid(List<Command> commands) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shortcut-grid");
        int row = 0;
        for (Command command : commands) {
            Label what = new Label(command.title());
            what.setMaxWidth(Double.MAX_VALUE);
            GridPane.setHgrow(what, Priority.ALWAYS);
            Label keys = new Label(command.shortcut() == null ? "" : command.shortcut().getDisplayText());
            keys.getStyleClass().add("keys");
            GridPane.setHalignment(keys, javafx.geometry.HPos.RIGHT);
            grid.addRow(row++, what, keys);
        }
        return grid;
    }
}
