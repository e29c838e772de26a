package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.regex.Pattern;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.Icons;

/// The live log: follows its end unless a line is selected.
final class LogView extends VBox {

    /// The host of a call is left out where it is shown, and kept where it is copied.
    private static final Pattern HOST = Pattern.compile("^([A-Z]+) https?://[^/\\s]+/");
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final RunLog log;
    private final ListView<LogLine> list;
    private boolean scrolling;

    LogView(RunLog log) {
        this.log = log;
        getStyleClass().add("run-log");
        list = new ListView<>(log.shown());
        list.setId("provision-log");
        list.getStyleClass().addAll("log-list", "edge-to-edge");
        list.setCellFactory(view -> new Cell());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setPlaceholder(new Label(text("provisioning.log.empty")));
        list.setAccessibleText(text("provisioning.log"));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                Copying.copy(list.getSelectionModel().getSelectedItems().stream()
                        .map(LogLine::whole).reduce("", (all, line) -> all + line + "\n"));
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(tools(), list);
        log.shown().addListener((InvalidationListener) change -> follow());
    }

    private HBox tools() {
        Label title = new Label(text("provisioning.log"));
        title.getStyleClass().add("section-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label dropped = new Label();
        dropped.getStyleClass().add("field-hint");
        log.droppedProperty().subscribe(count ->
                dropped.setText(count.longValue() == 0 ? "" : text("provisioning.log.dropped", count.longValue())));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        TextField filter = FormParts.input(
                "provision-log-filter", log.filterProperty(), text("provisioning.log.filter"));
        filter.setAccessibleText(text("provisioning.log.filter"));
        filter.setPrefWidth(130);
        CheckBox calls = FormParts.check("provision-log-calls", text("provisioning.log.calls"), log.callsProperty());
        calls.setMinWidth(Region.USE_PREF_SIZE);
        HBox tools = new HBox(
                title, dropped, gap, filter, calls, Copying.button(text("provisioning.log"), log::content));
        tools.getStyleClass().add("log-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    /// Scrolling while the list changes would ask it for rows it does not have yet.
    private void follow() {
        if (!scrolling && list.getSelectionModel().isEmpty()) {
            scrolling = true;
            list.requestLayout();
            javafx.animation.PauseTransition pause =
                    new javafx.animation.PauseTransition(javafx.util.Duration.millis(60));
            pause.setOnFinished(event -> {
                scrolling = false;
                // A list that was taken off the window has no styles to lay its rows out with.
                if (list.getScene() != null && !list.getItems().isEmpty()) {
                    list.scrollTo(list.getItems().size() - 1);
                }
            });
            pause.play();
        }
    }

    private static final class Cell extends ListCell<LogLine> {

        private final Label time = new Label();
        private final Label words = new Label();
        private final HBox line = new HBox(time, words);

        Cell() {
            getStyleClass().add("log-cell");
            line.getStyleClass().add("log-line");
            time.getStyleClass().addAll("mono", "log-time");
            time.setMinWidth(Region.USE_PREF_SIZE);
            words.getStyleClass().addAll("mono", "log-words");
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            HBox.setHgrow(words, Priority.ALWAYS);
            // A width of its own would make the list scroll sideways; this way long lines wrap.
            setPrefWidth(0);
            setGraphic(line);
        }

        @Override
        protected void updateItem(@Nullable LogLine item, boolean empty) {
            super.updateItem(item, empty);
            line.setVisible(!empty && item != null);
            if (empty || item == null) {
                return;
            }
            time.setText(item.time());
            String told = item.kind() == LogLine.Kind.CALL || item.kind() == LogLine.Kind.REFUSED
                    ? HOST.matcher(item.words()).replaceFirst("$1 /")
                    : item.words();
            words.setText((item.step().isEmpty() ? "" : item.step() + "  ") + told);
            words.setGraphic(switch (item.kind()) {
                case CALL, INFO -> null;
                case REFUSED -> Icons.of(Feather.CORNER_UP_LEFT, "log-icon");
                case WARNING -> Icons.of(Feather.ALERT_TRIANGLE, "warning", "log-icon");
                case ERROR -> Icons.of(Feather.X_CIRCLE, "danger", "log-icon");
            });
            words.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("call"),
                    item.kind() == LogLine.Kind.CALL || item.kind() == LogLine.Kind.REFUSED);
        }
    }
}
