package tableflow.console.service.doctor.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;

@Timeout(300)
class ExaminerTest {

    private static final Fact<String> FIRST = Fact.of("first");
    private static final Fact<String> SECOND = Fact.of("second");
    private static final Fact<String> THIRD = Fact.of("third");
    private static final Subject SUBJECT = Subject.of(new Profile("test", Open.of(Profile.Kind.SANDBOX), "dev", false,
            new Profile.Confluent(URI.create("http://localhost"), null, null, KeyRef.stored("K", "confluent"), null),
            null, null, null, null));

    private static Examiner examiner(Ladder ladder) {
        return new Examiner(ladder, systems(), text -> text.replace("hush", "••••"));
    }

    @SuppressWarnings("NullAway") // these probes ask nobody
    private static Systems systems() {
        return new Systems(null, null, null, null, InstantSource.system(), Thread.ofVirtual().factory());
    }

    private static Probe<String> probe(Fact<String> fact, Rung rung, Set<Fact<?>> needs, Probe.How<String> how) {
        return Probe.of(fact, rung, Source.S3, "ask for " + fact, needs, how).telling(Function.identity());
    }

    private static Check check(String id, Rung rung, Set<Fact<?>> needs, Function<Evidence, Verdict> rule) {
        return new Check(id, rung, id, needs, Set.of(), rule);
    }

    @Test
    void whatBuildsOnAnAnswerIsAskedAfterItAndWithIt() {
        Ladder ladder = new Ladder(
                List.of(probe(SECOND, Rung.BUCKET, Set.of(FIRST), asking -> asking.known(FIRST) + "-2"),
                        probe(FIRST, Rung.KAFKA, Set.of(), asking -> "1")),
                List.of(check("both", Rung.BUCKET, Set.of(FIRST, SECOND),
                        evidence -> Verdict.healthy(evidence.known(FIRST) + " " + evidence.known(SECOND)))));

        Examination done = examiner(ladder).examine(SUBJECT, Watcher.NONE);

        assertThat(done.rungs()).extracting(RungReport::rung).containsExactly(Rung.KAFKA, Rung.BUCKET);
        RungReport bucket = done.rungs().getLast();
        assertThat(bucket.outcome()).isEqualTo(Verdict.Outcome.HEALTHY);
        assertThat(bucket.checks().getFirst().verdict().says()).isEqualTo("1 1-2");
        assertThat(bucket.calls()).singleElement().satisfies(call -> {
            assertThat(call.operation()).isEqualTo("ask for second");
            assertThat(call.answer()).isEqualTo("1-2");
        });
    }

    @Test
    void aRefusalStopsOnlyWhatBuildsOnItAndSaysSo() {
        Ladder ladder = new Ladder(
                List.of(probe(FIRST, Rung.KAFKA, Set.of(), asking -> {
                            throw RemoteFailure.of(Kind.FORBIDDEN, "ask", "not you").withCode("403");
                        }),
                        probe(SECOND, Rung.BUCKET, Set.of(FIRST), asking -> "never"),
                        probe(THIRD, Rung.KMS, Set.of(), asking -> "3")),
                List.of(check("second", Rung.BUCKET, Set.of(SECOND), evidence -> Verdict.healthy("no")),
                        check("third", Rung.KMS, Set.of(THIRD), evidence -> Verdict.healthy("yes"))));

        Examination done = examiner(ladder).examine(SUBJECT, Watcher.NONE);

        assertThat(done.evidence().answer(FIRST).refusal().orElseThrow().code()).isEqualTo("403");
        assertThat(done.evidence().answer(SECOND)).isInstanceOfSatisfying(Answer.NotAsked.class,
                not -> assertThat(not.why()).contains("first").contains("not you"));
        RungReport bucket = report(done, Rung.BUCKET);
        assertThat(bucket.outcome()).isEqualTo(Verdict.Outcome.NOT_CHECKED);
        assertThat(bucket.unchecked()).isEqualTo(1);
        assertThat(bucket.checks().getFirst().verdict().says()).contains("not you");
        assertThat(report(done, Rung.KMS).outcome()).isEqualTo(Verdict.Outcome.HEALTHY);
    }

