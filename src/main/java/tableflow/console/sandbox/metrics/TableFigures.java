package tableflow.console.sandbox.metrics;

import java.util.List;

/// What Tableflow has done, told by whatever materialises the tables.
@FunctionalInterface
public interface TableFigures {
    /// Nothing is materialised.
    TableFigures NONE = List::of;

    /// The figures of all tables that there are.
    List<Figures> tables();

    /// All but the size are counted since the sandbox started.
    ///
    /// @param bytesAdded of data files
    /// @param storedBytes what the table takes in its bucket now
    record Figures(String topic, long rowsAdded, long rowsSkipped, long bytesAdded, long snapshots, long storedBytes) {}
}
