package tableflow.console.ui.query.explain;

import static tableflow.console.ui.Messages.text;

import java.util.function.Supplier;
import javafx.scene.Node;
import tableflow.console.service.query.explain.Explainer;
import tableflow.console.ui.query.QueryRun;
import tableflow.console.ui.query.RunPanel;
import tableflow.console.ui.query.Workbench;

/// The tab with the plan and advice of a run.
public final class PlanPanel implements RunPanel {

    private final PlanViewModel model;
    private final PlanView view;

    private PlanPanel(PlanViewModel model) {
        this.model = model;
        this.view = new PlanView(model);
    }

    /// The panel for the pane.
    ///
    /// @param explainer asked on background threads only: it may have to open clients first
    public static Spec spec(Supplier<Explainer> explainer) {
        return new Spec("plan", text("query.plan"), new Factory() {
            @Override
            public RunPanel make(QueryRun run, Workbench bench) {
                PlanViewModel model = new PlanViewModel(run, bench, explainer);
                PlanPanel panel = new PlanPanel(model);
                model.open();
                return panel;
            }

            // The result of an EXPLAIN is a plan.
            @Override
            public boolean leads(QueryRun run) {
                return Explainer.isExplain(run.sql());
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
}
