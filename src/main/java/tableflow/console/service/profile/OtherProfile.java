package tableflow.console.service.profile;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.profile.OtherProfiles.Opened;

/// One of the other profiles, opened when it is first asked for and kept until another one is, or all is closed. Safe
/// for use by many threads: what was given up may still be opening it.
///
/// @param <T> what is wanted of a profile
public final class OtherProfile<T> {

    private final OtherProfiles<T> profiles;
    private @Nullable String name;
    private @Nullable Opened<T> opened;
    private boolean closed;

    public OtherProfile(OtherProfiles<T> profiles) {
        this.profiles = profiles;
    }

    /// Opens `wanted`; blocks.
    ///
    /// @throws RemoteFailure CANCELLED once it is closed
    public synchronized Opened<T> open(String wanted) {
        if (closed) {
            throw RemoteFailure.cancelled("open profile " + wanted);
        }
        Opened<T> before = opened;
        if (before != null && wanted.equals(name)) {
            return before;
        }
        letGo();
        Opened<T> now = profiles.open(wanted);
        opened = now;
        name = wanted;
        return now;
    }

    /// Closes what is open, for good; blocks.
    public synchronized void close() {
        closed = true;
        letGo();
    }

    private void letGo() {
        Opened<T> before = opened;
        opened = null;
        if (before != null) {
            before.close();
        }
    }
}
