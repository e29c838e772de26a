package tableflow.console.ui.query.explain;

import static tableflow.console.ui.Messages.text;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.service.query.explain.Advice;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.query.QueryRun;
import tableflow.console.ui.query.RunPanel;
import tableflow.console.ui.query.RunPhase;
import tableflow.console.ui.query.RunPlace;
import tableflow.console.ui.query.Workbench;
import tableflow.console.ui.work.Problem;

/// The tab of a run with the plan of its statement and advice about it. For an `EXPLAIN` the plan is its result; for a
/// query it is asked for with a button, which reads no data.
public final class PlanPanel implements RunPanel {

    private final PlanViewModel model;
    private final QueryRun run;
    private final Workbench bench;
    private final VBox adviceBox = new VBox(8);
    private final VBox view;

    private PlanPanel(QueryRun run, Workbench bench, PlanSource source) {
        this.run = run;
        this.bench = bench;
        model = new PlanViewModel(run.sql(), source, bench.context().work());
        PlanTree tree = new PlanTree();
        Label phases = new Label();
        phases.setId("query-plan-phases");
        phases.getStyleClass().add("text-muted");
        Placeholder none = Placeholder.empty(Feather.GIT_MERGE, text("query.plan.none"), text("query.plan.none.text"));
        if (PlanViewModel.canBeExplained(run.sql())) {
            none.action(text("query.plan.explain"), this::explain);
        }
        Placeholder loading = Placeholder.loading(text("query.plan.loading"));
        loading.action(text("query.cancel"), model::cancel);
        ErrorBanner banner = new ErrorBanner();
        model.failureProperty().subscribe(failed -> banner.show(failed == null ? null : Problem.of(failed)));
        model.planProperty().subscribe(plan -> {
            tree.show(plan);
            phases.setText(plan == null ? "" : plan.phases());
        });
        loading.visibleProperty().bind(model.busyProperty());
        none.visibleProperty().bind(model.planProperty().isNull().and(model.busyProperty().not()));
        tree.visibleProperty().bind(model.planProperty().isNotNull());
        StackPane stack = new StackPane(tree, none, loading);
        VBox left = new VBox(4, phases, stack);
        VBox.setVgrow(stack, Priority.ALWAYS);
        phases.managedProperty().bind(phases.textProperty().isNotEmpty());
        adviceBox.getStyleClass().add("query-messages");
        adviceBox.setId("query-plan-advice");
        model.advice().addListener((ListChangeListener<Advice>) _ -> advise());
        advise();
        SplitPane split = new SplitPane(left, adviceBox);
        split.setDividerPositions(0.7);
        SplitPane.setResizableWithParent(adviceBox, false);
        view = new VBox(banner, split);
        VBox.setVgrow(split, Priority.ALWAYS);
        if (PlanViewModel.isExplain(run.sql())) {
            run.phaseProperty().subscribe(phase -> {
                QueryExecution ended = run.executionProperty().get();
                if (phase == RunPhase.SUCCEEDED && ended != null) {
                    model.read(ended);
                }
            });
        }
    }

    /// The panel for runs.
    public static RunPanel.Spec spec(PlanSource source) {
        return new RunPanel.Spec("plan", text("query.plan"), new RunPanel.Factory() {
            @Override
            public RunPanel make(QueryRun run, Workbench bench) {
                return new PlanPanel(run, bench, source);
            }

            @Override
            public boolean leads(QueryRun run) {
                return PlanViewModel.isExplain(run.sql());
            }
        });
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void close() {
        model.cancel();
    }

    private void explain() {
        model.explain(run.request());
    }

    private void advise() {
        adviceBox.getChildren().clear();
        Label title = new Label(text("query.plan.advice.title"));
        title.getStyleClass().add("title-4");
        adviceBox.getChildren().add(title);
        if (model.advice().isEmpty()) {
            Label nothing = new Label(text("query.plan.advice.none"));
            nothing.setWrapText(true);
            adviceBox.getChildren().add(nothing);
        }
        model.advice().forEach(one -> adviceBox.getChildren().add(line(one)));
    }

    private VBox line(Advice one) {
        Label problem = new Label(one.problem(), Icons.of(Feather.ALERT_TRIANGLE));
        problem.setWrapText(true);
        Label remedy = new Label(one.remedy());
        remedy.setWrapText(true);
        remedy.getStyleClass().add("text-muted");
        VBox box = new VBox(2, problem, remedy);
        Advice.Place place = one.place();
        RunPlace whole = run.place().orElse(null);
        if (place != null && whole != null) {
            Hyperlink jump = new Hyperlink(text("query.plan.advice.show"));
            jump.setOnAction(_ -> bench.show(new RunPlace(
                    whole.tab(), whole.from() + place.from(), whole.from() + place.to())));
            box.getChildren().add(new HBox(jump));
        } else if (place != null) {
            box.getChildren().add(new Label(run.sql().substring(place.from(), place.to())));
        }
        return box;
    }
}
