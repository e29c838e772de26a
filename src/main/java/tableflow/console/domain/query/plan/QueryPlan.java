package tableflow.console.domain.query.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A whole plan.
///
/// @param phases the line with the times of queueing, analysis, planning and execution; empty without `ANALYZE`
/// @param fragments what runs in one place each, in the engine's order; the first one gives the result
/// @param root the first fragment's operators, those of the others behind their `RemoteSource`
public record QueryPlan(String phases, List<Fragment> fragments, PlanNode root) {

    public QueryPlan {
        fragments = List.copyOf(fragments);
    }

    /// A part of the plan that runs in one place.
    ///
    /// @param number as the engine counts
    /// @param kind how it is spread: `SINGLE`, `HASH`, `SOURCE`; open
    /// @param cpu its processor time, and `peakMemory` bytes; null without `ANALYZE`
    public record Fragment(int number, String kind, @Nullable Amount cpu, @Nullable Amount peakMemory) {}

    /// Whether it tells what happened, not only what the engine expects.
    public boolean isAnalyzed() {
        return root.all().stream().anyMatch(node -> node.actual() != null);
    }

    /// The plan in the lines of an `EXPLAIN`; empty when they are none (a plan as JSON or for Graphviz, an error).
    public static Optional<QueryPlan> read(List<String> lines) {
        return PlanReader.read(lines);
    }

    /// The fragment that an operator gets its rows from, for `RemoteSource`.
    static OptionalInt source(PlanNode node) {
        String ids = PlanArguments.value(node.arguments(), "sourceFragmentIds");
        return ids != null && ids.matches("\\[\\d{1,9}]")
                ? OptionalInt.of(Integer.parseInt(ids.substring(1, ids.length() - 1)))
                : OptionalInt.empty();
    }
}
