package tableflow.console.ui.doctor;

import java.util.function.Consumer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.service.doctor.ladder.Watcher;

/// What an examination tells while it goes on.
sealed interface LadderEvent {

    record Asking(Rung rung, String asks) implements LadderEvent {}

    record Judged(Check check, Verdict verdict) implements LadderEvent {}

    record Done(RungReport report) implements LadderEvent {}

    /// Hands on what an examination tells.
    static Watcher telling(Consumer<LadderEvent> events) {
        return new Watcher() {
            @Override
            public void asking(Rung rung, String asks) {
                events.accept(new Asking(rung, asks));
            }

            @Override
            public void verdict(Check check, Verdict verdict) {
                events.accept(new Judged(check, verdict));
            }

            @Override
            public void rung(RungReport report) {
                events.accept(new Done(report));
            }
        };
    }
}
