package tableflow.console.service.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.lake.PlannedScan;

/// What a statement will read, before it runs.
///
/// @param tables each place where it reads a table, in the order of the text
/// @param notPruning conditions of the statement that no file could be left out by, as SQL
/// @param limited it has a LIMIT without an order, so the engine may stop early
/// @param recursive it reads itself over and over: the figures are for one time
/// @param problem why the statement as a whole could not be looked into; absent when it could
public record ScanEstimate(
        List<TableScan> tables,
        List<String> notPruning,
        boolean limited,
        boolean recursive,
        @Nullable String problem) {
    public ScanEstimate {
        tables = List.copyOf(tables);
        notPruning = List.copyOf(notPruning);
    }

    /// How far the figures can be relied on.
    public enum Certainty {
        /// Nothing is scanned that would be billed: a change of the catalog, a list, metadata tables.
        NOTHING,
        /// [#atMost()] is not exceeded.
        UPPER_BOUND,
        /// Some of what is read is not known; the figures are those of the rest.
        UNKNOWN
    }

    /// One place where a table is read.
    ///
    /// @param name as a person reads it, `database.table`
    /// @param plan absent for a metadata table, and where it is unknown
    /// @param unknown why nothing can be told of it; absent when it can
    public record TableScan(String name, @Nullable PlannedScan plan, @Nullable String unknown) {}

    /// Of a statement that scans nothing.
    static ScanEstimate nothing() {
        return new ScanEstimate(List.of(), List.of(), false, false, null);
    }

    /// Of a statement that could not be looked into.
    static ScanEstimate unknown(String why) {
        return new ScanEstimate(List.of(), List.of(), false, false, why);
    }

    public Certainty certainty() {
        if (problem != null || recursive || tables.stream().anyMatch(table -> table.unknown() != null)) {
            return Certainty.UNKNOWN;
        }
        if (plans().isEmpty()) {
            return Certainty.NOTHING;
        }
        return Certainty.UPPER_BOUND;
    }

    /// Why something is not known, a sentence each.
    public List<String> unknowns() {
        if (problem != null) {
            return List.of(problem);
        }
        List<String> told = new ArrayList<>();
        tables.stream().map(TableScan::unknown).filter(Objects::nonNull).distinct().forEach(told::add);
        if (recursive) {
            told.add("a query of WITH RECURSIVE reads itself, nobody knows how often");
        }
        return told;
    }

    /// Bytes of the used columns, footers and delete files: what an engine reads that fetches nothing else. Athena also
    /// reads small files whole and small gaps between columns.
    public long bytes() {
        return plans().stream().mapToLong(PlannedScan::usedBytes).sum();
    }

    /// Bytes that are not exceeded: all planned files, whole, and for each what is deleted from it.
    public long atMost() {
        return plans().stream().mapToLong(PlannedScan::mostBytes).sum();
    }

    /// Whether rows are only counted: their numbers stand in metadata, so that an engine may read no file at all. Trino
    /// does since version 430; earlier ones read the end of each file.
    public boolean isCount() {
        return !plans().isEmpty()
                && plans().stream().allMatch(plan -> plan.columns().isEmpty() && plan.deletes().files() == 0);
    }

    /// Data files that are read.
    public long files() {
        return plans().stream().mapToLong(plan -> plan.planned().files()).sum();
    }

    /// Data files that there are.
    public long liveFiles() {
        return plans().stream().mapToLong(PlannedScan::live).sum();
    }

    /// Rows in the files that are read.
    public long rows() {
        return plans().stream().mapToLong(plan -> plan.planned().rows()).sum();
    }

    /// Of the places that are known.
    List<PlannedScan> plans() {
        return tables.stream().map(TableScan::plan).filter(Objects::nonNull).toList();
    }
}