    @Test
    void nothingToAskIsNoFailure() {
        Ladder ladder = new Ladder(
                List.of(probe(FIRST, Rung.TOPIC, Set.of(), asking -> {
                    throw new Probe.NotAskable("No topic is named.");
                })),
                List.of(check("topic", Rung.TOPIC, Set.of(FIRST), evidence -> Verdict.healthy("no"))));

        Examination done = examiner(ladder).examine(SUBJECT, Watcher.NONE);

        assertThat(done.findings()).isEmpty();
        assertThat(report(done, Rung.TOPIC).checks().getFirst().verdict())
                .isEqualTo(Verdict.notChecked("No topic is named."));
    }

    @Test
    void theFirstVerdictComesWhileTheSlowestCallIsUnderWay() {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        Ladder ladder = new Ladder(
                List.of(probe(FIRST, Rung.KAFKA, Set.of(), asking -> "1"),
                        probe(SECOND, Rung.BUCKET, Set.of(), asking -> {
                            until(slow);
                            return "2";
                        })),
                List.of(check("quick", Rung.KAFKA, Set.of(FIRST), evidence -> Verdict.healthy("quick")),
                        check("slow", Rung.BUCKET, Set.of(SECOND), evidence -> Verdict.healthy("slow"))));
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        Thread.ofVirtual().start(() -> {
            until(seen);
            told.add("released");
            slow.countDown();
        });

        examiner(ladder).examine(SUBJECT, new Recorder(told) {
            @Override
            public void rung(RungReport report) {
                super.rung(report);
                seen.countDown();
            }
        });

        assertThat(told).containsSubsequence("verdict quick", "rung KAFKA", "released", "verdict slow", "rung BUCKET");
    }

    @Test
    void whoDoesNotAnswerInTimeIsRefusedAndInterrupted() {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        Ladder ladder = new Ladder(
                List.of(probe(FIRST, Rung.KAFKA, Set.of(), asking -> {
                    try {
                        until(new CountDownLatch(1));
                    } catch (RemoteFailure cancelled) {
                        interrupted.set(true);
                    } finally {
                        ended.countDown();
                    }
                    return "too late";
                }).within(Duration.ofMillis(30))),
                List.of(check("kafka", Rung.KAFKA, Set.of(), evidence -> Verdict.healthy("judged"))));

        Examination done = examiner(ladder).examine(SUBJECT, Watcher.NONE);

        assertThat(done.evidence().answer(FIRST)).isInstanceOfSatisfying(Answer.Refused.class, refused ->
                assertThat(refused.failure().kind()).isEqualTo(Kind.UNREACHABLE));
        assertThat(report(done, Rung.KAFKA).calls()).singleElement()
                .satisfies(call -> assertThat(call.answer()).contains("30 ms"));
        until(ended);
        assertThat(interrupted).isTrue();
    }

    @Test
    void cancellingEndsItAtOnceAndInterruptsAllProbes() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch ended = new CountDownLatch(2);
        Probe.How<String> hangs = asking -> {
            asked.countDown();
            try {
                until(new CountDownLatch(1));
                return "";
            } finally {
                ended.countDown();
            }
        };
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        Ladder ladder = new Ladder(
                List.of(probe(FIRST, Rung.KAFKA, Set.of(), hangs), probe(SECOND, Rung.BUCKET, Set.of(), hangs),
                        probe(THIRD, Rung.KMS, Set.of(), asking -> "3")),
                List.of(check("kms", Rung.KMS, Set.of(THIRD), evidence -> Verdict.healthy("3"))));
        AtomicReference<Throwable> thrown = new AtomicReference<>();

        Thread run = Thread.ofVirtual().start(() -> {
            try {
                examiner(ladder).examine(SUBJECT, new Recorder(told));
            } catch (RemoteFailure cancelled) {
                thrown.set(cancelled);
            }
        });
        asked.await();
        run.interrupt();
        run.join();

