package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.service.monitor.MonitorSettings;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.PaneHeader;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.control.StatusPill;

/// The Monitor pane: header, and three tabs: the board with the chosen topic beside it, alerts, limits.
final class MonitorView extends BorderPane {

    private final MonitorViewModel model;
    private final FilteredList<TopicSample> rows;
    private final StackPane board = new StackPane();
    private final SplitPane split = new SplitPane();
    private final Node table;
    private final BoardDetail detail;
    private final TabPane tabs = new TabPane();
    private final Tab alertsTab = new Tab();
    private final Button toggle = new Button();
    private final StatusPill status = new StatusPill();
    private final PaneHeader header;
    private final Label notes = new Label();

    MonitorView(MonitorViewModel model) {
        this.model = model;
        this.rows = new FilteredList<>(model.rows());
        this.table = new BoardTable(model, rows).node();
        this.detail = new BoardDetail(model);
        getStyleClass().add("monitor");
        ErrorBanner banner = new ErrorBanner();
        banner.setId("monitor-banner");
        banner.follow(model.problemProperty());
        header = new PaneHeader(text("monitor.title"), actions());
        ErrorBanner untold = new ErrorBanner();
        untold.setId("monitor-untold");
        untold.follow(model.telling().problemProperty());
        setTop(new VBox(header, banner, untold));
        split.setOrientation(Orientation.HORIZONTAL);
        split.setId("monitor-split");
        notes.getStyleClass().addAll("small-text", "text-muted", "monitor-notes");
        notes.setWrapText(true);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("monitor-tabs");
        Tab boardTab = new Tab(text("monitor.board"), new BorderPane(board, filterBar(), null, notes, null));
        boardTab.setId("board");
        alertsTab.setId("alerts");
        alertsTab.setContent(new AlertsView(model, this::reveal));
        Tab limits = new Tab(text("monitor.limits"), new LimitsView(model));
        limits.setId("limits");
        Tab storage = new Tab(text("monitor.buckets"), new BucketsView(model.buckets(), model.work().clock()));
        storage.setId("storage");
        tabs.getTabs().setAll(boardTab, alertsTab, storage, limits);
        setCenter(tabs);
        model.stateProperty().subscribe(this::showState);
        model.selectedProperty().subscribe(this::showDetail);
        model.settingsProperty().subscribe(this::showStatus);
        model.offlineProperty().subscribe(now -> showStatus());
        model.roundProperty().subscribe(this::showRound);
        model.alerts().subscribe(this::showAlerts);
        showAlerts();
    }

    private Node[] actions() {
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.getStyleClass().add("monitor-spinner");
        spinner.visibleProperty().bind(model.busyProperty());
        ComboBox<Duration> interval =
                new ComboBox<>(FXCollections.observableArrayList(MonitorSettings.INTERVALS));
        interval.setId("monitor-interval");
        interval.setAccessibleText(text("monitor.interval"));
        interval.setConverter(new ShownAs<>(value -> text("monitor.interval.every", Units.duration(value.toMillis()))));
        model.settingsProperty().subscribe(settings -> interval.setValue(settings.interval()));
        interval.setOnAction(event -> {
            if (interval.getValue() != null && !interval.getValue().equals(model.settingsProperty().get().interval())) {
                model.setInterval(interval.getValue());
            }
        });
        toggle.setId("monitor-toggle");
        toggle.setOnAction(event -> model.setSampling(!model.settingsProperty().get().sampling()));
        Button now = Icons.button(Feather.REFRESH_CW, text("monitor.now"), model::sampleNow);
        now.setId("monitor-now");
        now.disableProperty().bind(model.busyProperty());
        return new Node[] {spinner, status, interval, toggle, now};
    }

    private Node filterBar() {
        TextField filter = new TextField();
        filter.setId("monitor-filter");
        filter.setPromptText(text("monitor.filter"));
        filter.setAccessibleText(text("monitor.filter"));
        filter.setPrefColumnCount(28);
        filter.textProperty().subscribe(typed -> {
            String wanted = typed.strip().toLowerCase(Locale.ROOT);
            rows.setPredicate(sample -> sample.topic().toLowerCase(Locale.ROOT).contains(wanted));
        });
        BucketStrip buckets =
                new BucketStrip(model.buckets(), model.work().clock(), () -> showTab("storage"));
        HBox.setHgrow(buckets, Priority.ALWAYS);
        HBox bar = new HBox(filter, buckets);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("monitor-bar");
        HBox.setHgrow(filter, Priority.NEVER);
        return bar;
    }

    private void showState(MonitorViewModel.State state) {
        board.getChildren().setAll(switch (state) {
            case LOADING -> Placeholder.loading(text("monitor.loading"));
            case EMPTY -> Placeholder.empty(Feather.ACTIVITY, text("monitor.empty"), text("monitor.empty.text"));
            case STOPPED -> Placeholder.empty(Feather.STOP_CIRCLE, text("monitor.stopped"),
                            text("monitor.stopped.text"))
                    .action(text("monitor.start"), () -> model.setSampling(true));
            case FAILED -> Placeholder.empty(Feather.CLOUD_OFF, text("monitor.failed"), text("monitor.failed.text"))
                    .action(text("monitor.again"), model::sampleNow);
            case ROWS -> split;
        });
        showDetail();
    }

    private void showDetail() {
        boolean chosen = model.selectedProperty().get() != null;
        if (chosen && split.getItems().size() != 2) {
            split.getItems().setAll(table, detail);
            split.setDividerPositions(0.55);
        } else if (!chosen && split.getItems().size() != 1) {
            split.getItems().setAll(table);
        }
    }

    private void showStatus() {
        boolean on = model.settingsProperty().get().sampling();
        toggle.setText(text(on ? "monitor.stop" : "monitor.start"));
        toggle.setGraphic(Icons.of(on ? Feather.SQUARE : Feather.PLAY));
        if (!on) {
            status.show(Severity.NEUTRAL, text("monitor.status.stopped"));
        } else if (model.offlineProperty().get()) {
            status.show(Severity.WARNING, text("monitor.status.offline"));
            status.explain(text("monitor.status.offline.text"));
        } else {
            status.show(Severity.GOOD, text("monitor.status.running"));
            status.explain(null);
        }
    }

    /// Which systems did not answer stands below the board: their figures are missing in all rows.
    private void showRound(@Nullable Round round) {
        if (round == null) {
            notes.setText("");
            return;
        }
        header.subtitleProperty().set(text(
                "monitor.subtitle", round.samples().size(), MonitorWords.time(round.at())));
        notes.setText(round.failures().entrySet().stream()
                .map(MonitorView::missing)
                .collect(Collectors.joining("\n")));
    }

    private static String missing(Map.Entry<Round.Source, RemoteFailure> entry) {
        return text("monitor.missing", text("monitor.source." + entry.getKey().name()), entry.getValue().getMessage());
    }

    private void showAlerts() {
        long open = model.alerts().stream().filter(Alert::isOpen).count();
        alertsTab.setText(open == 0 ? text("monitor.alerts") : text("monitor.alerts.open", open));
    }

    /// Shows a topic in the board.
    void reveal(String topic) {
        showTab("board");
        model.selectedProperty().set(topic);
    }

    /// Shows a tab: `board`, `alerts`, `storage` or `limits`.
    void showTab(String id) {
        tabs.getTabs().stream()
                .filter(tab -> tab.getId().equals(id))
                .findFirst()
                .ifPresent(tab -> tabs.getSelectionModel().select(tab));
    }
}
