package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.PaneHeader;

/// The pane: what to examine, the summary, the ladder, and beside it what is chosen of it.
final class DoctorView extends VBox {

    private static final double DIVIDER = 0.46;

    private final DoctorViewModel model;
    private final LadderTree ladder;
    private final DetailView detail;
    private final SubjectBar bar;

    DoctorView(DoctorViewModel model, DoctorActions actions, Node... headerActions) {
        this.model = model;
        getStyleClass().add("doctor");
        getStylesheets().add(Objects.requireNonNull(DoctorView.class.getResource("doctor.css")).toExternalForm());
        PaneHeader header = new PaneHeader(text("doctor.title"), headerActions);
        header.subtitleProperty().set(text("doctor.subtitle"));
        model.subjectProperty().subscribe(subject -> header.subtitleProperty().set(subtitle()));
        model.examinationProperty().subscribe(examination -> header.subtitleProperty().set(subtitle()));
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        bar = new SubjectBar(model);
        ladder = new LadderTree(model);
        detail = new DetailView(model, actions);
        SplitPane split = new SplitPane(ladder, detail);
        split.setDividerPositions(DIVIDER);
        split.getStyleClass().add("doctor-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().setAll(header, bar, banner, new ComplaintBox(model), new SummaryBar(model), split);
        ladder.addEventFilter(KeyEvent.KEY_PRESSED, this::ladderKey);
    }

    private String subtitle() {
        var subject = model.subjectProperty().get();
        if (subject == null) {
            return text("doctor.subtitle");
        }
        var examination = model.examinationProperty().get();
        return examination == null
                ? text("doctor.subtitle.running", Words.subject(subject))
                : text(model.pastProperty().get() ? "doctor.subtitle.past" : "doctor.subtitle.done",
                        Words.subject(subject), Words.when(examination.startedAt()));
    }

    void focusLadder() {
        ladder.requestFocus();
        if (ladder.getSelectionModel().isEmpty()) {
            ladder.getSelectionModel().select(0);
        }
    }

    void focusTopic() {
        bar.focusTopic();
    }

    /// Enter goes on to what is chosen.
    private void ladderKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            detail.requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.R && !event.isShortcutDown() && model.canGoOn()) {
            Place place = model.ladder().chosenProperty().get();
            if (place != null) {
                model.again(place.rung());
                event.consume();
            }
        }
    }
}
