package tableflow.console.sandbox.sql.statement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlEngine;
import tableflow.console.sandbox.sql.SqlFailure;
import tableflow.console.sandbox.sql.SqlRequest;
import tableflow.console.sandbox.sql.SqlRun;
import tableflow.console.sandbox.sql.SqlState;
import tableflow.console.sandbox.sql.SqlStats;
import tableflow.console.sandbox.sql.SqlType;
import tableflow.console.sandbox.sql.statement.Rendering.Answer;

/// Several statements of the engine, one after the other, that show as one with a result of texts. All answers are held
/// in memory: reports are short.
final class ReportRun implements SqlRun {
    private final SqlEngine engine;
    private final Work.Report report;
    private final SqlRequest around;
    private final List<SqlColumn> columns;
    private final List<Answer> answers = new ArrayList<>();
    private volatile SqlState state = SqlState.QUEUED;
    private volatile SqlRun current;
    private volatile @Nullable SqlFailure failure;
    private boolean handedOut;

    ReportRun(SqlEngine engine, Work.Report report, SqlRequest around) {
        this.engine = engine;
        this.report = report;
        this.around = around;
        this.columns = report.columns().stream()
                .map(name -> new SqlColumn(name, SqlType.simple("varchar")))
                .toList();
        this.current = engine.submit(around.with(report.statements().getFirst()));
    }

    @Override
    public SqlState state() {
        if (state == SqlState.QUEUED && current.state() != SqlState.QUEUED) {
            return SqlState.RUNNING;
        }
        return state;
    }

    @Override
    public SqlStats stats() {
        return current.stats();
    }

    @Override
    public List<SqlColumn> columns() {
        return columns;
    }

    @Override
    public Optional<String> updateType() {
        return current.updateType();
    }

    @Override
    public Optional<Long> updateCount() {
        return Optional.empty();
    }

    @Override
    public Optional<List<JsonNode>> next() throws SqlFailure, InterruptedException {
        SqlFailure known = failure;
        if (known != null) {
            throw known;
        }
        if (handedOut || state.done()) {
            return Optional.empty();
        }
        try {
            return run();
        } catch (SqlFailure e) {
            failure = e;
            state = SqlState.FAILED;
            throw e;
        } catch (InterruptedException e) {
            state = SqlState.CANCELLED;
            throw e;
        }
    }

    private Optional<List<JsonNode>> run() throws SqlFailure, InterruptedException {
        while (answers.size() < report.statements().size()) {
            Optional<Answer> answer = answer(current);
            if (answer.isEmpty()) {
                state = SqlState.CANCELLED;
                return Optional.empty();
            }
            answers.add(answer.get());
            if (answers.size() < report.statements().size()) {
                advance();
            }
        }
        List<JsonNode> rows = new ArrayList<>();
        for (List<String> row : report.rendering().render(answers)) {
            rows.add(Json.tree(row));
        }
        handedOut = true;
        return finish() ? Optional.of(rows) : Optional.empty();
    }

    /// The next statement begins, unless somebody has cancelled meanwhile.
    private synchronized void advance() {
        SqlRun following = engine.submit(around.with(report.statements().get(answers.size())));
        current = following;
        if (state == SqlState.CANCELLED) {
            following.cancel();
        } else {
            state = SqlState.RUNNING;
        }
    }

    private synchronized boolean finish() {
        if (state != SqlState.CANCELLED) {
            state = SqlState.FINISHED;
        }
        return state == SqlState.FINISHED;
    }

    /// Empty when it was cancelled.
    private static Optional<Answer> answer(SqlRun run) throws SqlFailure, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        for (Optional<List<JsonNode>> page = run.next(); page.isPresent(); page = run.next()) {
            rows.addAll(page.get());
        }
        return run.state() == SqlState.FINISHED ? Optional.of(new Answer(run.columns(), rows)) : Optional.empty();
    }

    @Override
    public synchronized void cancel() {
        if (!state.done()) {
            state = SqlState.CANCELLED;
            current.cancel();
        }
    }
}
