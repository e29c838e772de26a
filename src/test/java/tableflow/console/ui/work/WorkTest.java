package tableflow.console.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;

/// Outcomes, progress and parts of jobs, with executors and a timer in the test's hand.
class WorkTest {

    private final TestWork inline = TestWork.inline();
    private final TestWork queued = TestWork.queued();
    private final List<String> heard = new ArrayList<>();

    @Test
    void aResultIsToldOnce() {
        Job<Integer> job = inline.work.job("count", progress -> 42)
                .onResult(result -> heard.add("result " + result))
                .onFailure(failure -> heard.add("failure"))
                .onCancelled(() -> heard.add("cancelled"))
                .onEnd(() -> heard.add("end"))
                .start();
        assertThat(heard).containsExactly("result 42", "end");
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        inline.timer.advance(Work.GRACE.multipliedBy(10));
        job.cancel();
        inline.timer.advance(Work.GRACE.multipliedBy(10));
        assertThat(heard).hasSize(2);
    }

    @Test
    void aRemoteFailureKeepsItsWords() {
        RemoteFailure thrown = RemoteFailure.of(RemoteFailure.Kind.FORBIDDEN, "read topics", "no role binding");
        List<RemoteFailure> failures = new ArrayList<>();
        inline.work.job("read", progress -> {
                    throw thrown;
                })
                .onFailure(failures::add)
                .start();
        assertThat(failures).containsExactly(thrown);
        assertThat(inline.unhandled).isEmpty();
    }

