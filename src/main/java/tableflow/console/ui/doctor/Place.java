package tableflow.console.ui.doctor;

import tableflow.console.domain.doctor.ladder.Rung;

/// What of the ladder is chosen; it stays chosen when the ladder is examined anew.
///
/// @param check id of a check; empty for the rung itself
/// @param finding which of the check's, from 0; -1 for the check itself
record Place(Rung rung, String check, int finding) {

    static Place of(Rung rung) {
        return new Place(rung, "", -1);
    }

    static Place of(Rung rung, String check) {
        return new Place(rung, check, -1);
    }
}
