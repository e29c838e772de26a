package tableflow.console.ui.shell;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tableflow.console.domain.profile.Profile;

/// The profile of a session as it is now: a run may give it the keys that it lacked, a removal may take them away.
/// Everything else about it stays while it is open. Any thread.
public final class OpenProfile {

    private volatile Profile now;
    private final List<Consumer<Profile>> listeners = new CopyOnWriteArrayList<>();

    public OpenProfile(Profile profile) {
        now = profile;
    }

    public Profile now() {
        return now;
    }

    /// Takes over a change; the services of the session use it from their next call on.
    public synchronized void change(Profile changed) {
        Profile before = now;
        now = changed;
        if (!before.equals(changed)) {
            listeners.forEach(it -> it.accept(changed));
        }
    }

    /// Tells `listener` of changes, on the thread that makes them.
    public void onChange(Consumer<Profile> listener) {
        listeners.add(listener);
    }
}
