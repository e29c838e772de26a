package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.provisioning.StepState;
import tableflow.console.ui.control.Durations;
import tableflow.console.ui.control.ElapsedLabel;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.provisioning.RunViewModel.Phase;

/// A run: its steps at the left (above, in a narrow window), its log beside, and its result on top once it has ended.
final class RunView extends BorderPane {

    private static final double NARROW = 880;

    private final ProvisioningViewModel wizard;
    private final RunViewModel model;
    private final VBox top = new VBox();
    private final VBox questions = new VBox();
    private final VBox steps = new VBox();

    /// @param links what the result offers
    RunView(ProvisioningViewModel wizard, RunViewModel model, ResultView.Links links) {
        this.wizard = wizard;
        this.model = model;
        getStyleClass().add("wizard-run");
        ErrorBanner banner = new ErrorBanner();
        banner.setId("provision-run-banner");
        banner.follow(model.problemProperty());
        questions.getStyleClass().add("run-questions");
        VBox result = new VBox();
        model.resultProperty().subscribe(told -> {
            if (told != null) {
                result.getChildren().setAll(new ResultView(wizard, model, told, links));
            }
        });
        model.phaseProperty().subscribe(phase -> {
            if (phase == Phase.CANCELLED && model.resultProperty().get() == null) {
                result.getChildren().setAll(StepCard.words(text("provisioning.run.cancelled"), "run-ended"));
            }
        });
        ScrollPane left = new ScrollPane(new VBox(result, steps));
        left.setFitToWidth(true);
        left.getStyleClass().add("edge-to-edge");
        steps.getStyleClass().add("run-steps");
        fillSteps();
        model.steps().addListener((ListChangeListener<StepRow>) change -> {
            while (change.next()) {
                change.getAddedSubList().stream()
                        .filter(it -> !change.wasReplaced())
                        .forEach(row -> steps.getChildren().add(new StepRowView(row, model.clock())));
            }
        });
        model.questions().addListener((InvalidationListener) change -> fillQuestions());
        SplitPane split = new SplitPane(left, new LogView(model.log()));
        split.getStyleClass().add("run-split");
        split.setDividerPositions(0.56);
        widthProperty().subscribe(width -> split.setOrientation(
                width.doubleValue() < NARROW ? Orientation.VERTICAL : Orientation.HORIZONTAL));
        top.getChildren().setAll(bar(), banner, questions);
        setTop(top);
        setCenter(split);
    }

    private void fillSteps() {
        steps.getChildren().setAll(model.steps().stream().map(row -> new StepRowView(row, model.clock())).toList());
    }

    private HBox bar() {
        StatusPill pill = new StatusPill();
        pill.setId("provision-phase");
        ElapsedLabel elapsed = new ElapsedLabel(model.clock());
        elapsed.start(model.started());
        Label counts = new Label();
        counts.setId("provision-counts");
        counts.getStyleClass().add("field-hint");
        counts.setMinWidth(0);
        Runnable count = () -> {
            long atWork = model.steps().stream()
                    .filter(it -> it.state() == StepState.RUNNING || it.state() == StepState.WAITING)
                    .count();
            counts.setText(text("provisioning.run.counts", model.done(), model.steps().size(), atWork));
        };
        model.steps().addListener((InvalidationListener) change -> count.run());
        count.run();
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button cancel = new Button(text("provisioning.run.cancel"), Icons.of(Feather.SQUARE));
        cancel.setId("provision-cancel");
        cancel.setOnAction(event -> model.cancel());
        Button again = new Button(text("provisioning.run.continue"), Icons.of(Feather.PLAY));
        again.setId("provision-continue");
        again.setOnAction(event -> wizard.continueRun());
        Button leave = new Button(text("provisioning.run.close"));
        leave.setId("provision-run-close");
        leave.setOnAction(event -> wizard.showStart());
        for (Button button : new Button[] {cancel, again, leave}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.managedProperty().bind(button.visibleProperty());
        }
        model.phaseProperty().subscribe(phase -> {
            pill.show(severity(phase), text("provisioning.phase." + phase.name().toLowerCase(java.util.Locale.ROOT)));
            cancel.setVisible(!phase.isEnded());
            cancel.setDisable(phase == Phase.STOPPING);
            again.setVisible(phase == Phase.FAILED || phase == Phase.CANCELLED);
            if (phase.isEnded()) {
                elapsed.stop(model.took());
            }
            count.run();
        });
        HBox bar = new HBox(pill, elapsed, counts, gap, cancel, again, leave);
        bar.getStyleClass().add("run-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void fillQuestions() {
        questions.getChildren().setAll(model.questions().stream().map(this::question).toList());
    }

    private HBox question(KeepWaiting asked) {
        Label words = StepCard.words(
                text("provisioning.run.keepwaiting", asked.stepId(), Durations.text(asked.waited())), "step-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        Button yes = new Button(text("provisioning.run.keepwaiting.yes"));
        yes.setId("provision-keep-waiting");
        yes.getStyleClass().addAll("small", "accent");
        yes.setOnAction(event -> model.answer(asked, true));
        Button no = new Button(text("provisioning.run.keepwaiting.no"));
        no.setId("provision-stop-waiting");
        no.getStyleClass().add("small");
        no.setOnAction(event -> model.answer(asked, false));
        for (Button button : new Button[] {yes, no}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox box = new HBox(Icons.of(Feather.CLOCK, "warning"), words, yes, no);
        box.getStyleClass().addAll("notice-box", "notice-warning");
        return box;
    }

    private static Severity severity(Phase phase) {
        return switch (phase) {
            case RUNNING, STOPPING -> Severity.BUSY;
            case DONE -> Severity.GOOD;
            case FAILED -> Severity.BAD;
            case CANCELLED -> Severity.WARNING;
        };
    }
}
