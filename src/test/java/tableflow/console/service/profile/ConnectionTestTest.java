package tableflow.console.service.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.Verdict.Outcome;

class ConnectionTestTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final KeyResolver keys = key -> new ApiKey(key.id(), new Secret("s"));
    private final Profile profile = new Profile(
            "p", Open.of(Profile.Kind.CLOUD), "dev", false,
            new Profile.Confluent(URI.create("https://c"), null, null, KeyRef.stored("C", "c"), null),
            null, null, null, null);

    @Test
    void everyComponentHasItsOwnVerdictInOrder() {
        List<Verdict> told = new ArrayList<>();
        List<Verdict> verdicts = test(LONG, List.of(
                probe("a", () -> Probe.Answer.ok("3 environments")),
                probe("b", () -> {
                    throw RemoteFailure.of(RemoteFailure.Kind.UNAUTHORIZED, "list", "wrong key")
                            .withAdvice("make one").withRequest("r-1", 401);
                }),
                probe("c", () -> Probe.Answer.notConfigured("no key")),
                probe("d", () -> {
                    throw RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "list", "no route");
                }),
                probe("e", () -> {
                    throw RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "list", "gone");
                }),
                probe("f", () -> {
                    throw new IllegalStateException("password=geheim");
                }))).run(profile, keys, told::add);
        assertThat(verdicts).extracting(Verdict::component).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(verdicts).extracting(Verdict::outcome).containsExactly(
                Outcome.OK, Outcome.REFUSED, Outcome.NOT_CONFIGURED, Outcome.UNREACHABLE, Outcome.FAILED,
                Outcome.FAILED);
        assertThat(verdicts.get(1).text()).isEqualTo("list: wrong key");
        assertThat(verdicts.get(1).advice()).isEqualTo("make one");
        assertThat(verdicts.get(1).requestId()).isEqualTo("r-1");
        assertThat(verdicts.get(5).text()).doesNotContain("geheim");
        assertThat(told).containsExactlyInAnyOrderElementsOf(verdicts);
        assertThat(verdicts).filteredOn(Verdict::fine).extracting(Verdict::component).containsExactly("a", "c");
    }

    @Test
    void theyRunAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        Supplier<Probe.Answer> waitsForTheOther = () -> {
            both.countDown();
            return await(both) ? Probe.Answer.ok("met") : Probe.Answer.notConfigured("alone");
        };
        assertThat(test(LONG, List.of(probe("a", waitsForTheOther), probe("b", waitsForTheOther)))
                        .run(profile, keys, verdict -> {}))
                .allMatch(Verdict::fine)
                .extracting(Verdict::text).containsOnly("met");
    }

    @Test
    void oneThatHangsIsInterruptedAndHidesNothing() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        // Long enough for the one that works on a machine that is busy.
        List<Verdict> verdicts = test(Duration.ofSeconds(2), List.of(
                probe("hangs", () -> {
                    try {
                        never.await();
                    } catch (InterruptedException told) {
                        interrupted.countDown();
                    }
                    return Probe.Answer.ok("too late");
                }),
                probe("works", () -> Probe.Answer.ok("fine")))).run(profile, keys, verdict -> {});
        assertThat(verdicts).extracting(Verdict::outcome).containsExactly(Outcome.UNREACHABLE, Outcome.OK);
        assertThat(verdicts.getFirst().text()).contains("no answer within");
        assertThat(await(interrupted)).isTrue();
    }

    @Test
    void anInterruptCancelsAll() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ConnectionTest test = test(LONG, List.of(probe("hangs", () -> {
            try {
                begun.countDown();
                never.await();
            } catch (InterruptedException told) {
                interrupted.countDown();
            }
            return Probe.Answer.ok("");
        })));
        Thread caller = Thread.currentThread();
        Thread.ofPlatform().start(() -> {
            await(begun);
            caller.interrupt();
        });
        RemoteFailure failure = catchThrowableOfType(
                RemoteFailure.class, () -> test.run(profile, keys, verdict -> {}));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(RemoteFailure.Kind.CANCELLED);
        assertThat(await(interrupted)).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static ConnectionTest test(Duration limit, List<Probe> probes) {
        return new ConnectionTest(probes, task -> Thread.ofVirtual().start(task), limit);
    }

    private static Probe probe(String component, Supplier<Probe.Answer> answer) {
        return new Probe() {
            @Override
            public String component() {
                return component;
            }

            @Override
            public Answer call(Profile profile, KeyResolver keys) {
                return answer.get();
            }
        };
    }
}
