package tableflow.console.service.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.support.Waiter;

/// Several runs and the calls that look at them.
class LookoutTest {
    private static final QueryRequest REQUEST = new QueryRequest("SELECT 1", "db", "primary", null, List.of());

    private final ManyAthena athena = new ManyAthena();
    private Instant time = Instant.parse("2026-01-01T00:00:00Z");
    private final Waiter waiter = new Waiter() {
        @Override
        public Instant now() {
            return time;
        }

        @Override
        public void pause(Duration length) {
            time = time.plus(length);
        }
    };

    @Test
    void severalRunsShareTheirLooks() throws InterruptedException {
        athena.looksUntilEnd = 6;
        Runs runs = new Runs(athena, Waiter.real(), RunMemory.none(), Runs.Patience.ofCommand());
        List<QueryExecution> ended = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = Stream.generate(() -> Thread.ofVirtual().unstarted(() ->
                ended.add(runs.run(REQUEST, OptionalLong.empty(), now -> {})))).limit(60).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(ended).hasSize(60).allMatch(QueryExecution::isFinal);
        List<Integer> batches = athena.calls.stream().filter(it -> it.startsWith("batch"))
                .map(it -> Integer.parseInt(it.substring(6))).toList();
        assertThat(batches).isNotEmpty().allMatch(it -> it <= 50);
        assertThat(batches.size()).as("far fewer than 7 looks for each of 60").isLessThan(200);
    }

    @Test
    void whatABatchDoesNotTellIsAskedForAlone() {
        Lookout lookout = new Lookout(athena, waiter);
        String first = athena.start(REQUEST, "1");
        String second = athena.start(REQUEST, "2");
        lookout.watch(first);
        lookout.watch(second);
        athena.forgetsInBatches = true;
        athena.calls.clear();

        assertThat(lookout.look(first, Duration.ZERO).id()).isEqualTo(first);
        assertThat(athena.calls).containsExactly("batch 2", "get q-1");
    }

    @Test
    void aFreshAnswerServesTheOthersAndAnOldOneDoesNot() {
        Lookout lookout = new Lookout(athena, waiter);
        List<String> ids = IntStream.range(0, 3).mapToObj(i -> athena.start(REQUEST, "t" + i)).toList();
        ids.forEach(lookout::watch);
        athena.calls.clear();

        ids.forEach(id -> lookout.look(id, Duration.ofMillis(50)));
        assertThat(athena.calls).containsExactly("batch 3");

        time = time.plusMillis(51);
        lookout.look(ids.getLast(), Duration.ofMillis(50));
        assertThat(athena.calls).hasSize(2);
        lookout.forget(ids.getFirst());
        lookout.forget(ids.get(1));
        lookout.look(ids.getLast(), Duration.ofMillis(-1));
        assertThat(athena.calls).last().isEqualTo("get " + ids.getLast());
    }

    @Test
    void whoMayNotAskInBatchesAsksOneByOne() {
        Lookout lookout = new Lookout(athena, waiter);
        String first = athena.start(REQUEST, "1");
        String second = athena.start(REQUEST, "2");
        lookout.watch(first);
        lookout.watch(second);
        athena.calls.clear();
        athena.failures.add(Optional.of(RemoteFailure.of(Kind.FORBIDDEN, "look", "BatchGetQueryExecution is denied")));

        assertThat(lookout.look(first, Duration.ZERO).id()).isEqualTo(first);
        assertThat(lookout.look(second, Duration.ZERO).id()).isEqualTo(second);
        assertThat(athena.calls).as("it is tried once").containsExactly("batch 2", "get q-1", "get q-2");
    }

    @Test
    void theFailureOfOneIsNoAnswerToTheOthers() {
        Lookout lookout = new Lookout(athena, waiter);
        String first = athena.start(REQUEST, "1");
        String second = athena.start(REQUEST, "2");
        lookout.watch(first);
        lookout.watch(second);
        athena.forgetsInBatches = true;
        athena.failures.add(Optional.empty());
        athena.failures.add(Optional.of(RemoteFailure.of(Kind.NOT_FOUND, "look", "q-1 was not found")));

        assertThatThrownBy(() -> lookout.look(first, Duration.ZERO)).hasMessageContaining("q-1 was not found");
        assertThat(lookout.look(second, Duration.ZERO).id()).isEqualTo(second);
    }

    @Test
    void aRequestInBatchesThatIsRefusedEndsNobody() {
        Lookout lookout = new Lookout(athena, waiter);
        String first = athena.start(REQUEST, "1");
        lookout.watch(first);
        lookout.watch("no-such-query");

        assertThat(lookout.look(first, Duration.ZERO).id()).isEqualTo(first);
        assertThatThrownBy(() -> lookout.look("no-such-query", Duration.ZERO)).hasMessageContaining("no-such-query");
    }
}
