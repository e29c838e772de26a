package tableflow.console.service.query.ready;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.domain.table.MetadataColumn;
import tableflow.console.service.query.ready.ReadyQuery.Subject;

/// Writes the queries. They name the columns that they need, so that Athena reads no others.
public final class ReadyQueries {

    /// More columns make a statement that nobody reads; the first ones are asked about.
    private static final int MOST_DRIFT_COLUMNS = 100;

    private final TopicTable table;
    private final String partition;
    private final String offset;
    private final String time;

    public ReadyQueries(TopicTable table) {
        this.table = table;
        this.partition = table.sql(MetadataColumn.PARTITION);
        this.offset = table.sql(MetadataColumn.OFFSET);
        this.time = table.sql(MetadataColumn.TIMESTAMP);
    }

    /// Those that need nothing but the table.
    public List<ReadyQuery> all() {
        List<ReadyQuery> all = new ArrayList<>(List.of(
                newestRows(), rowsPerHour(), rowsPerPartition(), lag(), duplicateRecords()));
        duplicateKeys().ifPresent(all::add);
        all.add(offsetGaps());
        schemaDrift().ifPresent(all::add);
        all.add(fileSizes());
        all.add(snapshots());
        return all;
    }

    public ReadyQuery newestRows() {
        return new ReadyQuery(Subject.NEWEST_ROWS, """
                SELECT *
                FROM %s
                ORDER BY %s DESC, %s, %s DESC
                LIMIT 100""".formatted(table.sql(), time, partition, offset));
    }

    /// Whole hours, the one of now apart.
    public ReadyQuery rowsPerHour() {
        return new ReadyQuery(Subject.ROWS_PER_HOUR, """
                SELECT date_trunc('hour', %2$s) AS hour, count(*) AS row_count
                FROM %1$s
                WHERE %2$s >= date_trunc('hour', current_timestamp) - INTERVAL '2' DAY
                GROUP BY 1
                ORDER BY 1""".formatted(table.sql(), time));
    }

    public ReadyQuery rowsPerPartition() {
        return new ReadyQuery(Subject.ROWS_PER_PARTITION, """
                SELECT %2$s AS kafka_partition, count(*) AS row_count,
                    min(%3$s) AS first_offset, max(%3$s) AS last_offset,
                    min(%4$s) AS first_time, max(%4$s) AS last_time
                FROM %1$s
                GROUP BY %2$s
                ORDER BY %2$s""".formatted(table.sql(), partition, offset, time));
    }

    /// The topic's end offset less `next_offset` is what is still to come.
    public ReadyQuery lag() {
        return new ReadyQuery(Subject.LAG, """
                SELECT %2$s AS kafka_partition, max(%4$s) AS newest,
                    date_diff('second', max(%4$s), current_timestamp) AS seconds_behind,
                    max(%3$s) + 1 AS next_offset
                FROM %1$s
                GROUP BY %2$s
                ORDER BY %2$s""".formatted(table.sql(), partition, offset, time));
    }

    public ReadyQuery duplicateRecords() {
        return new ReadyQuery(Subject.DUPLICATE_RECORDS, """
                SELECT %2$s AS kafka_partition, %3$s AS kafka_offset, count(*) AS row_count
                FROM %1$s
                GROUP BY %2$s, %3$s
                HAVING count(*) > 1
                ORDER BY row_count DESC, 1, 2
                LIMIT 1000""".formatted(table.sql(), partition, offset));
    }

    /// By the bytes of the key, for a value may have a column `key` too; without them by that column. Empty when the
    /// table has neither. A key may lie in several partitions where their number changed: each keeps a row of its own.
    public Optional<ReadyQuery> duplicateKeys() {
        if (table.recorded().contains(MetadataColumn.RAW_KEY)) {
            String bytes = table.sql(MetadataColumn.RAW_KEY);
            return Optional.of(duplicateKeys(bytes, bytes + " AS record_key, from_utf8(" + bytes + ") AS key_as_text"));
        }
        return table.columns().stream()
                .map(CatalogColumn::name)
                .filter(name -> name.equals("key"))
                .findFirst()
                .map(name -> duplicateKeys(table.sql(name), table.sql(name) + " AS record_key"));
    }

    private ReadyQuery duplicateKeys(String key, String shown) {
        return new ReadyQuery(Subject.DUPLICATE_KEYS, """
                SELECT %4$s AS kafka_partition, %5$s, count(*) AS row_count, max(%3$s) AS newest
                FROM %1$s
                WHERE %2$s IS NOT NULL
                GROUP BY %4$s, %2$s
                HAVING count(*) > 1
                ORDER BY row_count DESC, newest DESC
                LIMIT 1000""".formatted(table.sql(), key, time, partition, shown));
    }

