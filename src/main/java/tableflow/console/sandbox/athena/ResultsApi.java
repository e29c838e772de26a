package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.athena.Execution.State;
import tableflow.console.sandbox.athena.result.ColumnInfo;
import tableflow.console.sandbox.athena.result.Spool;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Json;

/// `GetQueryResults`: pages of rows from the spool. The first page of a query starts with the names of its columns,
/// which count as a row. A full page has a token, even when nothing follows it.
record ResultsApi(Desk desk, Runner runner, ResultStore store) {
    private static final int MOST = 1000;
    private static final int MODEL_MOST = 100_000;
    private static final Duration MANAGED_KEPT = Duration.ofHours(24);

    ObjectNode get(Input in, Principal caller) throws AwsFailure, IOException {
        String id = in.text("QueryExecutionId");
        Optional<String> token = in.optional("NextToken", 1, 1024);
        int wanted = (int) in.number("MaxResults", 1, MODEL_MOST).orElse(MOST);
        in.valid();
        Execution execution = runner.live(desk.execution(caller, "GetQueryResults", id));
        if (wanted > MOST) {
            throw Refusals.invalid("MaxResults is more than maximum allowed length " + MOST);
        }
        available(execution, caller);
        return page(execution, token.isEmpty() ? -1 : offset(token.get(), id), wanted);
    }

    private void available(Execution execution, Principal caller) throws AwsFailure {
        State state = execution.status().state();
        switch (state) {
            case QUEUED, RUNNING -> throw Desk.notFinished(state);
            case FAILED -> throw Refusals.invalid("INVALID_QUERY_EXECUTION_STATE",
                    "Query did not finish successfully. Final query state: " + state);
            case CANCELLED -> throw noResults();
            case SUCCEEDED -> {
                Optional<S3Uri> object = execution.destination().object();
                if (object.isPresent()) {
                    desk.rights().readResult(caller, object.get());
                    if (execution.file().exists() && !store.exists(object.get())) {
                        throw noResults();
                    }
                } else if (execution.status().submitted().plus(MANAGED_KEPT).isBefore(desk.clock().instant())) {
                    throw noResults();
                }
            }
        }
    }

    private static AwsFailure noResults() {
        return Refusals.invalid("RESULT_NOT_FOUND", "Could not find results");
    }

    /// @param from where the next row starts in the spool; negative for the first page
    private ObjectNode page(Execution execution, long from, int wanted) throws IOException {
        ObjectNode answer = Json.object();
        ObjectNode set = answer.putObject("ResultSet");
        ArrayNode columns = set.putObject("ResultSetMetadata").putArray("ColumnInfo");
        execution.output().columns().forEach(column -> columns.add(column.json()));
        ArrayNode rows = set.putArray("Rows");
        if (from < 0 && execution.file().hasHeading()) {
            row(rows, ColumnInfo.names(execution.output().columns()));
        }
        long next = Math.max(0, from);
        boolean more = execution.output().rows() > 0;
        if (more && rows.size() < wanted) {
            Spool.Page page = desk.history().rows(execution.id()).page(next, wanted - rows.size());
            page.rows().forEach(values -> row(rows, values));
            next = page.next();
        }
        if (rows.size() == wanted) {
            answer.put("NextToken", token(next, execution.id()));
        }
        execution.output().updates().ifPresent(count -> answer.put("UpdateCount", count));
        return answer;
    }

    private static void row(ArrayNode rows, List<? extends @Nullable String> values) {
        ArrayNode data = rows.addObject().putArray("Data");
        for (String value : values) {
            ObjectNode one = data.addObject();
            if (value != null) {
                one.put("VarCharValue", value);
            }
        }
    }

    private static String token(long next, String id) {
        String text = next + ":" + checksum(next, id);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long offset(String token, String id) throws AwsFailure {
        try {
            String[] parts = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8).split(":", 2);
            long next = Long.parseLong(parts[0]);
            if (parts.length == 2 && parts[1].equals(checksum(next, id))) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            // Told below like every other token that is not ours.
        }
        throw Refusals.invalid("Malformed nextPageToken " + token);
    }

    /// Keeps a token from being used for another execution, or with a place where no row starts.
    private static String checksum(long next, String id) {
        CRC32 sum = new CRC32();
        sum.update((next + id).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
