package tableflow.console.service.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.Profile;

/// Tries every component of a profile at the same time, each for itself: one that hangs or is refused hides nothing of
/// the others.
public final class ConnectionTest {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<Probe> probes;
    private final Executor threads;
    private final Duration limit;

    /// A test of what `probes` try, 20 seconds for each at most.
    ///
    /// @param threads runs each probe on a thread of its own
    public ConnectionTest(List<Probe> probes, Executor threads) {
        this(probes, threads, LIMIT);
    }

    ConnectionTest(List<Probe> probes, Executor threads, Duration limit) {
        this.probes = List.copyOf(probes);
        this.threads = threads;
        this.limit = limit;
    }

    /// The components in the order in which their verdicts are returned.
    public List<String> components() {
        return probes.stream().map(Probe::component).toList();
    }

    /// Tries all components of `profile`, which need not be stored.
    ///
    /// @param each told of every verdict as soon as it is known, on the calling thread
    /// @return one verdict per component, in the order of [#components()]
    /// @throws RemoteFailure CANCELLED on an interrupt; all probes are interrupted then
    public List<Verdict> run(Profile profile, KeyResolver keys, Consumer<Verdict> each) {
        long start = System.nanoTime();
        BlockingQueue<Verdict> answers = new LinkedBlockingQueue<>();
        Map<String, FutureTask<@Nullable Void>> running = new LinkedHashMap<>();
        for (Probe probe : probes) {
            Runnable work = () -> answers.add(call(probe, profile, keys, start));
            running.put(probe.component(), new FutureTask<>(work, null));
        }
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        try {
            running.values().forEach(threads::execute);
            while (verdicts.size() < running.size()) {
                Verdict next = answers.poll(limit.toNanos() - since(start).toNanos(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                verdicts.put(next.component(), next);
                each.accept(next);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("test profile " + profile.name()).withCause(interrupted);
        } finally {
            running.values().forEach(task -> task.cancel(true));
        }
        return complete(verdicts, each);
    }

    private List<Verdict> complete(Map<String, Verdict> verdicts, Consumer<Verdict> each) {
        List<Verdict> all = new ArrayList<>();
        for (String component : components()) {
            Verdict known = verdicts.get(component);
            if (known == null) {
                RemoteFailure silent = RemoteFailure.of(
                                RemoteFailure.Kind.UNREACHABLE,
                                "test " + component,
                                "no answer within " + limit.toSeconds() + " s")
                        .withAdvice("Check the address in the profile, and VPN, proxy and firewall on the way to it.");
                known = Verdict.of(component, limit, silent);
                each.accept(known);
            }
            all.add(known);
        }
        return all;
    }

    private static Verdict call(Probe probe, Profile profile, KeyResolver keys, long start) {
        try {
            Probe.Answer answer = probe.call(profile, keys);
            return Verdict.of(probe.component(), since(start), answer);
        } catch (RemoteFailure failure) {
            return Verdict.of(probe.component(), since(start), failure);
        } catch (RuntimeException bug) {
            // One component's trouble must not take the verdicts of the others away.
            LOG.error("The test of {} broke", probe.component(), bug);
            RemoteFailure failure = RemoteFailure.of(
                            RemoteFailure.Kind.UNEXPECTED, "test " + probe.component(), bug.getClass().getSimpleName())
                    .withAdvice("The log file has the details.");
            return Verdict.of(probe.component(), since(start), failure);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
