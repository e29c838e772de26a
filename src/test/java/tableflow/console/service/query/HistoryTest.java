package tableflow.console.service.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.domain.query.ResultPage;
import tableflow.console.domain.query.RuntimeStatistics;
import tableflow.console.service.port.Athena;
import tableflow.console.service.support.Waiter;

class HistoryTest {
    private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");

    /// Three pages of fifty, a query each hour.
    private static final class Archive implements Athena {
        final Deque<RemoteFailure> failures = new ArrayDeque<>();
        final List<String> calls = new ArrayList<>();

        private void call(String name) {
            calls.add(name);
            if (!failures.isEmpty()) {
                throw failures.removeFirst();
            }
        }

        @Override
        public Ids recent(String workgroup, Optional<String> token) {
            call("list " + token.orElse(""));
            int from = token.map(Integer::parseInt).orElse(0);
            return new Ids(IntStream.range(from, from + BATCH).mapToObj(i -> "q-" + i).toList(),
                    from + BATCH < 150 ? Optional.of(Integer.toString(from + BATCH)) : Optional.empty());
        }

        @Override
        public Batch executions(Collection<String> ids) {
            call("batch " + ids.size());
            // In no order, and without one that cannot be told about.
            return new Batch(ids.stream().sorted().filter(id -> !id.equals("q-7")).map(Archive::at).toList(),
                    Map.of("q-7", "not now"));
        }

        private static QueryExecution at(String id) {
            ExecutionContext when = new ExecutionContext("primary", null, null, null, List.of(),
                    NOW.minus(Duration.ofHours(Long.parseLong(id.substring(2)))), null, null, null, false);
            return new QueryExecution(id, "SELECT 1", Open.of(QueryState.SUCCEEDED), Open.of(StatementType.DML),
                    null, null, QueryStatistics.NONE, when);
        }

        @Override
        public String start(QueryRequest request, String token) {
            throw new AssertionError("nothing is started");
        }

        @Override
        public QueryExecution execution(String id) {
            throw new AssertionError("not one by one");
        }

        @Override
        public RuntimeStatistics statistics(String id) {
            throw new AssertionError("not needed");
        }

        @Override
        public void stop(String id) {
            throw new AssertionError("nothing is stopped");
        }

        @Override
        public ResultPage page(String id, Optional<String> token, int rows) {
            throw new AssertionError("not needed");
        }

        @Override
        public void close() {}
    }

    private final Archive archive = new Archive();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<QueryExecution> got = new ArrayList<>();
    private final History history = new History(archive, new Waiter() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public void pause(Duration time) {
            pauses.add(time);
        }
    });

    @AfterEach
    void calm() {
        var _ = Thread.interrupted();
    }

    private History.Loaded load(Duration back, int most) {
        return history.load("primary", new History.Range(NOW.minus(back), most), got::addAll, Progress.NONE);
    }

    @Test
    void allPagesComeNewestFirst() {
        assertThat(load(Duration.ofDays(45), 1_000)).isEqualTo(new History.Loaded(149, true));
        assertThat(got).extracting(QueryExecution::id).startsWith("q-0", "q-1", "q-2").endsWith("q-149")
                .doesNotContain("q-7");
        assertThat(pauses).as("lists may be asked for five times a second").hasSize(2);
    }

    @Test
    void itEndsAtTheWantedTime() {
        assertThat(load(Duration.ofHours(60), 1_000)).isEqualTo(new History.Loaded(60, true));
        assertThat(archive.calls).hasSize(4);
    }

    @Test
    void itEndsAtTheWantedNumberAndSaysThatThereIsMore() {
        assertThat(load(Duration.ofDays(45), 50)).isEqualTo(new History.Loaded(99, false));
    }

    @Test
    void throttlingIsWaitedOut() {
        archive.failures.add(RemoteFailure.of(Kind.THROTTLED, "list", "Rate exceeded"));
        archive.failures.add(RemoteFailure.of(Kind.THROTTLED, "list", "Rate exceeded"));

        assertThat(load(Duration.ofHours(10), 10).complete()).isTrue();
        assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void anyOtherFailureIsToldAndWhatCameStays() {
        assertThatThrownBy(() -> history.load("primary", new History.Range(Instant.EPOCH, 1_000), page -> {
            got.addAll(page);
            archive.failures.add(RemoteFailure.of(Kind.FORBIDDEN, "list", "no"));
        }, Progress.NONE)).isInstanceOf(RemoteFailure.class);
        assertThat(got).hasSize(49);
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> load(Duration.ofDays(1), 10)).isInstanceOfSatisfying(
                RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());
    }
}
