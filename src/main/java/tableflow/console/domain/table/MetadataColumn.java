package tableflow.console.domain.table;

import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;

/// The columns that every table has after those of key and value.
public enum MetadataColumn {
    TOPIC("topic"),
    PARTITION("partition"),
    HEADERS("headers"),
    LEADER_EPOCH("leader-epoch"),
    OFFSET("offset"),
    TIMESTAMP("timestamp"),
    TIMESTAMP_TYPE("timestamp-type"),
    RAW_KEY("raw-key"),
    RAW_VALUE("raw-value");

    private final String suffix;

    MetadataColumn(String suffix) {
        this.suffix = suffix;
    }

    public ColumnType type() {
        return switch (this) {
            case TOPIC, TIMESTAMP_TYPE -> Primitive.STRING;
            case PARTITION, LEADER_EPOCH -> Primitive.INT;
            case OFFSET -> Primitive.LONG;
            case TIMESTAMP -> Primitive.TIMESTAMPTZ;
            case HEADERS -> new MapOf(Primitive.STRING, Primitive.BINARY, true);
            case RAW_KEY, RAW_VALUE -> Primitive.BINARY;
        };
    }

    /// Such as `$$leader-epoch`, or `cflt_metadata_leader_epoch` where names must be portable.
    public String columnName(MetadataColumnNaming naming) {
        return switch (naming) {
            case DEFAULT -> "$$" + suffix;
            case PORTABLE -> "cflt_metadata_" + suffix.replace('-', '_');
        };
    }

    /// As a column: nullable, so that what a record does not have is null.
    public Column column(MetadataColumnNaming naming) {
        return Column.nullable(columnName(naming), type());
    }
}
