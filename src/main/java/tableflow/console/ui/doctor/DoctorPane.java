package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.explain.Answer;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.doctor.explain.ExplainView;
import tableflow.console.ui.doctor.explain.ExplainViewModel;
import tableflow.console.ui.doctor.report.ReportMenu;
import tableflow.console.ui.doctor.report.ReportNote;
import tableflow.console.ui.doctor.report.Reporting;
import tableflow.console.ui.doctor.review.ReviewView;
import tableflow.console.ui.doctor.review.ReviewViewModel;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.PaneSpec;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.tour.TourStep;

/// The Doctor pane in the shell: examines what the user chooses, and what another pane could not make sense of.
public final class DoctorPane implements Pane {

    /// Its id in the navigation.
    public static final String ID = "doctor";

    private final DoctorViewModel model;
    private final HistoryViewModel history;
    private final Watch watch;
    private final Reporting reporting;
    private final ReportMenu report;
    private final ExplainViewModel explaining;
    private final ExplainView explain;
    private final DoctorActions actions;
    private final Reporting reviewReporting;
    private final ReviewViewModel reviewing;
    private final ReviewView review;
    private final DoctorView view;
    private boolean read;

    private DoctorPane(DoctorServices services, PaneContext context) {
        model = new DoctorViewModel(services, context.work());
        history = new HistoryViewModel(services, model);
        watch = new Watch(services, model, context.notifier());
        reporting = new Reporting(context.work(), services.files(), Copying::copy);
        report = new ReportMenu("doctor-report", reporting, model::reportable);
        report.disableProperty().bind(model.examinationProperty().isNull().or(reporting.busyProperty()));
        actions = new DoctorActions(model, context.navigation(), context.dialogs());
        view = new DoctorView(model, actions, new DoctorView.Beside(
                new HistoryView(history, reporting, this::showLadder), this::compareWithLastGood,
                report, new ReportNote(reporting), WatchMenu.of(watch)));
        explaining = new ExplainViewModel(context.work(), services::explain, this::examine);
        explain = new ExplainView(explaining);
        view.tab(DoctorView.EXPLAIN, explain);
        reviewReporting = new Reporting(context.work(), services.files(), Copying::copy);
        reviewing = new ReviewViewModel(services.reviews(), context.work());
        review = new ReviewView(reviewing, reviewReporting, context.dialogs(), context.navigation());
        view.tab(DoctorView.REVIEW, review);
        watch.onReveal(finding -> {
            context.navigation().show(ID);
            showLadder();
            if (finding != null) {
                model.ladder().reveal(finding);
            }
        });
    }

    /// From a pasted error to the rung that proves what it looks like.
    private void examine(Answer answer) {
        answer(new Request.Diagnose(
                Request.About.topic(model.topicProperty().get().isBlank() ? null : model.topicProperty().get())
                        .at(answer.examine()),
                new Request.Said("", null, "", explaining.pastedProperty().get().strip(), null),
                List.of(answer.mode().id())));
    }

    private void explainError() {
        view.show(DoctorView.EXPLAIN);
        explain.focusInput();
    }

    private void showLadder() {
        view.show(DoctorView.LADDER);
    }

    private void compareWithLastGood() {
        view.show(DoctorView.HISTORY);
        history.compareWithLastGood();
    }

    /// The pane for the shell.
    public static PaneSpec spec(DoctorServices services) {
        return new PaneSpec(
                ID, text("doctor.title"), Feather.HEART, Set.of(Request.Diagnose.class, Request.Examine.class),
                context -> new DoctorPane(services, context));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        if (!read) {
            read = true;
            model.readTopics();
            history.load();
            reviewing.load();
        }
    }

    @Override
    public void answer(Request request) {
        switch (request) {
            case Request.Diagnose wanted -> model.diagnose(wanted);
            case Request.Examine wanted -> model.examine(wanted.about());
            default -> {
                return;
            }
        }
        showLadder();
        view.focusLadder();
    }

    @Override
    public List<Command> commands() {
        return new DoctorCommands(
                new DoctorCommands.Ladder(model, actions, report, this::compareWithLastGood, this::explainError),
                new DoctorCommands.Rules(reviewing, review), view).all();
    }

    @Override
    public List<TourStep> tour() {
        return new DoctorTour(model, view, watch, this::compareWithLastGood,
                new DoctorTour.Others(explaining, reviewing)).steps();
    }

    @Override
    public void close() {
        watch.close();
        reporting.close();
        reviewReporting.close();
        reviewing.close();
        explaining.close();
        history.close();
        model.close();
    }
}
