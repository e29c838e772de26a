package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// Finds a command by a few letters and runs it: type, arrows, Enter.
final class CommandPalette extends VBox {

    private static final double ROW_HEIGHT = 34;
    private static final int MOST_ROWS = 10;

    private final TextField query = new TextField();
    private final ListView<Command> found = new ListView<>();
    private final List<Command> commands;
    private final Runnable close;

    /// @param commands those that can be done now
    CommandPalette(List<Command> commands, Runnable close) {
        this.commands = commands;
        this.close = close;
        getStyleClass().addAll("dialog", "palette");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        query.setId("palette-query");
        query.setPromptText(text("palette.prompt"));
        query.setAccessibleText(text("palette.prompt"));
        query.textProperty().subscribe(this::search);
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        HBox.setHgrow(query, Priority.ALWAYS);
        HBox line = new HBox(Icons.of(Feather.SEARCH, "text-muted"), query);
        line.getStyleClass().add("palette-line");

        found.setId("palette-list");
        found.setFixedCellSize(ROW_HEIGHT);
        found.setFocusTraversable(false);
        found.setCellFactory(list -> new Row());
        found.setPlaceholder(new Label(text("palette.nothing")));
        found.setOnMouseClicked(event -> run());
        getChildren().setAll(line, found);
    }

    private void search(String letters) {
        found.getItems().setAll(Fuzzy.search(commands, c -> c.title() + " " + c.group(), letters));
        found.getSelectionModel().selectFirst();
        found.scrollTo(0);
        found.setPrefHeight(ROW_HEIGHT * Math.clamp(found.getItems().size(), 1, MOST_ROWS) + 2);
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            move(1);
        } else if (event.getCode() == KeyCode.UP) {
            move(-1);
        } else if (event.getCode() == KeyCode.ENTER) {
            run();
        } else {
            return;
        }
        event.consume();
    }

    private void move(int by) {
        int count = found.getItems().size();
        if (count > 0) {
            int next = Math.floorMod(found.getSelectionModel().getSelectedIndex() + by, count);
            found.getSelectionModel().select(next);
            found.scrollTo(Math.max(0, next - MOST_ROWS + 2));
        }
    }

    private void run() {
        Command chosen = found.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.action().run();
        }
    }

    private static final class Row extends ListCell<Command> {
        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            Label title = new Label(command.title(), Icons.of(command.icon(), "text-muted"));
            title.setGraphicTextGap(10);
            Label group = new Label(command.group());
            group.getStyleClass().addAll("text-muted", "small-text");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox row = new HBox(title, gap, group);
            row.getStyleClass().add("palette-row");
            command.shortcuts().stream().limit(1).forEach(keys -> row.getChildren().add(ShortcutSheet.key(keys)));
            setGraphic(row);
        }
    }
}
