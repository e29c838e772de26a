package tableflow.console.ui.control;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import org.kordamp.ikonli.feather.Feather;

/// A name: typed, or taken from a list that narrows while one types.
public final class NameField extends HBox {

    private static final double ROW = 26;
    private static final int MOST_ROWS = 12;
    private static final double CHROME = 12;

    private final TextField field = new TextField();
    private final Popup popup = new Popup();
    private final ListView<String> list = new ListView<>();
    private final ObservableList<String> names;
    private final Words words;
    private boolean taking;
    private Runnable onAccept = () -> {};

    /// What it says.
    ///
    /// @param id of the text field; the list's is the same with an `s`
    /// @param name what is asked for
    /// @param none the entry for no name, and what stands in the empty field
    /// @param offersNone whether no name can be chosen from the list
    /// @param list what the list is
    public record Words(String id, String name, String hint, String none, boolean offersNone, String list) {}

    /// @param name what is written, or was taken
    public NameField(StringProperty name, ObservableList<String> names, Words words) {
        this.names = names;
        this.words = words;
        getStyleClass().add("name-field");
        field.setId(words.id());
        field.setAccessibleText(words.name());
        field.setTooltip(new Tooltip(words.hint()));
        field.setPromptText(words.none());
        field.textProperty().bindBidirectional(name);
        HBox.setHgrow(field, Priority.ALWAYS);
        list.setId(words.id() + "s");
        list.setAccessibleText(words.list());
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setOnMouseClicked(event -> accept());
        list.getStyleClass().add("name-list");
        popup.getContent().setAll(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        // The click that closes it presses the button that it was meant for.
        popup.setConsumeAutoHidingEvents(false);
        Button open = Icons.button(Feather.CHEVRON_DOWN, words.list(), () -> {
            field.requestFocus();
            show("");
        });
        open.setFocusTraversable(false);
        getChildren().setAll(field, open);
        field.textProperty().addListener((property, before, now) -> {
            if (field.isFocused() && !taking) {
                show(now);
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
            }
        });
        names.addListener((ListChangeListener<String>) change -> {
            if (popup.isShowing()) {
                show(field.getText());
            }
        });
    }

    /// Takes the keyboard, and opens the list.
    public void focus() {
        field.requestFocus();
        field.selectAll();
        show("");
    }

    /// Told when a name was taken from the list, or Enter pressed behind one that was typed.
    public void onAccept(Runnable action) {
        onAccept = action;
        field.setOnAction(event -> action.run());
    }

    private void show(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<String> matching =
                names.stream().filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted)).toList();
        list.getItems().setAll(matching);
        if (wanted.isEmpty() && words.offersNone()) {
            list.getItems().addFirst("");
        }
        list.setCellFactory(view -> new NameCell());
        if (list.getItems().isEmpty() || field.getScene() == null) {
            popup.hide();
            return;
        }
        list.setPrefHeight(Math.min(list.getItems().size(), MOST_ROWS) * ROW + CHROME);
        list.setPrefWidth(Math.max(field.getWidth(), 240));
        Bounds place = field.localToScreen(field.getLayoutBounds());
        if (place != null && !popup.isShowing()) {
            popup.show(field, place.getMinX(), place.getMaxY() + 2);
        }
    }

    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN || code == KeyCode.UP) {
            if (popup.isShowing()) {
                int at = list.getSelectionModel().getSelectedIndex() + (code == KeyCode.DOWN ? 1 : -1);
                int row = Math.clamp(at, 0, list.getItems().size() - 1);
                list.getSelectionModel().select(row);
                list.scrollTo(Math.max(0, row - MOST_ROWS + 2));
            } else {
                show("");
            }
            event.consume();
        } else if (popup.isShowing() && code == KeyCode.ENTER && !event.isShortcutDown()
                && !list.getSelectionModel().isEmpty()) {
            accept();
            event.consume();
        } else if (popup.isShowing() && code == KeyCode.ESCAPE) {
            popup.hide();
            event.consume();
        }
    }

    private void accept() {
        String chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            taking = true;
            field.setText(chosen);
            field.end();
            taking = false;
        }
        popup.hide();
        if (chosen != null) {
            onAccept.run();
        }
    }

    private final class NameCell extends javafx.scene.control.ListCell<String> {
        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty || name == null ? null : name.isEmpty() ? words.none() : name);
        }
    }
}
