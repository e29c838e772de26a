package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tableflow.console.domain.sql.ResultObject;
import tableflow.console.sandbox.athena.result.ColumnInfo;

/// A query's execution as it is known at one moment.
///
/// @param number counts up with every execution: the order of the history
/// @param output what came of it; nothing before it succeeded
record Execution(String id, long number, Asked asked, Shape shape, Destination destination, Status status,
        Counts counts, Output output) {
    /// The last three are final. The names are those of the API.
    enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        boolean done() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /// What the client sent.
    ///
    /// @param parameters SQL literals for `?`
    /// @param location as it was sent, whether or not it counts
    /// @param token of the client, for sending again
    record Asked(String sql, List<String> parameters, Context context, String workGroup, Optional<String> location,
            String token, Reuse reuse) {
        Asked {
            parameters = List.copyOf(parameters);
        }
    }

    /// Where names without a database are looked for.
    record Context(Optional<String> catalog, Optional<String> database) {}

    /// Whether an earlier result will do, and how old it may be.
    record Reuse(boolean wanted, long minutes) {
        static final Reuse NO = new Reuse(false, 60);
    }

    /// @param object where the result lies; none for results that the service keeps
    /// @param encryption as the API has it; noted, not done
    record Destination(Optional<S3Uri> object, JsonNode encryption) {
        static final Destination MANAGED = new Destination(Optional.empty(), MissingNode.getInstance());

        boolean managed() {
            return object.isEmpty();
        }
    }

    /// @param reason `StateChangeReason`
    record Status(State state, Instant submitted, Optional<Instant> completed, Optional<String> reason,
            Optional<Problem> problem) {
        static Status queued(Instant now) {
            return new Status(State.QUEUED, now, Optional.empty(), Optional.empty(), Optional.empty());
        }

        Status done(State state, Instant now, Optional<String> reason) {
            return new Status(state, submitted, Optional.of(now), reason, Optional.empty());
        }

        Status failed(Instant now, Problem problem) {
            return new Status(State.FAILED, submitted, Optional.of(now), Optional.of(problem.reason()),
                    Optional.of(problem));
        }
    }

    /// @param updates changed rows; empty where the API says none
    record Output(List<ColumnInfo> columns, long rows, OptionalLong updates) {
        static final Output NONE = new Output(List.of(), 0, OptionalLong.empty());

        Output {
            columns = List.copyOf(columns);
        }

        Output changing(OptionalLong counted) {
            return new Output(columns, rows, counted);
        }
    }

    Execution with(Status now, Counts counted) {
        return new Execution(id, number, asked, shape, destination, now, counted, output);
    }

    Execution with(Output came) {
        return new Execution(id, number, asked, shape, destination, status, counts, came);
    }

    ResultObject file() {
        return shape.file();
    }
}
