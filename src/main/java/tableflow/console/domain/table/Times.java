package tableflow.console.domain.table;

import tableflow.console.domain.table.ColumnType.Impossible;
import tableflow.console.domain.table.ColumnType.Primitive;

/// How finely a schema tells time: the annotation `flink.precision` gives the digits after the second.
final class Times {
    /// The annotation.
    static final String DIGITS = "flink.precision";
    static final int MILLIS = 3;
    static final int NANOS = 9;
    private static final int MICROS = 6;

    private Times() {}

    /// `timestamp` or `timestamptz` when its digits fit Iceberg v2, which has six.
    static ColumnType of(Primitive timestamp, int digits) {
        return digits <= MICROS ? timestamp
            : new Impossible(TableRule.UNREPRESENTABLE_TYPE, "time finer than microseconds");
    }
}
