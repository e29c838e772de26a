package tableflow.console.service.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.monitor.MonitorSettings.Hook;
import tableflow.console.service.port.Webhook;

/// What the webhook has not been told yet. What cannot be posted is posted together with what comes next, in order and
/// as long as the profile is open, so a webhook that is down for an hour still hears of that hour.
final class Outbox {

    /// More than these are a flood, of which the newest matter.
    static final int MOST = 1_000;

    private final Profile profile;
    private final Monitoring.Outside outside;
    private final List<AlertBook.Change> waiting = new ArrayList<>();

    Outbox(Profile profile, Monitoring.Outside outside) {
        this.profile = profile;
        this.outside = outside;
    }

    synchronized void add(List<AlertBook.Change> changes) {
        waiting.addAll(changes);
        if (waiting.size() > MOST) {
            waiting.subList(0, waiting.size() - MOST).clear();
        }
    }

    /// Nobody wants to hear of it any more.
    synchronized void clear() {
        waiting.clear();
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    private synchronized List<AlertBook.Change> waiting() {
        return List.copyOf(waiting);
    }

    private synchronized void told(List<AlertBook.Change> changes) {
        waiting.removeAll(changes);
    }

    /// Posts what waits; one thread at a time.
    ///
    /// @throws RemoteFailure when it could not be posted; it waits on
    void post(Hook hook, Instant at) {
        List<AlertBook.Change> changes = waiting();
        if (!changes.isEmpty()) {
            post(hook, null, AlertMessage.json(profile, at, changes));
            told(changes);
        }
    }

    /// Posts a document.
    ///
    /// @param fresh the header's value; the kept one when absent
    void post(Hook hook, @Nullable Secret fresh, String json) {
        outside.webhook().post(hook.url(), header(hook, fresh), json);
    }

    private Webhook.@Nullable Header header(Hook hook, @Nullable Secret fresh) {
        String name = hook.header();
        String reference = hook.secretRef();
        if (name == null || (fresh == null && reference == null)) {
            return null;
        }
        Optional<Secret> secret = fresh != null || reference == null
                ? Optional.ofNullable(fresh)
                : outside.secrets().get(reference);
        return new Webhook.Header(name, secret.orElseThrow(() -> RemoteFailure.of(
                        Kind.UNAUTHORIZED, "post to the webhook", "the secret of its header is not in the secret store")
                .withAdvice("Enter it again in the settings of the webhook.")));
    }
}
