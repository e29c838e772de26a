package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.doctor.report.ReportMenu;
import tableflow.console.ui.doctor.review.ReviewView;
import tableflow.console.ui.doctor.review.ReviewViewModel;
import tableflow.console.ui.shell.Command;

/// What can be done from the keyboard. The keys that run, search and report mean the review where that is shown, and
/// the ladder elsewhere.
final class DoctorCommands {

    private final Ladder ladder;
    private final Rules rules;
    private final DoctorView view;
    private final ObservableBooleanValue onReview;

    /// @param report saves what the ladder shows
    /// @param compareWithLastGood compares it
    /// @param explainError makes ready for a paste
    record Ladder(
            DoctorViewModel model, DoctorActions actions, ReportMenu report, Runnable compareWithLastGood,
            Runnable explainError) {}

    /// The review.
    record Rules(ReviewViewModel model, ReviewView view) {}

    DoctorCommands(Ladder ladder, Rules rules, DoctorView view) {
        this.ladder = ladder;
        this.rules = rules;
        this.view = view;
        this.onReview = view.shows(DoctorView.REVIEW);
    }

    List<Command> all() {
        DoctorViewModel model = ladder.model();
        ObservableBooleanValue onLadder = Bindings.not(onReview);
        String group = text("doctor.title");
        var examined = model.examinationProperty().isNotNull();
        var reviewed = rules.model().reviewProperty().isNotNull();
        return List.of(
                Command.of(group, text("doctor.run"), Feather.PLAY, model::run)
                        .withShortcut("Shortcut+Enter")
                        .withShortcut("F5")
                        .when(Bindings.and(onLadder, model.busyProperty().not())),
                Command.of(group, text("doctor.review.job"), Feather.PLAY, rules.model()::run)
                        .withShortcut("Shortcut+Enter")
                        .withShortcut("F5")
                        .when(Bindings.and(onReview, rules.model().busyProperty().not())),
                Command.of(group, text("doctor.cancel"), Feather.SQUARE, this::cancel)
                        .withShortcut("Shortcut+Period")
                        .when(Bindings.or(model.busyProperty(), rules.model().busyProperty())),
                Command.of(group, text("doctor.command.topic"), Feather.SEARCH, view::focusTopic)
                        .withShortcut("Shortcut+F")
                        .when(onLadder),
                Command.of(group, text("doctor.review.search"), Feather.SEARCH, rules.view()::focusSearch)
                        .withShortcut("Shortcut+F")
                        .when(onReview),
                Command.of(group, text("doctor.compare.good"), Feather.COLUMNS, ladder.compareWithLastGood())
                        .when(examined),
                Command.of(group, text("doctor.report.save.HTML"), Feather.FILE_TEXT, ladder.report()::saveHtml)
                        .withShortcut("Shortcut+S")
                        .when(Bindings.and(onLadder, examined)),
                Command.of(group, text("doctor.report.copy"), Feather.COPY, ladder.report()::copy)
                        .withShortcut("Shortcut+Shift+C")
                        .when(Bindings.and(onLadder, examined)),
                Command.of(group, text("doctor.review.report.save"), Feather.FILE_TEXT,
                                rules.view().report()::saveHtml)
                        .withShortcut("Shortcut+S")
                        .when(Bindings.and(onReview, reviewed)),
                Command.of(group, text("doctor.review.report.copy"), Feather.COPY, rules.view().report()::copy)
                        .withShortcut("Shortcut+Shift+C")
                        .when(Bindings.and(onReview, reviewed)),
                Command.of(group, text("doctor.plan"), Feather.MAP, ladder.actions()::explainInAthena)
                        .when(Bindings.and(examined, model.busyProperty().not())),
                Command.of(group, text("doctor.command.explain"), Feather.CLIPBOARD, ladder.explainError())
                        .withShortcut("Shortcut+E"),
                Command.of(group, text("doctor.command.history"), Feather.ARCHIVE, () ->
                        view.show(DoctorView.HISTORY)).withShortcut("Shortcut+H"),
                Command.of(group, text("doctor.command.review"), Feather.SHIELD, () ->
                        view.show(DoctorView.REVIEW)).withShortcut("Shortcut+Shift+R"),
                Command.of(group, text("doctor.command.ladder"), Feather.LIST, view::focusLadder)
                        .withShortcut("Shortcut+L"));
    }

    /// What is shown is stopped first.
    private void cancel() {
        boolean review = rules.model().busyProperty().get();
        if (review && (onReview.get() || !ladder.model().busyProperty().get())) {
            rules.model().cancel();
        } else {
            ladder.model().cancel();
        }
    }
}
