package tableflow.console.ui.query.history;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Open;
import tableflow.console.domain.Units;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryState;
import tableflow.console.service.query.History;
import tableflow.console.service.query.plan.Price;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.query.SidePanel;

/// The tab of the side bar with the workgroup's history.
public final class HistoryPanel implements SidePanel {

    private static final ZoneId ZONE = ZoneId.systemDefault();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<Duration> AGES = List.of(Duration.ofDays(1), Duration.ofDays(7), History.KEPT);

    private final HistoryViewModel model;
    private final VBox view = new VBox();
    private final DataTable<QueryExecution> table;
    private final Label summary = new Label();
    private final Button more = new Button(text("query.history.more"));
    private final Button stop = new Button(text("query.history.stop"));
    private final CostChart chart = new CostChart();

    private HistoryPanel(HistoryViewModel model) {
        this.model = model;
        table = table(model);
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        summary.getStyleClass().add("text-muted");
        summary.setWrapText(true);
        summary.setId("query-history-summary");
        more.getStyleClass().addAll("small");
        more.setOnAction(event -> model.loadMore());
        stop.getStyleClass().addAll("small");
        stop.setOnAction(event -> model.stop());
        summary.setMinHeight(Label.USE_PREF_SIZE);
        FlowPane reading = new FlowPane(more, stop);
        reading.getStyleClass().add("query-side-foot");
        VBox foot = new VBox(summary, reading);
        VBox.setVgrow(table, Priority.ALWAYS);
        view.getStyleClass().add("query-side-panel");
        view.setId("query-history");
        view.getChildren().setAll(filters(), banner, table, actions(), foot, chart);
        model.shown().addListener((ListChangeListener<QueryExecution>) change -> summarise());
        model.completenessProperty().subscribe(now -> summarise());
        model.busyProperty().subscribe(busy -> summarise());
    }

    /// The panel for the pane.
    public static Spec spec(HistoryServices services) {
        return new Spec("history", text("query.history.title"), Feather.CLOCK,
                bench -> new HistoryPanel(new HistoryViewModel(services, bench)));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        model.loadOnce();
    }

    @Override
    public void close() {
        model.close();
    }

