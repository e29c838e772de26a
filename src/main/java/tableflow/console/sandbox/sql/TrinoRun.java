package tableflow.console.sandbox.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A statement on its way through Trino's REST protocol: one POST, then a GET for each page.
final class TrinoRun implements SqlRun {
    private static final Logger LOG = LoggerFactory.getLogger(TrinoRun.class);
    private static final int BUSY = 503;
    private static final long BUSY_PAUSE_MILLIS = 50;
    private static final int INTERNAL_ERROR = 65536;
    private static final String PREPARED = "prepared";

    private final HttpClient http;
    private final CompletableFuture<URI> address;
    private final SqlRequest request;
    private final long submitted = System.nanoTime();

    private volatile SqlState state = SqlState.QUEUED;
    private volatile SqlStats stats = SqlStats.NONE;
    private volatile List<SqlColumn> columns = List.of();
    private volatile Optional<String> updateType = Optional.empty();
    private volatile Optional<Long> updateCount = Optional.empty();
    private volatile @Nullable SqlFailure failure;
    private volatile @Nullable URI following;
    private volatile boolean cancelling;
    private long sentAt;
    private long rows;

    /// @param address of the engine, when it is there; cancelled with the run
    TrinoRun(HttpClient http, CompletableFuture<URI> address, SqlRequest request) {
        this.http = http;
        this.address = address;
        this.request = request;
    }

    @Override
    public SqlState state() {
        return state;
    }

    @Override
    public SqlStats stats() {
        if (state.done()) {
            return stats;
        }
        SqlStats last = stats;
        Duration elapsed = since(submitted);
        Duration queued = state == SqlState.QUEUED ? elapsed : last.times().queued();
        return new SqlStats(last.physicalInputBytes(), last.physicalWrittenBytes(), last.inputRows(),
                last.inputBytes(), last.outputRows(), new SqlStats.Times(queued, last.times().planning(), elapsed),
                last.stages());
    }

    @Override
    public List<SqlColumn> columns() {
        return columns;
    }

    @Override
    public Optional<String> updateType() {
        return updateType;
    }

    @Override
    public Optional<Long> updateCount() {
        return updateCount;
    }

    @Override
    public Optional<List<JsonNode>> next() throws SqlFailure, InterruptedException {
        SqlFailure known = failure;
        if (known != null) {
            throw known;
        }
        if (state.done()) {
            return Optional.empty();
        }
        try {
            URI next = following;
            if (next != null) {
                return take(answer(get(next)));
            }
            if (sentAt == 0) {
                return take(answer(first()));
            }
            state = SqlState.FINISHED;
            return Optional.empty();
        } catch (CancellationException e) {
            state = SqlState.CANCELLED;
            return Optional.empty();
        } catch (ExecutionException e) {
            throw failed(internal(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e));
        } catch (IOException e) {
            if (cancelling) {
                state = SqlState.CANCELLED;
                return Optional.empty();
            }
            throw failed(internal("The SQL engine does not answer: " + e.getMessage(), e));
        } catch (InterruptedException e) {
            cancel();
            state = SqlState.CANCELLED;
            throw e;
        }
    }

    /// Takes a page over.
    private Optional<List<JsonNode>> take(JsonNode answer) throws SqlFailure {
        following = answer.path("nextUri").isTextual() ? URI.create(answer.path("nextUri").asText()) : null;
        if (columns.isEmpty() && answer.path("columns").isArray()) {
            columns = TrinoWire.columns(answer.path("columns"));
        }
        updateType = Optional.ofNullable(answer.path("updateType").textValue());
        updateCount = answer.path("updateCount").isNumber()
                ? Optional.of(answer.path("updateCount").asLong())
                : Optional.empty();
        List<JsonNode> page = new ArrayList<>();
        answer.path("data").forEach(page::add);
        rows += page.size();
        JsonNode counted = answer.path("stats");
        Duration queued = Duration.ofNanos(sentAt - submitted).plus(TrinoWire.queued(counted));
        stats = TrinoWire.stats(counted, rows,
                new SqlStats.Times(queued, TrinoWire.planning(counted), since(submitted)));
        if (answer.path("error").isObject()) {
            return ended(TrinoWire.failure(answer.path("error")));
        }
        state = TrinoWire.state(counted.path("state").asText());
        if (cancelling) {
            end(following);
        }
        return Optional.of(page);
    }

    private Optional<List<JsonNode>> ended(SqlFailure reason) throws SqlFailure {
        following = null;
        if (cancelling && reason.name().equals("USER_CANCELED")) {
            state = SqlState.CANCELLED;
            return Optional.empty();
        }
        throw failed(reason);
    }

    private SqlFailure failed(SqlFailure reason) {
        failure = reason;
        state = SqlState.FAILED;
        return reason;
    }

    private static SqlFailure internal(String message, Exception cause) {
        SqlFailure failure = new SqlFailure(INTERNAL_ERROR, "GENERIC_INTERNAL_ERROR", SqlFailure.Kind.INTERNAL_ERROR,
                message, Optional.empty());
        failure.initCause(cause);
        return failure;
    }

    private HttpRequest first() throws ExecutionException, InterruptedException {
        URI engine = address.get();
        sentAt = System.nanoTime();
        HttpRequest.Builder call = HttpRequest.newBuilder(engine.resolve("/v1/statement"))
                .header("X-Trino-User", request.user())
                .header("X-Trino-Source", "athena")
                .header("X-Trino-Catalog", EngineProcess.CATALOG)
                .header("X-Trino-Time-Zone", "UTC")
                .header("X-Trino-Client-Capabilities", "PARAMETRIC_DATETIME");
        request.schema().ifPresent(schema -> call.header("X-Trino-Schema", encoded(schema)));
        String body = request.sql();
        if (!request.parameters().isEmpty()) {
            call.header("X-Trino-Prepared-Statement", PREPARED + "=" + encoded(request.sql()));
            body = "EXECUTE " + PREPARED + " USING " + String.join(", ", request.parameters());
        }
        return call.POST(BodyPublishers.ofString(body)).build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static HttpRequest get(URI page) {
        return HttpRequest.newBuilder(page).build();
    }

    private JsonNode answer(HttpRequest call) throws IOException, InterruptedException {
        while (true) {
            HttpResponse<byte[]> response = http.send(call, BodyHandlers.ofByteArray());
            if (response.statusCode() == BUSY && !cancelling) {
                Thread.sleep(BUSY_PAUSE_MILLIS);
            } else if (response.statusCode() == 200) {
                return TrinoWire.parse(response.body());
            } else {
                throw new IOException("the SQL engine answered " + response.statusCode() + ": "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public void cancel() {
        if (state.done()) {
            return;
        }
        cancelling = true;
        // Ends the wait for an engine that is not up yet.
        address.cancel(false);
        end(following);
    }

    private void end(@Nullable URI running) {
        if (running != null) {
            var _ = http.sendAsync(HttpRequest.newBuilder(running).DELETE().build(), BodyHandlers.discarding())
                    .exceptionally(e -> {
                        LOG.debug("a statement could not be cancelled", e);
                        return null;
                    });
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
