package tableflow.console.service.review;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.service.doctor.ladder.Asker;
import tableflow.console.service.doctor.ladder.Probe;

/// Puts many questions: a few at a time to each system, and those that build on others after them.
final class Gathering {

    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);
    /// Questions that one system is asked at a time: as the doctor does.
    private static final int AT_A_TIME = 6;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Asker asker;
    private final ThreadFactory threads;
    private final Progress progress;
    private final Consumer<Evidence> soFar;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong total = new AtomicLong();

    /// @param soFar given what is known by now from time to time, and once more before the end of what was stopped; by
    ///     the calling thread
    Gathering(Asker asker, ThreadFactory threads, Progress progress, Consumer<Evidence> soFar) {
        this.asker = asker;
        this.threads = threads;
        this.progress = progress;
        this.soFar = soFar;
    }

    /// Puts all of `questions`, of which none finds out what another one does.
    ///
    /// @param known what is known before
    /// @throws RemoteFailure CANCELLED after an interrupt
    Evidence gather(Evidence known, Collection<Question<?>> questions) {
        total.addAndGet(questions.size());
        List<Question<?>> waiting = new ArrayList<>(questions);
        Evidence evidence = known;
        while (!waiting.isEmpty()) {
            Set<Fact<?>> pending = new HashSet<>();
            waiting.forEach(question -> pending.addAll(question.provides()));
            List<Question<?>> ready = waiting.stream().filter(question -> isReady(question.probe(), pending)).toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("questions wait for each other: " + pending);
            }
            waiting.removeAll(Set.copyOf(ready));
            evidence = wave(evidence, ready);
        }
        return evidence;
    }

    private static boolean isReady(Probe<?> probe, Set<Fact<?>> pending) {
        return probe.conditions().needs().stream().noneMatch(pending::contains)
                && probe.conditions().after().stream().noneMatch(pending::contains);
    }

    /// Puts questions that do not build on each other.
    private Evidence wave(Evidence known, List<Question<?>> questions) {
        Evidence.Collector found = new Evidence.Collector(known);
        Map<Source, Deque<Question<?>>> queues = new EnumMap<>(Source.class);
        for (Question<?> question : questions) {
            queues.computeIfAbsent(question.probe().source(), source -> new ArrayDeque<>()).add(question);
        }
        List<Thread> workers = new ArrayList<>();
        queues.values().forEach(queue -> {
            for (int i = Math.min(AT_A_TIME, queue.size()); i > 0; i--) {
                workers.add(threads.newThread(() -> work(queue, known, found)));
            }
        });
        workers.forEach(Thread::start);
        try {
            Duration pause = PAUSE;
            for (Thread worker : workers) {
                while (!worker.join(pause)) {
                    pause = tell(found);
                }
            }
        } catch (InterruptedException e) {
            Evidence left = found.evidence();
            workers.forEach(Thread::interrupt);
            soFar.accept(left);
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("review the environment");
        }
        return found.evidence();
    }

    /// Tells what is known by now.
    ///
    /// @return until the next time: telling may take long where there is much, and must not be all that is done
    private Duration tell(Evidence.Collector found) {
        long start = System.nanoTime();
        soFar.accept(found.evidence());
        Duration slow = Duration.ofNanos(System.nanoTime() - start).multipliedBy(10);
        return slow.compareTo(PAUSE) > 0 ? slow : PAUSE;
    }

    private void work(Deque<Question<?>> queue, Evidence known, Evidence.Collector found) {
        for (Question<?> question = next(queue); question != null; question = next(queue)) {
            ask(question, known, found);
            progress.report(question.probe().asks(), done.incrementAndGet(), total.get());
        }
    }

    private static @org.jspecify.annotations.Nullable Question<?> next(Deque<Question<?>> queue) {
        synchronized (queue) {
            return Thread.currentThread().isInterrupted() ? null : queue.poll();
        }
    }

    private <T> void ask(Question<T> question, Evidence known, Evidence.Collector found) {
        Optional<String> missing = known.missing(question.probe().conditions().needs());
        Answer<T> answer = missing.isPresent()
                ? new Answer.NotAsked<>(missing.get())
                : asker.ask(question.probe(), known);
        try {
            question.settle(answer, found);
        } catch (RuntimeException broken) {
            LOG.warn("what {} found out could not be taken apart", question.probe().fact(), broken);
        }
    }
}
