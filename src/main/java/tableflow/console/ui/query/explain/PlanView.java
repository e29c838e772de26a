package tableflow.console.ui.query.explain;

import static tableflow.console.ui.Messages.text;

import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.query.plan.PlanNode;
import tableflow.console.domain.query.plan.QueryPlan;
import tableflow.console.service.query.explain.Advice;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;

/// A run's plan on the left, the chosen operator's own lines below it, advice on the right.
final class PlanView extends VBox {

    private static final double TREE = 0.66;
    private static final double LINES = 0.7;
    private static final double BUSY = 16;

    private final PlanViewModel model;
    private final PlanTree tree = new PlanTree();
    private final TextArea lines = new TextArea();
    private final Label phases = new Label();
    private final VBox advice = new VBox();
    private final StackPane plan = new StackPane();
    private final Placeholder none;

    PlanView(PlanViewModel model) {
        this.model = model;
        getStyleClass().add("query-plan");
        Button explain = button("query-plan-explain", "query.plan.explain", Feather.GIT_MERGE, model::explain);
        Button analyze = button("query-plan-analyze", "query.plan.analyze", Feather.ACTIVITY, model::analyze);
        Button cancel = button("query-plan-cancel", "query.cancel", Feather.SQUARE, model::cancel);
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(BUSY, BUSY);
        phases.getStyleClass().add("text-muted");
        phases.setMinWidth(0);
        HBox tools = new HBox(explain, analyze, busy, cancel, phases);
        tools.getStyleClass().add("query-plan-tools");
        // The plan of an EXPLAIN is there by itself: nothing is left to be asked for.
        tools.visibleProperty().bind(explain.visibleProperty()
                .or(analyze.visibleProperty()).or(busy.visibleProperty()).or(phases.textProperty().isNotEmpty()));
        tools.managedProperty().bind(tools.visibleProperty());
        explain.disableProperty().bind(model.busyProperty());
        explain.setVisible(model.canExplain());
        explain.managedProperty().bind(explain.visibleProperty());
        analyze.disableProperty().bind(model.busyProperty());
        analyze.setVisible(model.canAnalyze());
        analyze.managedProperty().bind(analyze.visibleProperty());
        for (Region waits : new Region[] {busy, cancel}) {
            waits.visibleProperty().bind(model.busyProperty());
            waits.managedProperty().bind(waits.visibleProperty());
        }
        none = Placeholder.empty(Feather.GIT_MERGE, text("query.plan.none"), text("query.plan.none.hint"));
        lines.setEditable(false);
        lines.getStyleClass().add("mono");
        lines.setAccessibleText(text("query.plan.lines"));
        SplitPane operators = new SplitPane(tree, lines);
        operators.setOrientation(Orientation.VERTICAL);
        operators.setDividerPositions(LINES);
        plan.getChildren().setAll(operators, none);
        ErrorBanner banner = new ErrorBanner();
        SplitPane both = new SplitPane(plan, adviceSide());
        both.setDividerPositions(TREE);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().setAll(tools, banner, both);
        model.problemProperty().subscribe(banner::show);
        model.planProperty().subscribe(this::show);
        model.advisedProperty().subscribe(now -> advise());
        model.advice().addListener((ListChangeListener<Advice>) change -> advise());
        tree.getSelectionModel().selectedItemProperty().subscribe(item -> lines(item == null ? null : item.getValue()));
    }

    private static Button button(String id, String title, Feather icon, Runnable action) {
        Button button = new Button(text(title), Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node adviceSide() {
        Label title = new Label(text("query.plan.advice"));
        title.getStyleClass().add("text-bold");
        advice.getStyleClass().add("query-plan-advice");
        ScrollPane scroll = new ScrollPane(new VBox(title, advice));
        ((VBox) scroll.getContent()).getStyleClass().add("query-plan-side");
        scroll.setFitToWidth(true);
        return scroll;
    }

    private void show(@Nullable QueryPlan now) {
        none.setVisible(now == null);
        plan.getChildren().getFirst().setVisible(now != null);
        if (now != null) {
            tree.show(now);
            phases.setText(now.phases());
        }
    }

    private void lines(@Nullable PlanNode node) {
        if (node == null) {
            lines.clear();
            return;
        }
        StringBuilder all = new StringBuilder(node.operator());
        if (!node.arguments().isEmpty()) {
            all.append('[').append(node.arguments()).append(']');
        }
        node.details().forEach(line -> all.append('\n').append(line));
        lines.setText(all.toString());
        lines.setScrollTop(0);
    }

    private void advise() {
        advice.getChildren().clear();
        if (model.advice().isEmpty()) {
            Label empty = new Label(
                    text(model.advisedProperty().get() ? "query.plan.advice.none" : "query.plan.advice.wait"));
            empty.getStyleClass().add("text-muted");
            empty.setWrapText(true);
            advice.getChildren().add(empty);
        }
        model.advice().forEach(one -> advice.getChildren().add(card(one)));
    }

    private Node card(Advice one) {
        Label problem = new Label(one.problem());
        problem.setWrapText(true);
        problem.getStyleClass().add("query-plan-problem");
        Label remedy = new Label(one.remedy());
        remedy.setWrapText(true);
        remedy.getStyleClass().add("text-muted");
        VBox card = new VBox(problem, remedy);
        card.getStyleClass().add("query-plan-card");
        if (model.hasPlace(one)) {
            Button show = new Button(text("query.plan.advice.show"), Icons.of(Feather.CROSSHAIR));
            show.getStyleClass().addAll("small", "flat");
            show.setOnAction(event -> model.show(one));
            card.getChildren().add(show);
        }
        return card;
    }
}
