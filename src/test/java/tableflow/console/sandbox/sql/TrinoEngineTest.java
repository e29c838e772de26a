package tableflow.console.sandbox.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The engine's life and its client, without tables.
@Tag("engine")
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrinoEngineTest {
    @TempDir
    static Path directory;

    private static TrinoEngine engine;
    private static SqlRun early;

    @BeforeAll
    static void start() throws IOException {
        engine = TrinoEngine.start(new TrinoSettings(EngineLibraries.find(), directory, Optional.empty(),
                new TrinoSettings.Lake("http://127.0.0.1:9", "us-east-1", "AKIDTEST", "secret-of-the-test")));
        early = engine.submit(new SqlRequest("SELECT 1", Optional.empty()));
        assertThat(early.state()).isEqualTo(SqlState.QUEUED);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    @Order(1)
    void waitsForTheEngineAsQueued() throws Exception {
        SqlRun dropped = engine.submit(new SqlRequest("SELECT 1", Optional.empty()));
        dropped.cancel();
        assertThat(dropped.next()).isEmpty();
        assertThat(dropped.state()).isEqualTo(SqlState.CANCELLED);

        assertThat(early.stats().times().queued()).isPositive();
        assertThat(rows(early)).hasToString("[[1]]");
        assertThat(early.state()).isEqualTo(SqlState.FINISHED);
        assertThat(early.stats().times().elapsed()).isGreaterThanOrEqualTo(early.stats().times().queued());
        engine.ready().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void handsOutExactValuesAndWholeTypes() throws Exception {
        SqlRun run = run("""
                SELECT 9223372036854775807 AS big, DECIMAL '12345678901234567890.123456789012345678' AS exact,
                    0.1e0 AS small, -0e0 AS negative, nan() AS none, infinity() AS much, CAST('a"b' AS varchar) AS text,
                    TIMESTAMP '2026-01-02 03:04:05.123456 UTC' AS at, X'00ff' AS bytes, ARRAY[1, NULL] AS list,
                    MAP(ARRAY['k'], ARRAY[1.50]) AS map, CAST(ROW(1, 'x') AS ROW(id bigint, name varchar)) AS pair,
                    CAST('abc' AS varchar(5)) AS five, CAST(NULL AS date) AS missing, true AS yes""");

        assertThat(rows(run)).singleElement().satisfies(row -> assertThat(row.toString()).isEqualTo("""
                [9223372036854775807,"12345678901234567890.123456789012345678",0.1,-0.0,"NaN","Infinity","a\\"b",\
                "2026-01-02 03:04:05.123456 UTC","AP8=",[1,null],{"k":"1.50"},[1,"x"],"abc",null,true]"""));
        assertThat(run.columns().stream().map(column -> column.name() + " " + column.type())).containsExactly(
                "big bigint", "exact decimal(38, 18)", "small double", "negative double", "none double", "much double",
                "text varchar", "at timestamp(6) with time zone", "bytes varbinary", "list array(integer)",
                "map map(varchar(1), decimal(3, 2))", "pair row(id bigint, name varchar)", "five varchar(5)",
                "missing date", "yes boolean");
        SqlType exact = run.columns().get(1).type();
        assertThat(List.of(exact.precision().orElseThrow(), exact.scale().orElseThrow())).containsExactly(38, 18);
        SqlType at = run.columns().get(7).type();
        assertThat(at.base() + at.numbers()).isEqualTo("timestamp with time zone[6]");
        SqlType pair = run.columns().get(11).type();
        assertThat(pair.fields().stream().map(field -> field.name().orElseThrow())).containsExactly("id", "name");
        assertThat(run.columns().get(10).type().element().base()).isEqualTo("decimal");
    }

    @Test
    void readsManyPagesInOrder() throws Exception {
        SqlRun run = run("SELECT n FROM UNNEST(sequence(1, 10000)) a(m) CROSS JOIN UNNEST(sequence(1, 10)) b(n)");

        List<JsonNode> rows = rows(run);

        assertThat(rows).hasSize(100_000);
        assertThat(run.stats().outputRows()).isEqualTo(100_000);
        assertThat(run.stats().stages()).isPresent();
    }

    @Test
    void itsFirstStatementIsARightOne() throws Exception {
        assertThat(rows(run(TrinoEngine.WARM_UP))).hasSize(2);
    }

    @Test
    void fillsParametersIn() throws Exception {
        SqlRequest request = new SqlRequest("SELECT ? + 1, ?", Optional.empty(), List.of("41", "'it''s'"), "user");

        assertThat(rows(engine.submit(request))).hasToString("[[42,\"it's\"]]");

        SqlRequest wrong = new SqlRequest("SELECT 'ä',\n  nothing + ?", Optional.empty(), List.of("1"), "user");
        SqlFailure failure = failure(engine.submit(wrong));
        assertThat(failure.position()).contains(new SqlFailure.Position(2, 3));
    }

    @Test
    void saysWhyAStatementFails() {
        SqlRun unknown = run("SELECT nothing");
        SqlFailure column = failure(unknown);
        assertThat(column.name()).isEqualTo("COLUMN_NOT_FOUND");
        assertThat(column.kind()).isEqualTo(SqlFailure.Kind.USER_ERROR);
        assertThat(column.reason()).isEqualTo("COLUMN_NOT_FOUND: line 1:8: Column 'nothing' cannot be resolved"
                + " or requester is not authorized to access requested resources");
        assertThat(unknown.state()).isEqualTo(SqlState.FAILED);
        assertThatThrownBy(unknown::next).isSameAs(column);

        assertThat(failure(run("SELECT 1 / a FROM (VALUES 0) t(a)")).reason())
                .isEqualTo("DIVISION_BY_ZERO: Division by zero");
        assertThat(failure(run("SELECT 1 + 'a'")).name()).isEqualTo("TYPE_MISMATCH");
        assertThat(failure(run("SELECT * FROM other.db.t")).name()).isEqualTo("CATALOG_NOT_FOUND");
    }

    @Test
    void dividesDecimalsAsAthenaDoes() throws Exception {
        assertThat(rows(run("SELECT 7 / 2, 1.00 / 3.00, 7 / 2e0"))).hasToString("[[3,\"0.33\",3.5]]");
    }

    @Test
    void cancelsWhileItRuns() throws Exception {
        SqlRun run = run("SELECT count(*) FROM UNNEST(sequence(1, 10000)) a(m) "
                + "CROSS JOIN UNNEST(sequence(1, 10000)) b(n) CROSS JOIN UNNEST(sequence(1, 10000)) c(o)");
        while (run.state() == SqlState.QUEUED) {
            assertThat(run.next()).isPresent();
        }
        CountDownLatch waits = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread reader = Thread.ofVirtual().start(() -> {
            waits.countDown();
            try {
                while (run.next().isPresent()) {
                    // Goes on until it is cancelled.
                }
            } catch (SqlFailure | InterruptedException e) {
                thrown.set(e);
            }
        });
        waits.await();

        run.cancel();

        assertThat(reader.join(Duration.ofMinutes(1))).isTrue();
        assertThat(thrown.get()).isNull();
        assertThat(run.state()).isEqualTo(SqlState.CANCELLED);
        assertThat(run.next()).isEmpty();
    }

    @Test
    void anInterruptEndsTheWaitAndTheStatement() throws Exception {
        SqlRun run = run("SELECT count(*) FROM UNNEST(sequence(1, 10000)) a(m) "
                + "CROSS JOIN UNNEST(sequence(1, 10000)) b(n) CROSS JOIN UNNEST(sequence(1, 10000)) c(o)");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                while (run.next().isPresent()) {
                    // Goes on until it is interrupted.
                }
            } catch (SqlFailure | InterruptedException e) {
                thrown.set(e);
            }
        });

        reader.interrupt();

        assertThat(reader.join(Duration.ofMinutes(1))).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(run.state()).isEqualTo(SqlState.CANCELLED);
    }

    @Test
    void isOnLoopbackOnlyAndKeepsSecretsOutOfItsArguments() {
        ProcessHandle child = ProcessHandle.of(engine.pid().orElseThrow()).orElseThrow();

        assertThat(child.info().commandLine().orElse("")).doesNotContain("secret-of-the-test");
        assertThat(directory.resolve("sql-engine.log")).content().doesNotContain("secret-of-the-test");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void startsOnceMoreWhenItDies() throws Exception {
        long first = engine.pid().orElseThrow();
        ProcessHandle child = ProcessHandle.of(first).orElseThrow();
        child.destroyForcibly();
        child.onExit().get(60, TimeUnit.SECONDS);
        while (engine.ready().toCompletableFuture().isDone()) {
            // Until the end has been noticed, statements fail.
            Thread.onSpinWait();
        }

        assertThat(rows(run("SELECT 3"))).hasToString("[[3]]");
        long second = engine.pid().orElseThrow();
        assertThat(second).isNotEqualTo(first);

        ProcessHandle again = ProcessHandle.of(second).orElseThrow();
        again.destroyForcibly();
        again.onExit().get(60, TimeUnit.SECONDS);
        SqlFailure failure;
        do {
            failure = failure(run("SELECT 4"));
        } while (!failure.text().contains("twice"));
        assertThat(failure.reason())
                .isEqualTo("GENERIC_INTERNAL_ERROR: The SQL engine has ended twice; see its log");
    }

    @Test
    void saysWhereItsLogIsWhenItCannotStart(@TempDir Path empty, @TempDir Path own) throws Exception {
        try (TrinoEngine broken = TrinoEngine.start(new TrinoSettings(empty, own, Optional.empty(),
                new TrinoSettings.Lake("http://127.0.0.1:9", "us-east-1", "AKIDTEST", "secret")))) {
            SqlFailure failure = failure(broken.submit(new SqlRequest("SELECT 1", Optional.empty())));

            assertThat(failure.text()).isEqualTo("The SQL engine did not start; see " + own.resolve("sql-engine.log"));
            assertThat(own.resolve("sql-engine.log")).content().contains("NoClassDefFoundError");
        }
    }

    private static SqlRun run(String sql) {
        return engine.submit(new SqlRequest(sql, Optional.empty()));
    }

    private static List<JsonNode> rows(SqlRun run) throws SqlFailure, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        for (Optional<List<JsonNode>> page = run.next(); page.isPresent(); page = run.next()) {
            rows.addAll(page.get());
        }
        return rows;
    }

    private static SqlFailure failure(SqlRun run) {
        return catchThrowableOfType(SqlFailure.class, () -> rows(run));
    }
}
