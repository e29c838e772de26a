package tableflow.console.ui.doctor;

import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.ui.shell.Navigation;

/// Where a finding can lead to.
///
/// @param navigation to what this console can do about it
record DoctorActions(DoctorViewModel model, Navigation navigation) {

    void reveal(Finding finding) {
        model.ladder().reveal(finding);
    }
}