        assertThat(thrown.get()).isInstanceOfSatisfying(RemoteFailure.class,
                failure -> assertThat(failure.is(Kind.CANCELLED)).isTrue());
        until(ended);
    }

    @Test
    void aProbeOrCheckThatBreaksTakesNothingElseWithIt() {
        Ladder ladder = new Ladder(
                List.of(probe(FIRST, Rung.KAFKA, Set.of(), asking -> {
                            throw new IllegalStateException("a bug");
                        }),
                        probe(SECOND, Rung.BUCKET, Set.of(), asking -> "2")),
                List.of(check("broken", Rung.BUCKET, Set.of(SECOND), evidence -> {
                            throw new IllegalStateException("another bug");
                        }),
                        check("right", Rung.BUCKET, Set.of(SECOND), evidence -> Verdict.healthy("right"))));

        Examination done = examiner(ladder).examine(SUBJECT, Watcher.NONE);

        assertThat(done.evidence().answer(FIRST).refusal()).isPresent();
        assertThat(report(done, Rung.BUCKET).checks()).extracting(one -> one.verdict().outcome())
                .containsExactly(Verdict.Outcome.NOT_CHECKED, Verdict.Outcome.HEALTHY);
    }

    @Test
    void someRungsAnewAskOnlyTheirProbesAndJudgeAll() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger spared = new AtomicInteger();
        Ladder ladder = new Ladder(
                List.of(probe(FIRST, Rung.KAFKA, Set.of(), asking -> "k" + spared.incrementAndGet()),
                        probe(SECOND, Rung.BUCKET, Set.of(), asking -> "b" + asked.incrementAndGet())),
                List.of(check("both", Rung.KAFKA, Set.of(FIRST, SECOND),
                        evidence -> Verdict.healthy(evidence.known(FIRST) + evidence.known(SECOND)))));
        Examiner examiner = examiner(ladder);

        Examination first = examiner.examine(SUBJECT, Watcher.NONE);
        Examination second = examiner.again(first, EnumSet.of(Rung.BUCKET), Watcher.NONE);

        assertThat(report(first, Rung.KAFKA).checks().getFirst().verdict().says()).isEqualTo("k1b1");
        assertThat(report(second, Rung.KAFKA).checks().getFirst().verdict().says()).isEqualTo("k1b2");
        assertThat(Examiner.from(Rung.ATHENA)).containsExactly(Rung.ATHENA, Rung.DATA);
    }

    @Test
    void whatGoesOnRecordIsRedacted() {
        Ladder ladder = new Ladder(
                List.of(probe(FIRST, Rung.KAFKA, Set.of(), asking ->
                        asking.call("op hush", "of hush", () -> "hush", Function.identity()))
                        .telling(it -> "learnt " + it)),
                List.of());

        Examination done = examiner(ladder).examine(SUBJECT, Watcher.NONE);

        assertThat(report(done, Rung.KAFKA).calls().toString()).doesNotContain("hush").contains("of ••••");
        assertThat(report(done, Rung.KAFKA).calls()).singleElement()
                .satisfies(call -> assertThat(call.answer()).isEqualTo("••••: learnt ••••"));
    }

    @Test
    void oneSystemIsNotFlooded() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch six = new CountDownLatch(6);
        List<Probe<?>> probes = new ArrayList<>(IntStream.range(0, 30)
                .<Probe<?>>mapToObj(i -> probe(Fact.of("fact " + i), Rung.BUCKET, Set.of(), asking -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    six.countDown();
                    until(six);
                    now.decrementAndGet();
                    return "";
                })).toList());

        examiner(new Ladder(probes, List.of())).examine(SUBJECT, Watcher.NONE);

        assertThat(most).hasValue(6);
    }

    @Test
    void aFindingOfSeverityErrorMakesTheRungBroken() {
        Map<Severity, Verdict.Outcome> expected = Map.of(
                Severity.ERROR, Verdict.Outcome.BROKEN, Severity.WARNING, Verdict.Outcome.WARNING);
        expected.forEach((severity, outcome) -> {
            Ladder ladder = new Ladder(List.of(), List.of(check("c", Rung.ROLE, Set.of(),
                    evidence -> Verdict.of(Finding.of("R2", Rung.ROLE, severity, "not trusted")))));

            Examination done = examiner(ladder).examine(SUBJECT, Watcher.NONE);

            assertThat(report(done, Rung.ROLE).outcome()).isEqualTo(outcome);
            assertThat(done.broken()).isEqualTo(severity == Severity.ERROR);
            assertThat(done.firstBroken().isPresent()).isEqualTo(severity == Severity.ERROR);
        });
    }

    private static RungReport report(Examination done, Rung rung) {
        return done.rungs().stream().filter(report -> report.rung() == rung).findFirst().orElseThrow();
    }

    private static void until(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw RemoteFailure.cancelled("wait");
        }
    }

    private static class Recorder implements Watcher {
        private final List<String> told;

        Recorder(List<String> told) {
            this.told = told;
        }

        @Override
        public void asking(Rung rung, String asks) {
            told.add("asking " + asks);
        }

        @Override
        public void verdict(Check check, Verdict verdict) {
            told.add("verdict " + check.id());
        }

        @Override
        public void rung(RungReport report) {
            told.add("rung " + report.rung());
        }
    }
}