    /// Compacted topics and transactions leave offsets out by their nature.
    public ReadyQuery offsetGaps() {
        return new ReadyQuery(Subject.OFFSET_GAPS, """
                SELECT kafka_partition, previous_offset + 1 AS missing_from, kafka_offset - 1 AS missing_to,
                    kafka_offset - previous_offset - 1 AS missing
                FROM (
                    SELECT %2$s AS kafka_partition, %3$s AS kafka_offset,
                        lag(%3$s) OVER (PARTITION BY %2$s ORDER BY %3$s) AS previous_offset
                    FROM %1$s)
                WHERE kafka_offset > previous_offset + 1
                ORDER BY missing DESC, 1, 2
                LIMIT 1000""".formatted(table.sql(), partition, offset));
    }

    /// Rows with a value in each column, in all and in the last day: a column that went empty shows a producer that
    /// stopped filling it. Of a table with very many columns the first ones are asked about, which the statement says.
    /// Empty for a table without columns of its own.
    public Optional<ReadyQuery> schemaDrift() {
        List<CatalogColumn> columns = table.columns().stream().limit(MOST_DRIFT_COLUMNS).toList();
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        String recent = time + " >= current_timestamp - INTERVAL '1' DAY";
        String rows = columns.stream()
                .map(column -> "    ROW(%s, %s, %s, %s)".formatted(
                        Identifiers.literal(column.name()), Identifiers.literal(column.type()),
                        counted(columns, column, "all"), counted(columns, column, "day")))
                .collect(Collectors.joining(",\n"));
        String counts = columns.stream()
                .map(column -> "        count(%1$s) AS %2$s, count(%1$s) FILTER (WHERE %3$s) AS %4$s".formatted(
                        table.sql(column.name()), counted(columns, column, "all"), recent,
                        counted(columns, column, "day")))
                .collect(Collectors.joining(",\n"));
        String left = columns.size() < table.columns().size()
                ? "-- The first %d of %d columns.\n".formatted(columns.size(), table.columns().size())
                : "";
        return Optional.of(new ReadyQuery(Subject.SCHEMA_DRIFT, left + """
                SELECT c.column_name, c.column_type, c.with_value, s.total_rows,
                    c.with_value_last_day, s.total_rows_last_day,
                    s.total_rows > 0 AND c.with_value = 0 AS always_null
                FROM (
                    SELECT count(*) AS total_rows, count(*) FILTER (WHERE %s) AS total_rows_last_day,
                %s
                    FROM %s) AS s
                CROSS JOIN UNNEST(ARRAY[
                %s
                ]) WITH ORDINALITY AS c (column_name, column_type, with_value, with_value_last_day, place)
                ORDER BY c.place"""
                .formatted(recent, counts, table.sql(), rows)));
    }

    private static String counted(List<CatalogColumn> columns, CatalogColumn column, String what) {
        return what + "_" + columns.indexOf(column);
    }

    public ReadyQuery fileSizes() {
        return new ReadyQuery(Subject.FILE_SIZES, """
                SELECT file_path, record_count, file_size_in_bytes
                FROM %s
                WHERE content = 0
                ORDER BY file_size_in_bytes, file_path
                LIMIT 1000""".formatted(table.suffixed("$files")));
    }

    public ReadyQuery snapshots() {
        return new ReadyQuery(Subject.SNAPSHOTS, """
                SELECT committed_at, snapshot_id, parent_id, operation,
                    element_at(summary, 'added-records') AS added_rows,
                    element_at(summary, 'added-data-files') AS added_files,
                    element_at(summary, 'total-records') AS total_rows
                FROM %s
                ORDER BY committed_at DESC""".formatted(table.suffixed("$snapshots")));
    }

    /// From a Kafka record to its row.
    public ReadyQuery oneRecord(int kafkaPartition, long kafkaOffset) {
        return new ReadyQuery(Subject.ONE_RECORD, """
                SELECT *
                FROM %s
                WHERE %s = %d AND %s = %d""".formatted(table.sql(), partition, kafkaPartition, offset, kafkaOffset));
    }

    /// Rows that `to` has and `from` has not, told by the records that they come from.
    public ReadyQuery addedRows(long from, long to) {
        return new ReadyQuery(Subject.ADDED_ROWS, """
                SELECT now.*
                FROM %1$s FOR VERSION AS OF %5$d AS now
                LEFT JOIN %1$s FOR VERSION AS OF %4$d AS before
                    ON before.%2$s = now.%2$s AND before.%3$s = now.%3$s
                WHERE before.%3$s IS NULL
                ORDER BY now.%2$s, now.%3$s
                LIMIT 1000""".formatted(table.sql(), partition, offset, from, to));
    }
}
