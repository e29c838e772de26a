package tableflow.console.service.doctor.ladder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.service.port.CallListener;

/// One probe's question: what is known so far, the systems, and the record of its calls. Used by one thread; its calls
/// may be told from others.
public final class Asking {

    private final Systems systems;
    private final Evidence evidence;
    private final Source source;
    private final Function<String, String> redact;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    Asking(Systems systems, Evidence evidence, Source source, Function<String, String> redact) {
        this.systems = systems;
        this.evidence = evidence;
        this.source = source;
        this.redact = redact;
    }

    public Systems systems() {
        return systems;
    }

    public Subject subject() {
        return evidence.known(Facts.SUBJECT);
    }

    /// What is known so far: at least the facts that the probe needs.
    public Evidence evidence() {
        return evidence;
    }

    /// A fact that the probe needs.
    public <T> T known(Fact<T> fact) {
        return evidence.known(fact);
    }

    /// Puts every HTTP call that it is told of on record.
    public CallListener listener() {
        return call -> record(new Call(source, redact.apply(call.method()), redact.apply(call.url()),
                redact.apply(call.problem() != null ? call.problem() : String.valueOf(call.status())),
                call.requestId(), systems.clock().instant(), call.took()));
    }

    /// Makes one call and puts it on record, for systems that tell of their calls to nobody.
    ///
    /// @param operation the service's own name of it
    /// @param target what it is about
    /// @param inShort its answer, for the record
    public <T> T call(String operation, String target, Supplier<T> call, Function<T, String> inShort) {
        Instant start = systems.clock().instant();
        try {
            T answer = call.get();
            record(call(operation, target, inShort.apply(answer), start, null));
            return answer;
        } catch (RemoteFailure failed) {
            record(call(operation, target, failed.code().map(code -> code + ": ").orElse("") + failed.why(), start,
                    failed.requestId().orElse(null)));
            throw failed;
        }
    }

    private Call call(String operation, String target, String answer, Instant start, @Nullable String requestId) {
        Instant now = systems.clock().instant();
        return new Call(source, redact.apply(operation), redact.apply(target), redact.apply(answer), requestId, now,
                Duration.between(start, now));
    }

    private void record(Call call) {
        calls.add(call);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }
}
