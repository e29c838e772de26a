package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.review.Review;
import tableflow.console.ui.control.ElapsedLabel;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.doctor.part.Times;
import tableflow.console.ui.doctor.report.ReportMenu;
import tableflow.console.ui.doctor.report.ReportNote;
import tableflow.console.ui.doctor.report.Reporting;
import tableflow.console.ui.doctor.review.ReviewViewModel.Phase;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.JobProgress;

/// The environment by its rules: scores, the rules with what is against them, and the chosen one in full.
public final class ReviewView extends VBox {

    private static final double DIVIDER = 0.38;

    private final ReviewViewModel model;
    private final Button run = new Button(text("doctor.review.run"), Icons.of(Feather.PLAY));
    private final Button cancel = new Button(text("doctor.cancel"), Icons.of(Feather.SQUARE));
    private final ProgressBar bar = new ProgressBar();
    private final Label says = new Label();
    private final ElapsedLabel elapsed;
    private final FilterBar filter;
    private final ReportMenu report;
    private Subscription following = Subscription.EMPTY;

    public ReviewView(ReviewViewModel model, Reporting reporting, Dialogs dialogs, Navigation navigation) {
        this.model = model;
        this.elapsed = new ElapsedLabel(model.work().clock());
        setId("review");
        setAccessibleText(text("doctor.review.title"));
        getStyleClass().add("review");
        report = new ReportMenu("review-report", reporting, model::reportable);
        report.disableProperty().bind(model.reviewProperty().isNull().or(reporting.busyProperty()));
        ErrorBanner banner = new ErrorBanner();
        banner.setId("review-banner");
        banner.follow(model.problemProperty());
        filter = new FilterBar(model);
        SplitPane split = new SplitPane(
                new RuleList(model), new RuleDetail(new RuleActions(model, dialogs, navigation)));
        split.setDividerPositions(DIVIDER);
        split.getStyleClass().add("doctor-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().setAll(top(), banner, new ReportNote(reporting), new ScoreStrip(model), filter, split);
        model.phaseProperty().subscribe(this::show);
        model.reviewProperty().subscribe(review -> show(model.phaseProperty().get()));
    }

    /// To the words that rules and things are looked for by.
    public void focusSearch() {
        filter.focusSearch();
    }

    /// Saves and copies reports of what is shown.
    public ReportMenu report() {
        return report;
    }

    private Node top() {
        run.setId("review-run");
        run.getStyleClass().add("accent");
        run.setOnAction(event -> model.run());
        cancel.setId("review-cancel");
        cancel.setOnAction(event -> model.cancel());
        bar.setId("review-progress");
        bar.getStyleClass().add("review-progress");
        says.setId("review-state");
        says.getStyleClass().add("text-muted");
        says.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        for (Region button : new Region[] {run, cancel}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        HBox line = new HBox(run, cancel, bar, elapsed, says, gap, report);
        line.getStyleClass().add("review-bar");
        return line;
    }

    private void show(Phase phase) {
        boolean busy = phase == Phase.RUNNING;
        shown(run, !busy);
        shown(cancel, busy);
        shown(bar, busy);
        following.unsubscribe();
        following = Subscription.EMPTY;
        Job<?> job = model.running();
        if (busy && job != null) {
            elapsed.start(job.started());
            following = job.progressProperty().subscribe(this::show);
            return;
        }
        Review review = model.reviewProperty().get();
        if (busy) {
            elapsed.start(model.work().clock().instant());
        } else if (review != null && phase == Phase.DONE) {
            elapsed.stop(review.took());
        } else {
            elapsed.stop(Duration.ZERO);
            elapsed.setText("");
        }
        says.setText(words(phase, review));
    }

    private String words(Phase phase, @Nullable Review review) {
        return switch (phase) {
            case NONE -> text("doctor.review.never");
            case RUNNING -> "";
            case DONE -> review == null ? "" : text("doctor.review.done", Times.when(review.startedAt()));
            case STOPPED -> text(review == null ? "doctor.review.stopped.nothing" : "doctor.review.stopped");
            case FAILED -> text(review == null ? "doctor.review.failed" : "doctor.review.failed.old");
        };
    }

    private void show(JobProgress progress) {
        bar.setProgress(progress.fraction());
        says.setText(progress.message().isEmpty() ? ""
                : text("doctor.review.progress", progress.done(), progress.total(), progress.message()));
    }

    private static void shown(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
