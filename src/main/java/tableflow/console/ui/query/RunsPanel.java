package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.Units;
import tableflow.console.service.query.desk.PastRun;
import tableflow.console.service.query.desk.RunHistory;
import tableflow.console.service.query.plan.Price;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.Durations;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.StatusPill;

/// The runs made on this machine, newest first, found by any word of statement, database, state or error.
final class RunsPanel implements SidePanel {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final PastRuns model;
    private final VBox view;

    private RunsPanel(PastRuns model, Workbench bench) {
        this.model = model;
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        TextField filter = new TextField();
        filter.setId("query-past-filter");
        filter.setPromptText(text("query.past.filter"));
        filter.setAccessibleText(text("query.past.filter"));
        StatementList<PastRun> list = new StatementList<>("query-past", text("query.past"), model.all());
        list.finds(filter.textProperty(), PastRun::matches);
        list.setCellFactory(view -> new Row(model.keptProperty()));
        model.keptProperty().subscribe(list::refresh);
        list.setFixedCellSize(52);
        list.setPlaceholder(Placeholder.empty(Feather.CLOCK, text("query.past.none"), text("query.past.none.text")));
        list.offers("query.past.result", model::showResult)
                .offers("query.saved.open", KeyCode.ENTER, true, model::open)
                .offers("query.saved.insert", it -> bench.insert(it.sql()))
                .offers("query.past.again", model::runAgain)
                .offers("query.past.copy", it -> Copying.copy(it.sql()));
        list.getContextMenu().setOnShowing(event -> list.getContextMenu().getItems().getFirst()
                .setDisable(!PastRuns.hasResult(list.getSelectionModel().getSelectedItem())));
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            PastRun run = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && event.isShiftDown() && run != null) {
                model.showResult(run);
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        view = new VBox(filter, banner, list);
        view.getStyleClass().add("query-side");
    }

    static SidePanel.Spec spec(RunHistory history, QueryServices.Lookup lookup) {
        return new SidePanel.Spec("past", text("query.past"), Feather.LIST, bench ->
                new RunsPanel(new PastRuns(history, lookup, bench), bench));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        model.visible(true);
    }

    @Override
    public void onHidden() {
        model.visible(false);
    }

    @Override
    public void close() {
        model.close();
    }

    private static final class Row extends ListCell<PastRun> {
        private final StatusPill state = new StatusPill();
        private final Label when = new Label();
        private final Label sql = new Label();
        private final FontIcon here = Icons.of(Feather.HARD_DRIVE, "text-muted");
        private final VBox lines = new VBox(new HBox(8, state, when, here), sql);
        private final ReadOnlyObjectProperty<Set<String>> kept;
        private final Tooltip whole = new Tooltip();

        /// @param kept ids of the runs whose rows are here
        Row(ReadOnlyObjectProperty<Set<String>> kept) {
            this.kept = kept;
            here.setAccessibleText(text("query.past.kept"));
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
            boolean isKept = item.id() != null && kept.get().contains(item.id());
            here.setVisible(isKept);
            sql.setText(item.sql().replaceAll("\\s+", " "));
            String note = item.error() != null ? item.error() : isKept ? text("query.past.kept") : "";
            whole.setText(note.isEmpty() ? item.sql() : note + "\n\n" + item.sql());
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
