package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.Menus;

/// Statements that are kept or have run: found by words, opened by Enter or a double click, and what else their menu
/// offers, some of it by a key.
final class StatementList<T> extends ListView<T> {

    private final FilteredList<T> found;
    private final Map<KeyCode, MenuItem> keys = new HashMap<>();

    /// What a line says.
    ///
    /// @param more below the name, smaller
    /// @param whole shown when the pointer rests on it
    record Line(String name, String more, String whole) {}

    /// @param id of the node
    /// @param title for those who cannot see it
    StatementList(String id, String title, ObservableList<T> all) {
        this.found = new FilteredList<>(all);
        setItems(found);
        setId(id);
        setAccessibleText(title);
        setContextMenu(new ContextMenu());
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                press(KeyCode.ENTER);
            }
        });
        setOnKeyPressed(event -> {
            if (press(event.getCode())) {
                event.consume();
            }
        });
    }

    /// Shows those that the words fit.
    StatementList<T> finds(ObservableValue<String> words, BiPredicate<T, String> fits) {
        words.subscribe(now -> found.setPredicate(one -> fits.test(one, now)));
        return this;
    }

    /// Adds to the menu what is done with the selected one.
    StatementList<T> offers(String key, Consumer<T> action) {
        item(key, action);
        return this;
    }

    /// The same, done by a key too.
    ///
    /// @param allowed whether it works
    StatementList<T> offers(String key, KeyCode code, boolean allowed, Consumer<T> action) {
        MenuItem item = item(key, action);
        item.setDisable(!allowed);
        keys.put(code, item);
        return this;
    }

    /// Each is shown in two lines.
    StatementList<T> lines(Function<T, Line> line) {
        setCellFactory(view -> new Row<>(line));
        return this;
    }

    private MenuItem item(String key, Consumer<T> action) {
        MenuItem item = Menus.item(key, () -> {
            T one = getSelectionModel().getSelectedItem();
            if (one != null) {
                action.accept(one);
            }
        });
        getContextMenu().getItems().add(item);
        return item;
    }

    private boolean press(KeyCode code) {
        MenuItem item = keys.get(code);
        if (item == null || item.isDisable()) {
            return false;
        }
        item.fire();
        return true;
    }

    private static final class Row<T> extends ListCell<T> {
        private final Function<T, Line> line;
        private final Label name = new Label();
        private final Label more = new Label();
        private final VBox lines = new VBox(name, more);
        private final Tooltip whole = new Tooltip();

        Row(Function<T, Line> line) {
            this.line = line;
            more.getStyleClass().addAll("text-muted", "small-text");
            setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            Line said = line.apply(item);
            name.setText(said.name());
            more.setText(said.more());
            whole.setText(said.whole());
            setTooltip(whole);
            setAccessibleText(text("query.list.line", said.name(), said.more()));
            setGraphic(lines);
        }
    }
}