    @Test
    void anyOtherExceptionBecomesAFailureWithItsCause() {
        List<RemoteFailure> failures = new ArrayList<>();
        IOException thrown = new IOException("disk full");
        inline.work.job("save the file", progress -> {
                    throw thrown;
                })
                .onFailure(failures::add)
                .start();
        assertThat(failures).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(RemoteFailure.Kind.UNEXPECTED);
            assertThat(failure.what()).isEqualTo("save the file");
            assertThat(failure.why()).isEqualTo("disk full");
            assertThat(failure).hasCause(thrown);
        });
    }

    @Test
    void whatIsWrongWithTheInputIsToldAsSuchInASentence() {
        List<RemoteFailure> failures = new ArrayList<>();
        for (String name : List.of("Save x.json", "S3 scan")) {
            inline.work.job(name, progress -> {
                        throw BadInput.of("it is no schema");
                    })
                    .onFailure(failures::add)
                    .start();
        }
        assertThat(failures).extracting(RemoteFailure::what).containsExactly("save x.json", "S3 scan");
        assertThat(failures).allMatch(it -> it.is(RemoteFailure.Kind.INVALID) && it.why().equals("it is no schema"));
    }

    @Test
    void anErrorIsAFailureToo() {
        List<RemoteFailure> failures = new ArrayList<>();
        inline.work.job("recurse", progress -> {
                    throw new StackOverflowError();
                })
                .onFailure(failures::add)
                .start();
        assertThat(failures).singleElement().satisfies(f -> assertThat(f.why()).isEqualTo("StackOverflowError"));
    }

    @Test
    void aFailureThatNobodyTakesReachesTheWindow() {
        inline.work.job("read", progress -> {
                    throw new IllegalStateException("odd");
                })
                .onEnd(() -> heard.add("end"))
                .start();
        assertThat(inline.unhandled).singleElement().satisfies(f -> assertThat(f.why()).isEqualTo("odd"));
        assertThat(heard).containsExactly("end");
    }

    @Test
    void aHandlerThatThrowsReachesTheWindow() {
        inline.work.job("read", progress -> 1)
                .onResult(result -> {
                    throw new IllegalStateException("no such row");
                })
                .onEnd(() -> heard.add("end"))
                .start();
        assertThat(inline.unhandled).singleElement().satisfies(f -> assertThat(f.why()).isEqualTo("no such row"));
        assertThat(heard).containsExactly("end");
        assertThat(inline.work.jobs().listed()).isEmpty();
    }

    @Test
    void aCancelledJobThatHasNotBegunNeverRuns() {
        Job<String> job = queued.work.job("read", progress -> {
                    heard.add("ran");
                    return "x";
                })
                .onCancelled(() -> heard.add("cancelled"))
                .start();
        job.cancel();
        assertThat(job.state()).isEqualTo(Job.State.STOPPING);
        queued.timer.advance(Work.GRACE);
        assertThat(heard).containsExactly("cancelled");
        assertThat(job.state()).isEqualTo(Job.State.CANCELLED);
        queued.runNext();
        assertThat(heard).containsExactly("cancelled");
    }

    @Test
    void aStubbornJobIsReportedCancelledAndStaysListedUntilItEnds() {
        Job<String> job = queued.work.job("stubborn", progress -> "late")
                .onResult(result -> heard.add("result"))
                .onCancelled(() -> heard.add("cancelled"))
                .start();
        job.cancel();
        queued.timer.advance(Work.GRACE);
        assertThat(heard).containsExactly("cancelled");
        assertThat(queued.work.jobs().listed()).hasSize(1);
        queued.runNext();
        assertThat(queued.work.jobs().listed()).isEmpty();
    }

    @Test
    void whatACancelledJobStillGivesWithinTheGraceIsKept() {
        List<Job<String>> self = new ArrayList<>();
        self.add(queued.work.job("export", progress -> {
                    self.getFirst().cancel();
                    return "half";
                })
                .onResult(heard::add)
                .onCancelled(() -> heard.add("cancelled"))
                .start());
        queued.runNext();
        queued.timer.advance(Work.GRACE);
        assertThat(heard).containsExactly("half");
        assertThat(Thread.interrupted()).as("the interrupt does not leak").isFalse();
    }

    @Test
    void aRealFailureIsNotHiddenByACancel() {
        List<Job<String>> self = new ArrayList<>();
        self.add(queued.work.<String>job("write", progress -> {
                    self.getFirst().cancel();
                    throw RemoteFailure.of(RemoteFailure.Kind.CONFLICT, "write", "half written");
                })
                .onFailure(failure -> heard.add(failure.why()))
                .onCancelled(() -> heard.add("cancelled"))
                .start());
        queued.runNext();
        assertThat(heard).containsExactly("half written");
    }

    @Test
    void aCancellationDeepInAWrapperIsACancellation() {
        List<Job<String>> self = new ArrayList<>();
        self.add(queued.work.<String>job("read", progress -> {
                    self.getFirst().cancel();
                    throw new IllegalStateException(new RuntimeException(new InterruptedException()));
                })
                .onFailure(failure -> heard.add("failure"))
                .onCancelled(() -> heard.add("cancelled"))
                .start());
        queued.runNext();
        assertThat(heard).containsExactly("cancelled");
    }

    @Test
    void anInterruptThatNobodyAskedForIsAFailure() {
        inline.work.job("read", progress -> {
                    throw new InterruptedException("who?");
                })
                .onFailure(failure -> heard.add(failure.why()))
                .onCancelled(() -> heard.add("cancelled"))
                .start();
        assertThat(heard).containsExactly("who?");
    }

    @Test
    void aTimeOutIsNoCancellation() {
        assertThat(Failures.isCancellation(new java.net.SocketTimeoutException())).isFalse();
        assertThat(Failures.isCancellation(new java.io.InterruptedIOException())).isTrue();
        assertThat(Failures.isCancellation(new IOException("x"))).isFalse();
    }

    @Test
    void aCauseThatCausesItselfEndsTheSearch() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        assertThat(Failures.isCancellation(first)).isFalse();
    }

    @Test
    void progressIsThinnedButTheLastOneArrives() {
        Job<Integer> job = inline.work.job("count", progress -> {
                    for (int i = 1; i <= 1000; i++) {
                        progress.report("at " + i, i, 1000);
                    }
                    return 1;
                })
                .start();
        assertThat(job.progressProperty().get()).isEqualTo(new JobProgress("at 1000", 1000, 1000));
    }

    @Test
    void progressComesAtMostOnceAnInterval() {
        List<JobProgress> seen = new ArrayList<>();
        Job<Integer> job = queued.work.job("count", progress -> {
                    for (int i = 1; i <= 5; i++) {
                        progress.report("at", i, 0);
                        progress.report("at", i * 10L, 0);
                        queued.timer.advance(Work.PROGRESS_INTERVAL);
                    }
                    return 1;
                })
                .start();
        job.progressProperty().subscribe(now -> seen.add(now));
        queued.runNext();
        assertThat(seen).extracting(JobProgress::done).containsExactly(0L, 1L, 10L, 20L, 30L, 40L, 50L);
    }

    @Test
    void partsArriveInOrderAndBeforeTheEnd() {
        List<Integer> parts = new ArrayList<>();
        inline.work.<Integer, String>job(
                        "consume",
                        (progress, found) -> {
                            for (int i = 0; i < 100; i++) {
                                found.accept(i);
                            }
                            throw new IOException("connection lost");
                        },
                        parts::addAll)
                .onFailure(failure -> heard.add("failed with " + parts.size()))
                .start();
        assertThat(heard).containsExactly("failed with 100");
        assertThat(parts).isSorted();
    }

    @Test
    void whenTheExecutorIsClosedTheJobEndsCancelled() {
        Work closing = new Work(
                body -> {
                    throw new RejectedExecutionException();
                },
                Runnable::run,
                inline.timer,
                inline.timer);
        closing.job("late", progress -> 1).onCancelled(() -> heard.add("cancelled")).start();
        assertThat(heard).containsExactly("cancelled");
        assertThat(closing.jobs().listed()).isEmpty();
    }

    @Test
    void jobsAreListedWhileTheyRunUnlessQuiet() {
        queued.work.job("loud", progress -> 1).start();
        queued.work.job("quiet", progress -> 1).quiet().start();
        assertThat(queued.work.jobs().listed()).extracting(Job::name).containsExactly("loud");
        queued.runNext();
        assertThat(queued.work.jobs().listed()).isEmpty();
    }

    @Test
    void whenEndedRunsEvenForAJobThatHasEnded() {
        Job<Integer> job = queued.work.job("read", progress -> 1)
                .onResult(result -> heard.add("result"))
                .start();
        job.whenEnded(() -> heard.add("early"));
        queued.runNext();
        job.whenEnded(() -> heard.add("late"));
        assertThat(heard).containsExactly("result", "early", "late");
    }
}
