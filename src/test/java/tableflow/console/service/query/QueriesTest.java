package tableflow.console.service.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.support.Waiter;

class QueriesTest {
    private static final ResultColumn NAME = new ResultColumn("name", "varchar", 0, 0);
    private static final QueryRequest REQUEST =
            new QueryRequest("SELECT name FROM t", "db", "primary", null, List.of());

    private final FakeAthena athena = new FakeAthena(NAME);
    private final Queries queries = new Queries(athena, Waiter.real());

    @AfterEach
    void calm() {
        var _ = Thread.interrupted();
    }

    private static final class Rows implements RowSink {
        final List<ResultColumn> columns = new ArrayList<>();
        final List<List<@Nullable String>> rows = new ArrayList<>();

        @Override
        public void columns(List<ResultColumn> all) {
            assertThat(columns).as("columns come once").isEmpty();
            columns.addAll(all);
        }

        @Override
        public void row(List<@Nullable String> values) {
            rows.add(values);
        }
    }

    @Test
    void aFailedQueryTellsTheEnginesWords() {
        athena.states.add("FAILED");
        athena.failure = new QueryExecution.Failure("TABLE_NOT_FOUND: line 1:15: no t", 2, 1301, false);

        assertThatThrownBy(() -> queries.succeed(REQUEST, now -> {}))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> {
                    assertThat(it.kind()).isEqualTo(Kind.INVALID);
                    assertThat(it.why()).isEqualTo("TABLE_NOT_FOUND: line 1:15: no t");
                    assertThat(it.advice()).isPresent();
                });
    }

    @Test
    void theWorkgroupsLimitIsNoFaultOfTheStatement() {
        athena.states.add("CANCELLED");
        athena.failure = new QueryExecution.Failure("Bytes scanned limit was exceeded", 0, 0, false);

        assertThatThrownBy(() -> queries.succeed(REQUEST, now -> {}))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.kind()).isEqualTo(Kind.QUOTA));
    }

    @Test
    void aCancelBySomebodyElseIsToldAsThat() {
        athena.states.add("CANCELLED");
        athena.failure = new QueryExecution.Failure("Query cancelled by user", 0, 0, false);

        assertThatThrownBy(() -> queries.succeed(REQUEST, now -> {}))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> {
                    assertThat(it.kind()).isEqualTo(Kind.CONFLICT);
                    assertThat(it.advice().orElseThrow()).contains("Somebody else");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 998, 999, 1000, 1998, 2500})
    void rowsComePageByPageWithoutTheHeading(int count) {
        athena.rows.add(List.of("name"));
        IntStream.range(0, count).forEach(i -> athena.rows.add(List.of("row " + i)));
        Rows rows = new Rows();

        queries.rows(athena.in("SUCCEEDED"), rows);

        assertThat(rows.columns).containsExactly(NAME);
        assertThat(rows.rows).hasSize(count);
        IntStream.range(0, count).forEach(i -> assertThat(rows.rows.get(i)).containsExactly("row " + i));
    }

    @Test
    void theFirstRowOfShowIsData() {
        athena.type = StatementType.UTILITY;
        athena.rows.add(List.of("name"));
        Rows rows = new Rows();

        queries.rows(athena.in("SUCCEEDED"), rows);

        assertThat(rows.rows).containsExactly(List.of("name"));
    }

    @Test
    void nullIsNotTheEmptyText() {
        athena.rows.add(List.of("name"));
        athena.rows.add(Arrays.asList((String) null));
        athena.rows.add(List.of(""));
        Rows rows = new Rows();

        queries.rows(athena.in("SUCCEEDED"), rows);

        assertThat(rows.rows.getFirst()).containsExactly((String) null);
        assertThat(rows.rows.getLast()).containsExactly("");
    }

    @Test
    void readingEndsAtAnInterrupt() {
        athena.rows.add(List.of("name"));
        IntStream.range(0, 3_000).forEach(i -> athena.rows.add(List.of("row " + i)));
        Rows rows = new Rows();

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> queries.rows(athena.in("SUCCEEDED"), rows))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());
        assertThat(rows.rows).isEmpty();
    }
}
