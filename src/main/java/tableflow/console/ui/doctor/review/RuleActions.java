package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.review.Reviewed;
import tableflow.console.domain.review.Rule;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.shell.Navigation;

/// What the user can do about a rule; what lets something be asks for a reason first.
///
/// @param navigation leads to other panes
record RuleActions(ReviewViewModel model, Dialogs dialogs, Navigation navigation) {

    void switchOff(Rule rule) {
        ReasonDialog.ask(
                new ReasonDialog.Question(text("doctor.review.off"), text("doctor.review.off.about", rule.title()),
                        Optional.empty()),
                dialogs, answer -> model.choices().switchOff(rule, answer.reason()));
    }

    void switchOn(Rule rule) {
        model.choices().switchOn(rule);
    }

    void waive(Rule rule, List<Reviewed> things) {
        // Waivers hold by UTC's days.
        LocalDate today = LocalDate.ofInstant(model.work().clock().instant(), ZoneOffset.UTC);
        ReasonDialog.ask(
                new ReasonDialog.Question(text("doctor.review.waive", things.size()),
                        text("doctor.review.waive.about", things.size(), things.getFirst().name(), rule.title()),
                        Optional.of(today)),
                dialogs, answer -> model.choices().waive(rule, things, answer.reason(), answer.until()));
    }

    void unwaive(Rule rule, List<Reviewed> things) {
        model.choices().unwaive(rule, things);
    }
}
