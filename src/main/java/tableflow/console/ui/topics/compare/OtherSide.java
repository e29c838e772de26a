package tableflow.console.ui.topics.compare;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.topics.compare.OtherProfiles;
import tableflow.console.service.topics.compare.OtherProfiles.Opened;

/// The other profile, opened when it is first asked for and kept until another one is, or all is closed. Safe for use
/// by many threads: a comparison that was given up may still be opening it.
final class OtherSide {

    private final OtherProfiles profiles;
    private @Nullable String name;
    private @Nullable Opened opened;
    private boolean closed;

    OtherSide(OtherProfiles profiles) {
        this.profiles = profiles;
    }

    /// Opens `wanted`; blocks.
    synchronized Opened open(String wanted) {
        if (closed) {
            throw RemoteFailure.cancelled("open profile " + wanted);
        }
        Opened before = opened;
        if (before != null && wanted.equals(name)) {
            return before;
        }
        letGo();
        Opened now = profiles.open(wanted);
        opened = now;
        name = wanted;
        return now;
    }

    /// Closes what is open, for good; blocks.
    synchronized void close() {
        closed = true;
        letGo();
    }

    private void letGo() {
        Opened before = opened;
        opened = null;
        if (before != null) {
            before.close();
        }
    }
}
