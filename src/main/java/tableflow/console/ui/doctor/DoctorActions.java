package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.shell.Navigation;

/// Where a finding can lead to.
///
/// @param navigation to what this console can do about it
/// @param dialogs asks before the one question that leaves something behind
record DoctorActions(DoctorViewModel model, Navigation navigation, Dialogs dialogs) {

    void reveal(Finding finding) {
        model.ladder().reveal(finding);
    }

    /// Asks whether Athena may plan a query of the table, and has it done.
    void explainInAthena() {
        Examination before = model.examinationProperty().get();
        if (before != null && model.canExplain()) {
            String table = before.subject().table().or(() -> before.subject().topic()).orElse("");
            dialogs.confirm(Confirmation.of(text("doctor.plan.title", table), text("doctor.plan.text"),
                    text("doctor.plan.yes")), model::explainInAthena);
        }
    }
}
