package tableflow.console.service.doctor.probe;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;

/// The keys of the profile for probes: one that is not here is nothing that a system refused.
public final class Keys {

    private Keys() {}

    /// A key with its secret.
    ///
    /// @param what "Kafka key"
    /// @throws NotAskable when the profile has no such key, or its secret is not at hand
    public static ApiKey resolve(Asking asking, @Nullable KeyRef key, String what) throws NotAskable {
        if (key == null) {
            throw new NotAskable("The profile holds no " + what + ".");
        }
        try {
            return asking.systems().keys().resolve(key);
        } catch (RemoteFailure failed) {
            throw new NotAskable("The secret of the " + what + " " + key.id() + " is not at hand: " + failed.why());
        }
    }
}
