package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlEngine;
import tableflow.console.sandbox.sql.SqlFailure;
import tableflow.console.sandbox.sql.SqlRequest;
import tableflow.console.sandbox.sql.SqlRun;
import tableflow.console.sandbox.sql.SqlState;
import tableflow.console.sandbox.sql.SqlStats;
import tableflow.console.sandbox.sql.SqlType;

/// An engine that answers what a test says.
final class ScriptedEngine implements SqlEngine {
    private final List<SqlRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Function<SqlRequest, Answer> script = request -> Answer.rows("[1]");

    /// What one statement meets.
    ///
    /// @param pages rows as JSON text, a list a page
    /// @param scanned bytes read, counted from the first page on
    /// @param gate opened before the last page is handed out
    record Answer(List<SqlColumn> columns, List<List<String>> pages, long scanned, @Nullable SqlFailure failure,
            CountDownLatch gate, Optional<Long> updates, boolean queued) {
        static Answer rows(String... rows) {
            return table(List.of(new SqlColumn("_col0", SqlType.simple("integer"))), List.of(rows));
        }

        static Answer table(List<SqlColumn> columns, List<String> rows) {
            return new Answer(columns, List.of(rows), 0, null, new CountDownLatch(0), Optional.empty(), false);
        }

        static Answer failing(String name, SqlFailure.Kind kind, String message) {
            return new Answer(List.of(), List.of(), 0,
                    new SqlFailure(1, name, kind, message, Optional.empty()), new CountDownLatch(0),
                    Optional.empty(), false);
        }

        Answer held(CountDownLatch until) {
            return new Answer(columns, pages, scanned, failure, until, updates, queued);
        }

        /// Waits as QUEUED and not as RUNNING.
        Answer waiting() {
            return new Answer(columns, pages, scanned, failure, gate, updates, true);
        }

        Answer scanning(long bytes) {
            return new Answer(columns, pages, bytes, failure, gate, updates, queued);
        }

        Answer changing(long rows) {
            return new Answer(columns, pages, scanned, failure, gate, Optional.of(rows), queued);
        }
    }

    void answer(Answer answer) {
        script = request -> answer;
    }

    void answer(Function<SqlRequest, Answer> answers) {
        script = answers;
    }

    List<SqlRequest> requests() {
        return requests;
    }

    @Override
    public SqlRun submit(SqlRequest request) {
        requests.add(request);
        return new Run(script.apply(request));
    }

    @Override
    public CompletionStage<Void> ready() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        // Nothing runs by itself.
    }

    private static final class Run implements SqlRun {
        private final Answer answer;
        private final CountDownLatch cancelled = new CountDownLatch(1);
        private volatile SqlState state;
        private final AtomicLong handed = new AtomicLong();
        private int page;

        Run(Answer answer) {
            this.answer = answer;
            this.state = answer.queued() ? SqlState.QUEUED : SqlState.RUNNING;
        }

        @Override
        public SqlState state() {
            return state;
        }

        @Override
        public SqlStats stats() {
            return new SqlStats(page == 0 ? 0 : answer.scanned(), 0, 7, 70, handed.get(),
                    new SqlStats.Times(Duration.ofMillis(3), Duration.ofMillis(2), Duration.ofMillis(20)),
                    Optional.of(new SqlStats.Stage("0", "FINISHED", handed.get(), 10, Duration.ofMillis(4), List.of(
                            new SqlStats.Stage("1", "FINISHED", 7, 70, Duration.ofMillis(5), List.of())))));
        }

        @Override
        public List<SqlColumn> columns() {
            return answer.columns();
        }

        @Override
        public Optional<String> updateType() {
            return Optional.empty();
        }

        @Override
        public Optional<Long> updateCount() {
            return answer.updates();
        }

        @Override
        public Optional<List<JsonNode>> next() throws SqlFailure, InterruptedException {
            while (answer.gate().getCount() > 0 && cancelled.getCount() > 0) {
                answer.gate().await(5, TimeUnit.MILLISECONDS);
            }
            if (cancelled.getCount() == 0) {
                state = SqlState.CANCELLED;
                return Optional.empty();
            }
            if (answer.failure() != null) {
                state = SqlState.FAILED;
                throw answer.failure();
            }
            if (page == answer.pages().size()) {
                state = SqlState.FINISHED;
                return Optional.empty();
            }
            List<JsonNode> rows = new ArrayList<>();
            for (String row : answer.pages().get(page)) {
                rows.add(parsed(row));
            }
            page++;
            handed.addAndGet(rows.size());
            return Optional.of(rows);
        }

        private static JsonNode parsed(String row) {
            try {
                return Json.parse(row);
            } catch (BadJson e) {
                throw new IllegalArgumentException(row, e);
            }
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }
    }
}