    private Node filters() {
        TextField search = new TextField();
        search.setPromptText(text("query.history.search"));
        search.setAccessibleText(text("query.history.search"));
        search.setId("query-history-search");
        search.textProperty().bindBidirectional(model.searchProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        Button reload = Icons.button(Feather.REFRESH_CW, text("query.history.reload"), model::reload);
        HBox line = new HBox(search, reload);
        line.getStyleClass().add("query-side-line");

        ComboBox<Duration> ages = new ComboBox<>();
        ages.getItems().setAll(AGES);
        ages.setConverter(new ShownAs<>(days -> text("query.history.days", days.toDays())));
        ages.setAccessibleText(text("query.history.age"));
        ages.valueProperty().bindBidirectional(model.ageProperty());
        ComboBox<@Nullable QueryState> states = new ComboBox<>();
        states.getItems().add(null);
        states.getItems().addAll(QueryState.values());
        states.setConverter(new ShownAs<>(HistoryPanel::stateText));
        states.setAccessibleText(text("query.history.state"));
        states.setPromptText(text("query.history.state.all"));
        states.valueProperty().bindBidirectional(model.stateProperty());
        CheckBox mine = new CheckBox(text("query.history.mine"));
        mine.selectedProperty().bindBidirectional(model.mineProperty());
        FlowPane choices = new FlowPane(ages, states, mine);
        choices.getStyleClass().add("query-side-foot");
        return new VBox(line, choices);
    }

    private static String stateText(@Nullable QueryState state) {
        return state == null ? text("query.history.state.all") : text("query.phase." + state.name().toLowerCase(
                Locale.ROOT));
    }

    private static DataTable<QueryExecution> table(HistoryViewModel model) {
        DataTable<QueryExecution> table = new DataTable<>(model.shown());
        table.setId("query-history-table");
        // A side bar is narrow: what does not fit is reached by scrolling, not squeezed.
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        state(table);
        table.text(text("query.statement"), each -> each.sql().strip().replaceAll("\\s+", " ")).setPrefWidth(190);
        table.text(text("query.history.time"), HistoryPanel::time).setPrefWidth(120);
        table.number(text("query.history.scanned"), HistoryPanel::scanned, Units::size);
        table.number(text("query.history.cost"), model::cost, Price::text);
        table.setPlaceholder(Placeholder.empty(
                Feather.CLOCK, text("query.history.none"), text("query.history.none.text")));
        table.onOpen(() -> model.open(table.getSelectionModel().getSelectedItem()));
        return table;
    }

    /// A sign alone: the statement needs the room.
    private static void state(DataTable<QueryExecution> table) {
        var column = table.custom(
                text("query.history.state"), QueryExecution::state,
                Comparator.<Open<QueryState>, Severity>comparing(HistoryPanel::severity).reversed()
                        .thenComparing(HistoryPanel::words),
                HistoryPanel::words,
                (cell, state) -> {
                    Label sign = cell.getGraphic() instanceof Label reused ? reused : new Label();
                    sign.setGraphic(Icons.of(severity(state).icon(), severity(state).styleClass()));
                    sign.setTooltip(new Tooltip(words(state)));
                    sign.setAccessibleText(words(state));
                    cell.setGraphic(sign);
                });
        column.setPrefWidth(64);
    }

    private static String words(Open<QueryState> state) {
        return state.known() == null ? state.text() : stateText(state.known());
    }

    private static Severity severity(Open<QueryState> state) {
        return switch (state.known()) {
            case SUCCEEDED -> Severity.GOOD;
            case FAILED -> Severity.BAD;
            case CANCELLED -> Severity.WARNING;
            case null -> Severity.NEUTRAL;
            default -> Severity.BUSY;
        };
    }

    private static String time(QueryExecution each) {
        return each.context().submitted() == null ? "" : TIME.format(each.context().submitted().atZone(ZONE));
    }

    private static @Nullable Long scanned(QueryExecution each) {
        return each.statistics().scannedBytes().isPresent()
                ? Long.valueOf(each.statistics().scannedBytes().getAsLong())
                : null;
    }

    private Node actions() {
        Button open = new Button(text("query.history.open"), Icons.of(Feather.EDIT_3));
        open.setOnAction(event -> model.open(table.getSelectionModel().getSelectedItem()));
        Button result = new Button(text("query.history.result"), Icons.of(Feather.GRID));
        result.setId("query-history-result");
        result.setOnAction(event -> model.showResult(table.getSelectionModel().getSelectedItem()));
        Button again = new Button(text("query.history.again"), Icons.of(Feather.PLAY));
        again.setId("query-history-again");
        again.setOnAction(event -> model.runAgain(table.getSelectionModel().getSelectedItem()));
        Button copy = new Button(text("query.history.copy"), Icons.of(Feather.COPY));
        copy.setOnAction(event -> Copying.copy(table.getSelectionModel().getSelectedItem().id()));
        FlowPane actions = new FlowPane(result, open, again, copy);
        actions.getStyleClass().add("query-side-foot");
        var chosen = table.getSelectionModel().selectedItemProperty();
        actions.getChildren().forEach(button -> {
            button.getStyleClass().add("small");
            button.disableProperty().bind(button.equals(result)
                    ? chosen.map(it -> !HistoryViewModel.hasResult(it)).orElse(true)
                    : chosen.map(it -> false).orElse(true));
        });
        return actions;
    }

    private void summarise() {
        History.Loaded done = model.completenessProperty().get();
        int shown = model.shown().size();
        int loaded = model.loaded().size();
        boolean busy = model.busyProperty().get();
        String key = busy ? "query.history.loading"
                : done != null && done.complete() ? "query.history.complete" : "query.history.partial";
        summary.setText(text(key, shown, loaded));
        show(more, !busy && done != null && !done.complete());
        show(stop, busy);
        if (!busy) {
            chart.show(model.costPerDay(ZONE), done != null && done.complete());
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
