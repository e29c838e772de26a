package tableflow.console.ui.query.statistics;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.VBox;
import tableflow.console.domain.Units;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.RuntimeStatistics;
import tableflow.console.domain.query.RuntimeStatistics.PlanNode;
import tableflow.console.domain.query.RuntimeStatistics.Rows;
import tableflow.console.domain.query.RuntimeStatistics.Stage;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.KeyValueGrid;
import tableflow.console.ui.query.QueryRun;
import tableflow.console.ui.query.RunPanel;
import tableflow.console.ui.query.Workbench;

/// The tab below a run with its timeline, its rows and bytes, and its tree of stages.
public final class StatisticsPanel implements RunPanel {

    private static final double TREE_HEIGHT = 240;

    private final StatisticsViewModel model;
    private final ScrollPane view = new ScrollPane();
    private final TimelineBar timeline = new TimelineBar();
    private final KeyValueGrid figures = new KeyValueGrid();
    private final Label note = new Label();
    private final TreeView<String> stages = new TreeView<>();

    private StatisticsPanel(StatisticsViewModel model) {
        this.model = model;
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        note.getStyleClass().add("text-muted");
        note.setWrapText(true);
        stages.setAccessibleText(text("query.statistics.stages"));
        stages.setPrefHeight(TREE_HEIGHT);
        stages.setId("query-stages");
        VBox content = new VBox(banner, timeline, figures, note, stages);
        content.getStyleClass().add("query-messages");
        view.setContent(content);
        view.setFitToWidth(true);
        view.setId("query-statistics");
        model.statisticsProperty().subscribe(told -> show());
        model.busyProperty().subscribe(busy -> show());
    }

    /// The panel for the pane.
    ///
    /// @param reader of a query's statistics by its id; blocking
    public static Spec spec(Function<String, RuntimeStatistics> reader) {
        return new Spec("statistics", text("query.statistics.title"), new Factory() {
            @Override
            public RunPanel make(QueryRun run, Workbench bench) {
                QueryExecution execution = run.executionProperty().get();
                if (execution == null) {
                    throw new IllegalStateException("it is shown only for what has ended");
                }
                return new StatisticsPanel(
                        new StatisticsViewModel(bench.context().work(), execution, reader));
            }

            @Override
            public ObservableValue<Boolean> available(QueryRun run) {
                return run.executionProperty().map(QueryExecution::isFinal).orElse(false);
            }
        });
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void close() {
        model.close();
    }

    private void show() {
        timeline.show(model.timeline());
        figures.clear();
        model.execution().statistics().total().ifPresent(
                millis -> figures.add(text("query.statistics.total"), Units.duration(millis)));
        model.execution().statistics().scannedBytes().ifPresent(
                bytes -> figures.add(text("query.statistics.scanned"), amount(bytes)));
        model.execution().statistics().dpu().ifPresent(
                dpu -> figures.add(text("query.statistics.dpu"), Double.toString(dpu)));
        RuntimeStatistics told = model.statisticsProperty().get();
        if (told != null) {
            told.rows().ifPresent(rows -> {
                figures.add(text("query.statistics.in"), rowsAndBytes(rows.inputRows(), rows.inputBytes()));
                figures.add(text("query.statistics.out"), rowsAndBytes(rows.outputRows(), rows.outputBytes()));
            });
        }
        boolean tree = told != null && told.output().isPresent();
        stages.setVisible(tree);
        stages.setManaged(tree);
        stages.setRoot(tree ? item(told.output().orElseThrow()) : null);
        note.setText(tree ? text("query.statistics.stages")
                : text(model.expectsMore() ? "query.statistics.coming" : "query.statistics.none"));
    }

    private static String amount(long bytes) {
        return Units.size(bytes) + " (" + Units.grouped(bytes) + ")";
    }

    private static String rowsAndBytes(OptionalLong rows, OptionalLong bytes) {
        return text("query.statistics.amount",
                rows.isPresent() ? Units.grouped(rows.getAsLong()) : "\u2013",
                bytes.isPresent() ? Units.size(bytes.getAsLong()) : "\u2013");
    }

    private static TreeItem<String> item(Stage stage) {
        Rows rows = stage.rows();
        TreeItem<String> item = new TreeItem<>(text("query.statistics.stage",
                Long.toString(stage.id()), stage.state(),
                rowsAndBytes(rows.inputRows(), rows.inputBytes()),
                stage.executionMillis().isPresent() ? Units.duration(stage.executionMillis().getAsLong()) : "\u2013"));
        if (stage.plan() != null) {
            item.getChildren().add(item(stage.plan()));
        }
        stage.feeding().forEach(fed -> item.getChildren().add(item(fed)));
        item.setExpanded(true);
        return item;
    }

    private static TreeItem<String> item(PlanNode node) {
        List<String> sources = node.remoteSources();
        TreeItem<String> item = new TreeItem<>(sources.isEmpty()
                ? node.name()
                : text("query.statistics.reads", node.name(), String.join(", ", sources)));
        node.children().forEach(child -> item.getChildren().add(item(child)));
        item.setExpanded(true);
        return item;
    }
}
