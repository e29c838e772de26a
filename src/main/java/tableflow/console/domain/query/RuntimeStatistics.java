package tableflow.console.domain.query;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How a query ran inside. The times are there at once; rows and stages follow some seconds after its end, and never
/// come for statements without a plan.
///
/// @param times scanned bytes are not among them
/// @param rows what went in and out
/// @param output the stage that gave the result, with those that fed it
public record RuntimeStatistics(QueryStatistics times, Optional<Rows> rows, Optional<Stage> output) {

    /// Rows and bytes, of tables read and of the result.
    public record Rows(
            OptionalLong inputRows, OptionalLong inputBytes, OptionalLong outputRows, OptionalLong outputBytes) {}

    /// A piece of the work that ran on its own.
    ///
    /// @param state `FINISHED` and others; open
    /// @param executionMillis time of all its workers, so it may exceed the query's
    /// @param plan absent until it is known
    /// @param feeding the stages whose rows it takes
    public record Stage(
            long id,
            String state,
            Rows rows,
            OptionalLong executionMillis,
            @Nullable PlanNode plan,
            List<Stage> feeding) {
        public Stage {
            feeding = List.copyOf(feeding);
        }
    }

    /// A step of a stage.
    ///
    /// @param name the operator: `Aggregate`, `TableScan` ...; open
    /// @param remoteSources numbers of the stages that it reads
    public record PlanNode(String name, String identifier, List<PlanNode> children, List<String> remoteSources) {
        public PlanNode {
            children = List.copyOf(children);
            remoteSources = List.copyOf(remoteSources);
        }
    }

    /// Whether all that will come is there, for a statement that has a plan.
    public boolean isComplete() {
        return rows.isPresent() && output.isPresent();
    }
}
