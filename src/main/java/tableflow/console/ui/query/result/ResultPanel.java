package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.ui.query.QueryRun;
import tableflow.console.ui.query.QueryScope;
import tableflow.console.ui.query.RunPanel;
import tableflow.console.ui.query.RunPhase;
import tableflow.console.ui.query.RunPlace;
import tableflow.console.ui.query.Workbench;
import tableflow.console.ui.query.result.ResultViewModel.Wanted;
import tableflow.console.ui.shell.PaneContext;

/// The result of a run as a tab below it.
public final class ResultPanel implements RunPanel {

    private final ResultViewModel model;
    private final ResultView view;
    private final Subscription ending;

    private ResultPanel(ResultServices services, ColumnMemory memory, QueryRun run, Workbench bench) {
        model = new ResultViewModel(services, bench.context().work());
        // First of all: the rows are on their way while the view is made.
        Subscription whenSucceeded = run.phaseProperty().subscribe(phase -> open(run, bench));
        PaneContext context = bench.context();
        ColumnMemory.Page page = ColumnMemory.Page.of(memory, run.place().map(RunPlace::tab));
        view = new ResultView(model, context, RecordLink.through(context.navigation(), context.work()), page,
                () -> bench.openAndRun(run.title(), run.sql(), where(run.request(), bench)));
        ending = whenSucceeded;
    }

    private void open(QueryRun run, Workbench bench) {
        QueryExecution ended = run.executionProperty().get();
        if (run.phase() == RunPhase.SUCCEEDED && ended != null) {
            model.open(new Wanted(run.title(), ended, run.request().workgroup(),
                    run.started().orElseGet(bench.context().work().clock()::instant)));
        }
    }

    private static QueryScope where(QueryRequest ran, Workbench bench) {
        String workgroup = ran.workgroup();
        return new QueryScope(ran.catalog(), ran.database(),
                workgroup == null ? bench.scopeProperty().get().workgroup() : workgroup);
    }

    /// The tab for the pane.
    public static Spec spec(ResultServices services) {
        ColumnMemory memory = new ColumnMemory();
        return new Spec("result", text("result.title"), new Factory() {
            @Override
            public RunPanel make(QueryRun run, Workbench bench) {
                return new ResultPanel(services, memory, run, bench);
            }

            @Override
            public ObservableValue<Boolean> available(QueryRun run) {
                return run.phaseProperty().map(phase -> phase == RunPhase.SUCCEEDED);
            }

            // The first rows should not wait for the view.
            @Override
            public boolean isMadeAhead() {
                return true;
            }

            @Override
            public boolean leads(QueryRun run) {
                return true;
            }
        });
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void close() {
        ending.unsubscribe();
        view.close();
        model.close();
    }
}
