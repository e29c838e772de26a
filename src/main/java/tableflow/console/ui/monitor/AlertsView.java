package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;

/// The alerts, newest first: those that last, and those that are over.
final class AlertsView extends VBox {

    private final DataTable<Alert> table;

    /// @param show leads to a topic in the board
    AlertsView(MonitorViewModel model, Consumer<String> show) {
        this.table = new DataTable<>(model.alerts());
        table.setId("monitor-alerts");
        table.setAccessibleText(text("monitor.alerts"));
        table.status(text("monitor.alert.state"), alert -> alert, AlertsView::severity, AlertsView::state);
        table.text(text("monitor.column.topic"), Alert::topic).setPrefWidth(180);
        table.text(text("monitor.alert.rule"), alert -> MonitorWords.rule(alert.rule())).setPrefWidth(260);
        table.text(text("monitor.alert.opened"), alert -> MonitorWords.time(alert.opened())).setPrefWidth(130);
        table.text(text("monitor.alert.closed"), alert -> {
            Instant closed = alert.closed();
            return closed == null ? "–" : MonitorWords.time(closed);
        }).setPrefWidth(130);
        table.text(text("monitor.alert.last"), alert -> MonitorWords.value(alert, alert.last()));
        table.text(text("monitor.alert.worst"), alert -> MonitorWords.value(alert, alert.worst()));
        table.onOpen(() -> chosen().forEach(alert -> show.accept(alert.topic())));
        table.setPlaceholder(Placeholder.empty(
                Feather.BELL, text("monitor.alerts.none"), text("monitor.alerts.none.text")));
        Button seen = new Button(text("monitor.alert.acknowledge"), Icons.of(Feather.EYE));
        seen.setId("monitor-acknowledge");
        seen.setOnAction(event -> chosen().forEach(model::acknowledge));
        Button close = new Button(text("monitor.alert.close"), Icons.of(Feather.CHECK));
        close.setId("monitor-close-alert");
        close.setOnAction(event -> chosen().forEach(model::close));
        Button topic = new Button(text("monitor.alert.show"), Icons.of(Feather.BAR_CHART_2));
        topic.setId("monitor-show-topic");
        topic.setOnAction(event -> chosen().stream().findFirst().ifPresent(alert -> show.accept(alert.topic())));
        for (Button button : List.of(seen, close, topic)) {
            button.getStyleClass().add("small");
            button.disableProperty().bind(Bindings.isEmpty(table.getSelectionModel().getSelectedItems()));
        }
        HBox bar = new HBox(seen, close, topic);
        bar.getStyleClass().add("monitor-bar");
        StackPane place = new StackPane(table);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().setAll(bar, place);
    }

    private List<Alert> chosen() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    private static Severity severity(Alert alert) {
        if (!alert.isOpen()) {
            return Severity.NEUTRAL;
        }
        return alert.acknowledged() ? Severity.WARNING : Severity.BAD;
    }

    private static String state(Alert alert) {
        Alert.End end = alert.end();
        if (end != null) {
            return text("monitor.alert.end." + end.name());
        }
        return text(alert.acknowledged() ? "monitor.alert.seen" : "monitor.alert.open");
    }
}
