package tableflow.console.service.doctor.ladder;

import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.Verdict;

/// Told of an examination while it goes on: by one thread at a time, though not always the same. Quick; never throws.
public interface Watcher {

    /// Told nothing.
    Watcher NONE = new Watcher() {
        @Override
        public void asking(Rung rung, String asks) {}

        @Override
        public void verdict(Check check, Verdict verdict) {}

        @Override
        public void rung(RungReport report) {}
    };

    /// A probe of `rung` has begun.
    ///
    /// @param asks in the infinitive: "read the bucket policy"
    void asking(Rung rung, String asks);

    /// A check has been made; others of its rung may be to come.
    void verdict(Check check, Verdict verdict);

    /// A rung is done.
    void rung(RungReport report);
}
