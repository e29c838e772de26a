package tableflow.console.service.doctor.probe;

import java.util.List;
import java.util.Set;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.port.Identity;

/// Who AWS says that the operator is.
final class IdentityProbes {

    private IdentityProbes() {}

    static List<Probe<?>> all() {
        return List.of(Probe.of(Facts.CALLER, Rung.IDENTITY, Source.STS, "ask AWS who we are", Set.of(),
                IdentityProbes::caller).telling(Facts.Caller::arn));
    }

    private static Facts.Caller caller(Asking asking) throws NotAskable {
        try (Identity identity = Openers.aws(asking).identity()) {
            Identity.Caller caller = identity.caller();
            return new Facts.Caller(caller.account(), caller.arn());
        }
    }
}
