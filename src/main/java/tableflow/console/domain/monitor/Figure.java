package tableflow.console.domain.monitor;

import java.util.Arrays;
import java.util.Optional;

/// A figure that is taken of a topic at each sampling, a whole number.
public enum Figure {
    /// Records of the topic that the table does not hold yet.
    LAG(0, Unit.COUNT, RollUp.HIGHEST),
    /// How long the oldest of these records has been waiting.
    LAG_TIME(1, Unit.MILLIS, RollUp.HIGHEST),
    /// The time since rows were last committed; compactions do not count.
    COMMIT_AGE(2, Unit.MILLIS, RollUp.HIGHEST),
    /// The time since the catalog integration last synchronised; one for all topics of a cluster.
    SYNC_AGE(3, Unit.MILLIS, RollUp.HIGHEST),
    /// Records that could not become rows and were skipped, within the last hour.
    ROWS_SKIPPED(4, Unit.COUNT, RollUp.HIGHEST),
    /// Rows that were added to the table within the last hour.
    ROWS_WRITTEN(5, Unit.COUNT, RollUp.MEAN),
    /// Bytes of files that were added to the table within the last hour.
    BYTES_WRITTEN(6, Unit.BYTES, RollUp.MEAN),
    /// Bytes that producers sent within the last hour.
    BYTES_RECEIVED(7, Unit.BYTES, RollUp.MEAN),
    /// The end offsets of all partitions added up: records ever written, with those that are gone.
    END_OFFSETS(8, Unit.COUNT, RollUp.LAST),
    /// Rows of the newest snapshot; equality deletes are not subtracted.
    TABLE_ROWS(9, Unit.COUNT, RollUp.LAST),
    /// Bytes of the newest snapshot's files.
    TABLE_BYTES(10, Unit.BYTES, RollUp.LAST),
    /// Files of the newest snapshot.
    TABLE_FILES(11, Unit.COUNT, RollUp.LAST),
    /// Snapshots that are kept.
    SNAPSHOTS(12, Unit.COUNT, RollUp.LAST),
    /// Bytes of the table with everything that kept snapshots need, as Confluent measures it.
    STORED_BYTES(13, Unit.BYTES, RollUp.LAST),
    /// Bytes by which the table grows a day, from a day ago or as long ago as is known; below zero when it shrinks.
    GROWTH(14, Unit.BYTES, RollUp.LAST);

    /// How many codes there are room for.
    public static final int CODES = 31;

    private final int code;
    private final Unit unit;
    private final RollUp rollUp;

    Figure(int code, Unit unit, RollUp rollUp) {
        this.code = code;
        this.unit = unit;
        this.rollUp = rollUp;
    }

    /// What a value counts.
    public enum Unit {
        COUNT,
        BYTES,
        MILLIS
    }

    /// What stands for many values of an hour or day.
    public enum RollUp {
        /// The newest: of states that move slowly.
        LAST,
        /// The highest: of what should be low, so that no peak is lost.
        HIGHEST,
        /// The mean: of amounts within a moving hour, which gives the amount of an average hour.
        MEAN
    }

    /// The number under which it is kept on disk, 0 to 30; never given to another one.
    public int code() {
        return code;
    }

    public Unit unit() {
        return unit;
    }

    public RollUp rollUp() {
        return rollUp;
    }

    /// Whether it grows by itself as time goes by.
    public boolean isAge() {
        return this == COMMIT_AGE || this == SYNC_AGE;
    }

    /// The figure of a code; empty for one that this version does not know.
    public static Optional<Figure> ofCode(int code) {
        return Arrays.stream(values()).filter(it -> it.code == code).findFirst();
    }
}
