package tableflow.console.service.doctor.ladder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.RungReport.Checked;
import tableflow.console.domain.doctor.ladder.Verdict;

/// One way down the ladder. Each probe has a thread of its own; all that they share is guarded by the lock,
/// and the caller's thread keeps the limits.
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    /// Questions that one system is asked at a time: enough to be quick, and far below any service's limit.
    private static final int AT_A_TIME = 6;

    private final Ladder ladder;
    private final Systems systems;
    private final Asker asker;
    private final Watcher watcher;
    private final Map<Source, Semaphore> turns = new ConcurrentHashMap<>();
    private final Map<Probe<?>, Running> running = new HashMap<>();
    private final Map<Check, Verdict> verdicts = new LinkedHashMap<>();
    private final Map<Rung, RungReport> reports = new EnumMap<>(Rung.class);
    private final Map<Rung, Duration> earlier = new EnumMap<>(Rung.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final long start = System.nanoTime();
    private List<Probe<?>> waiting = List.of();
    private Evidence evidence = Evidence.NONE;
    private boolean over;

    /// @param deadline by [System#nanoTime]; absent while the probe waits for its turn
    private record Running(Thread thread, @Nullable Long deadline) {}

    Round(Ladder ladder, Systems systems, UnaryOperator<String> redact, Watcher watcher) {
        this.ladder = ladder;
        this.systems = systems;
        this.asker = new Asker(systems, redact);
        this.watcher = watcher;
    }

    Examination run(Evidence known, Set<Rung> rungs, @Nullable Examination before) {
        Instant startedAt = systems.clock().instant();
        if (before != null) {
            before.rungs().stream().filter(report -> !rungs.contains(report.rung()))
                    .forEach(report -> earlier.put(report.rung(), report.took()));
        }
        lock.lock();
        try {
            evidence = known;
            waiting = new ArrayList<>(ladder.probes().stream()
                    .filter(probe -> !known.settled(probe.fact())).toList());
            goOn();
            while (!waiting.isEmpty() || !running.isEmpty()) {
                Optional<Probe<?>> first = first();
                if (first.isEmpty()) {
                    changed.await();
                } else if (changed.awaitNanos(left(running.get(first.get()))) <= 0) {
                    tooLate(first.get());
                }
            }
            return new Examination(known.known(Facts.SUBJECT), startedAt, since(start),
                    List.copyOf(reports.values()), evidence);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("examine " + known.known(Facts.SUBJECT).profile().name());
        } finally {
            over = true;
            running.values().forEach(one -> one.thread.interrupt());
            lock.unlock();
        }
    }

    /// The probe that reaches its limit first; empty when none has begun.
    private Optional<Probe<?>> first() {
        return running.entrySet().stream()
                .filter(entry -> entry.getValue().deadline != null)
                .min(Comparator.comparingLong(entry -> left(entry.getValue())))
                .map(Map.Entry::getKey);
    }

    private static long left(@Nullable Running one) {
        return one == null || one.deadline == null ? Long.MAX_VALUE : one.deadline - System.nanoTime();
    }

    private <T> void tooLate(Probe<T> probe) {
        Running late = running.get(probe);
        if (late != null) {
            late.thread.interrupt();
        }
        RemoteFailure failure = RemoteFailure.of(Kind.UNREACHABLE, probe.asks(),
                "no answer within " + probe.conditions().limit().toMillis() + " ms");
        settle(probe, new Answer.Refused<>(probe.source(), failure,
                List.of(Asker.call(probe, failure.why(), systems.clock().instant(), probe.conditions().limit()))));
    }

    /// Judges what can be judged, settles what cannot be asked, and starts what can start; until nothing is left to do
    /// but to wait.
    private void goOn() {
        boolean more = true;
        while (more) {
            more = false;
            judge();
            for (Probe<?> probe : List.copyOf(waiting)) {
                if (probe.conditions().needs().stream().allMatch(evidence::settled)
                        && probe.conditions().after().stream().allMatch(evidence::settled)) {
                    waiting.remove(probe);
                    more |= begin(probe);
                }
            }
        }
        report();
        changed.signalAll();
    }

    /// @return whether the probe is settled already
    private <T> boolean begin(Probe<T> probe) {
        Optional<String> missing = evidence.missing(probe.conditions().needs());
        if (missing.isPresent()) {
            evidence = evidence.with(probe.fact(), new Answer.NotAsked<>(missing.get()));
            return true;
        }
        Evidence known = evidence;
        Thread thread = systems.threads().newThread(() -> ask(probe, known));
        running.put(probe, new Running(thread, null));
        thread.start();
        return false;
    }

    private <T> void ask(Probe<T> probe, Evidence known) {
        Semaphore turn = turns.computeIfAbsent(probe.source(), source -> new Semaphore(AT_A_TIME));
        try {
            turn.acquire();
        } catch (InterruptedException e) {
            return;
        }
        Answer<T> answer;
        try {
            if (!started(probe)) {
                return;
            }
            answer = asker.ask(probe, known);
        } finally {
            turn.release();
        }
        lock.lock();
        try {
            settle(probe, answer);
        } finally {
            lock.unlock();
        }
    }

    private <T> boolean started(Probe<T> probe) {
        lock.lock();
        try {
            Running one = running.get(probe);
            if (over || one == null) {
                return false;
            }
            running.put(probe, new Running(one.thread, System.nanoTime() + probe.conditions().limit().toNanos()));
            watcher.asking(probe.rung(), probe.asks());
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// The first answer counts: one that comes after the limit is nobody's any more.
    private <T> void settle(Probe<T> probe, Answer<T> answer) {
        if (over || running.remove(probe) == null) {
            return;
        }
        evidence = evidence.with(probe.fact(), answer);
        goOn();
    }

    private void judge() {
        for (Check check : ladder.checks()) {
            if (!verdicts.containsKey(check) && check.ready(evidence)) {
                Verdict verdict = verdict(check);
                verdicts.put(check, verdict);
                watcher.verdict(check, verdict);
            }
        }
    }

    private Verdict verdict(Check check) {
        try {
            return check.judge(evidence);
        } catch (RuntimeException broken) {
            LOG.warn("the check {} broke", check.id(), broken);
            return Verdict.notChecked("The answer could not be judged (" + broken.getClass().getSimpleName() + ").");
        }
    }

    /// Tells of rungs that are done: from the top down among those that are done together.
    private void report() {
        for (Rung rung : EnumSet.allOf(Rung.class)) {
            List<Check> checks = ladder.checks().stream().filter(check -> check.rung() == rung).toList();
            Set<Fact<?>> facts = ladder.factsOf(List.of(rung));
            if (!reports.containsKey(rung) && facts.stream().allMatch(evidence::settled)
                    && verdicts.keySet().containsAll(checks) && !(checks.isEmpty() && facts.isEmpty())) {
                RungReport report = new RungReport(rung,
                        verdicts.entrySet().stream().filter(entry -> entry.getKey().rung() == rung)
                                .map(entry -> new Checked(entry.getKey(), entry.getValue())).toList(),
                        evidence.calls(facts), earlier.getOrDefault(rung, since(start)));
                reports.put(rung, report);
                watcher.rung(report);
            }
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
