package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import tableflow.console.ui.control.Icons;

/// The name of a topic: typed, or taken from a list that narrows while one types. Empty is the whole environment.
final class TopicField extends HBox {

    private static final double ROW = 26;
    private static final int MOST_ROWS = 12;
    private static final double CHROME = 12;

    private final TextField field = new TextField();
    private final Popup popup = new Popup();
    private final ListView<String> list = new ListView<>();
    private final ObservableList<String> topics;
    private boolean taking;

    TopicField(StringProperty topic, ObservableList<String> topics) {
        this.topics = topics;
        getStyleClass().add("doctor-topic");
        field.setId("doctor-topic");
        field.setAccessibleText(text("doctor.topic"));
        field.setTooltip(new Tooltip(text("doctor.topic.hint")));
        field.setPromptText(text("doctor.environment"));
        field.textProperty().bindBidirectional(topic);
        HBox.setHgrow(field, Priority.ALWAYS);
        list.setId("doctor-topics");
        list.setAccessibleText(text("doctor.topic.list"));
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setOnMouseClicked(event -> accept());
        list.getStylesheets().add(
                Objects.requireNonNull(TopicField.class.getResource("doctor.css")).toExternalForm());
        list.getStyleClass().add("doctor-topics");
        popup.getContent().setAll(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        // The click that closes it presses the button that it was meant for.
        popup.setConsumeAutoHidingEvents(false);
        Button open = Icons.button(Feather.CHEVRON_DOWN, text("doctor.topic.list"), () -> {
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
        topics.addListener((ListChangeListener<String>) change -> {
            if (popup.isShowing()) {
                show(field.getText());
            }
        });
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
        show("");
    }

    private void show(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<String> matching =
                topics.stream().filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted)).toList();
        list.getItems().setAll(matching);
        if (wanted.isEmpty()) {
            list.getItems().addFirst("");
        }
        list.setCellFactory(view -> new TopicCell());
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
    }

    private static final class TopicCell extends javafx.scene.control.ListCell<String> {
        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty || name == null ? null : name.isEmpty() ? text("doctor.environment") : name);
        }
    }
}
