package tableflow.console.domain.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An operator of a plan, with those that feed it.
///
/// @param operator the engine's name: `InnerJoin`, `TableScan`; open
/// @param arguments what stood in brackets behind the name; empty when nothing did
/// @param estimate what the engine expected to come out; null where it did not say
/// @param actual what came out, after `EXPLAIN ANALYZE` only
/// @param details the other lines, as they stood
/// @param children what feeds it, the probe side of a join first; an operator in another fragment stands behind its
///     `RemoteSource`
public record PlanNode(
        String operator,
        String arguments,
        @Nullable Rows estimate,
        @Nullable Actual actual,
        List<String> details,
        List<PlanNode> children) {

    public PlanNode {
        details = List.copyOf(details);
        children = List.copyOf(children);
    }

    /// Rows and their bytes.
    public record Rows(Amount rows, Amount bytes) {}

    /// What an operator did.
    ///
    /// @param cpu its processor time, and `cpuShare` the part of the whole statement's in percent
    /// @param output rows and bytes that it handed on
    /// @param input rows and bytes that a scan read, before its filter; null for other operators
    /// @param physicalInput bytes that a scan read from storage; null for other operators
    public record Actual(
            Amount cpu, Amount cpuShare, Rows output, @Nullable Rows input, @Nullable Amount physicalInput) {}

    /// The table that it reads, as `database.table`; empty for operators that are no scan.
    public Optional<String> table() {
        return Optional.ofNullable(PlanArguments.value(arguments, "table")).map(PlanArguments::table);
    }

    /// Whether it reads a table.
    public boolean isScan() {
        return operator.startsWith("TableScan") || operator.startsWith("Scan");
    }

    /// Calls `action` for this operator and all that feed it, this one first.
    public void walk(Consumer<PlanNode> action) {
        action.accept(this);
        children.forEach(child -> child.walk(action));
    }

    /// This operator and all that feed it, this one first.
    public List<PlanNode> all() {
        List<PlanNode> all = new ArrayList<>();
        walk(all::add);
        return all;
    }
}
