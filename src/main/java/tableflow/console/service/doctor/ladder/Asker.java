package tableflow.console.service.doctor.ladder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Evidence;

/// Puts the questions of probes, and turns whatever comes back into an answer with its calls on record.
public final class Asker {

    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);

    private final Systems systems;
    private final UnaryOperator<String> redact;

    /// @param redact takes secrets out of what goes on record
    public Asker(Systems systems, UnaryOperator<String> redact) {
        this.systems = systems;
        this.redact = redact;
    }

    /// Puts one question. Blocking; never throws what a call answers.
    ///
    /// @param known at least what the probe needs
    public <T> Answer<T> ask(Probe<T> probe, Evidence known) {
        Asking asking = new Asking(systems, known, probe.source(), redact);
        Instant begun = systems.clock().instant();
        try {
            T it = probe.how().ask(asking);
            return new Answer.Known<>(it, told(calls(probe, asking, "", begun), probe.inShort().apply(it)));
        } catch (Probe.NotAskable nothing) {
            return new Answer.NotAsked<>(String.valueOf(nothing.getMessage()));
        } catch (RemoteFailure failed) {
            return new Answer.Refused<>(probe.source(), failed, calls(probe, asking, failed.why(), begun));
        } catch (RuntimeException broken) {
            LOG.warn("the probe for {} broke", probe.fact(), broken);
            RemoteFailure failed = RemoteFailure.of(Kind.UNEXPECTED, probe.asks(),
                    "the answer could not be read (" + broken.getClass().getSimpleName() + ")");
            return new Answer.Refused<>(probe.source(), failed, calls(probe, asking, failed.why(), begun));
        }
    }

    private <T> List<Call> calls(Probe<T> probe, Asking asking, String inShort, Instant begun) {
        List<Call> calls = asking.calls();
        if (!calls.isEmpty() || probe.source() == Source.LOCAL) {
            return calls;
        }
        Instant now = systems.clock().instant();
        return List.of(call(probe, redact.apply(inShort), now, Duration.between(begun, now)));
    }

    /// What was learnt stands with the last call, whose status alone says little.
    private List<Call> told(List<Call> calls, String inShort) {
        if (calls.isEmpty() || inShort.isEmpty() || calls.getLast().answer().contains(inShort)) {
            return calls;
        }
        List<Call> told = new ArrayList<>(calls);
        Call last = told.removeLast();
        String answer = last.answer().isEmpty() ? inShort : last.answer() + ": " + inShort;
        told.add(new Call(last.source(), last.operation(), last.target(), redact.apply(answer), last.requestId(),
                last.at(), last.took()));
        return List.copyOf(told);
    }

    static Call call(Probe<?> probe, String answer, Instant at, Duration took) {
        return new Call(probe.source(), probe.asks(), "", answer, null, at, took);
    }
}
