package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.service.query.desk.PastRun;
import tableflow.console.service.query.desk.RunHistory;
import tableflow.console.service.query.plan.Price;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.Durations;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// The runs made on this machine, newest first, found by any word of statement, database, state or error.
final class RunsPanel implements SidePanel {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final RunHistory history;
    private final Workbench bench;
    private final ObservableList<PastRun> all = FXCollections.observableArrayList();
    private final StatementList<PastRun> list = new StatementList<>("query-past", text("query.past"), all);
    private final LatestOnly slot = new LatestOnly();
    private final ErrorBanner banner = new ErrorBanner();
    private final VBox view;
    private boolean visible;

    private RunsPanel(RunHistory history, Workbench bench) {
        this.history = history;
        this.bench = bench;
        TextField filter = new TextField();
        filter.setId("query-past-filter");
        filter.setPromptText(text("query.past.filter"));
        filter.setAccessibleText(text("query.past.filter"));
        list.finds(filter.textProperty(), PastRun::matches);
        list.setCellFactory(view -> new Row());
        list.setFixedCellSize(52);
        list.setPlaceholder(Placeholder.empty(Feather.CLOCK, text("query.past.none"), text("query.past.none.text")));
        list.offers("query.saved.open", KeyCode.ENTER, true, this::open)
                .offers("query.saved.insert", it -> bench.insert(it.sql()))
                .offers("query.past.again", it -> bench.openAndRun(text("query.past.name"), it.sql(), where(it)))
                .offers("query.past.copy", it -> Copying.copy(it.sql()));
        bench.runs().addListener((ListChangeListener<QueryRun>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(run -> run.phaseProperty().subscribe(phase -> {
                    if (phase.isEnded() && visible) {
                        read();
                    }
                }));
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        view = new VBox(filter, banner, list);
        view.getStyleClass().add("query-side");
    }

    static SidePanel.Spec spec(RunHistory history) {
        return new SidePanel.Spec("past", text("query.past"), Feather.CLOCK, bench -> new RunsPanel(history, bench));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        visible = true;
        read();
    }

    @Override
    public void onHidden() {
        visible = false;
    }

    @Override
    public void close() {
        slot.clear();
    }

    private void read() {
        bench.context()
                .work()
                .job(text("query.job.past"), progress -> List.copyOf(history.list()))
                .in(slot)
                .quiet()
                .onResult(all::setAll)
                .onFailure(failure -> banner.show(new Problem(failure, this::read)))
                .start();
    }

    private void open(PastRun run) {
        bench.open(text("query.past.name"), run.sql(), where(run));
    }

    /// A run is begun again where it ran.
    private static QueryScope where(PastRun run) {
        return new QueryScope(run.catalog(), run.database(), run.workgroup());
    }

    private static final class Row extends ListCell<PastRun> {
        private final StatusPill state = new StatusPill();
        private final Label when = new Label();
        private final Label sql = new Label();
        private final VBox lines = new VBox(new HBox(8, state, when), sql);
        private final Tooltip whole = new Tooltip();

        Row() {
            when.getStyleClass().addAll("text-muted", "small-text");
            sql.getStyleClass().add("mono");
            lines.setSpacing(3);
            setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable PastRun item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            RunPhase phase = phase(item.state());
            state.show(phase.severity(), text("query.phase." + phase.key()));
            StringBuilder facts = new StringBuilder(TIME.format(item.started()))
                    .append(" \u00b7 ").append(Durations.text(Duration.ofMillis(item.millis())));
            if (item.scanned() != null) {
                facts.append(" \u00b7 ").append(Units.size(item.scanned()));
            }
            if (item.dollars() != null) {
                facts.append(" \u00b7 ").append(Price.text(new java.math.BigDecimal(item.dollars())));
            }
            when.setText(facts.toString());
            sql.setText(item.sql().replaceAll("\\s+", " "));
            whole.setText(item.error() == null ? item.sql() : item.error() + "\n\n" + item.sql());
            setTooltip(whole);
            setGraphic(lines);
        }

        private static RunPhase phase(String state) {
            for (RunPhase phase : RunPhase.values()) {
                if (phase.name().equals(state)) {
                    return phase;
                }
            }
            return RunPhase.RUNNING;
        }
    }
}
