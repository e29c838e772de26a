package tableflow.console.sandbox.kafkarest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Keys;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.Verdict;
import tableflow.console.sandbox.http.Credential;
import tableflow.console.sandbox.http.Handler;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// Lets in whoever bears a Kafka key of this cluster; anybody else gets a 401 in HTML.
///
/// At a realistic pace a fresh key is refused once more after its first success, as when the next call meets a server
/// that has not heard of it: the reason why two successes in a row are asked for before a key counts as usable.
final class Gatekeeper {
    /// How long a key counts as fresh after it became usable.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Keys keys;
    private final String clusterId;
    private final Pace pace;
    private final Clock clock;
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    Gatekeeper(Keys keys, String clusterId, Pace pace, Clock clock) {
        this.keys = keys;
        this.clusterId = clusterId;
        this.pace = pace;
        this.clock = clock;
        keys.onRemoved(key -> calls.remove(key.id()));
    }

    Handler before(Handler inside) {
        return request -> admits(request)
            ? inside.handle(request)
            : refusal(request);
    }

    private boolean admits(Request request) {
        Optional<Credential> credential = request.basicAuth();
        return credential.isPresent() && known(credential.get()) && !flaps(credential.get().id());
    }

    private boolean known(Credential credential) {
        return keys.check(credential.id(), credential.secret(), KeyKind.KAFKA, clusterId) == Verdict.OK;
    }

    private boolean flaps(String keyId) {
        if (pace != Pace.REAL) {
            return false;
        }
        Instant usableAt = keys.find(keyId).map(Key::usableAt).orElse(Instant.MIN);
        boolean fresh = clock.instant().isBefore(usableAt.plus(FRESH));
        return fresh && calls.computeIfAbsent(keyId, _ -> new AtomicInteger()).incrementAndGet() == 2;
    }

    private static Reply refusal(Request request) {
        return Errors.page(request, 401, "Unauthorized").withHeader("WWW-Authenticate", "Basic realm=\"\"");
    }
}
