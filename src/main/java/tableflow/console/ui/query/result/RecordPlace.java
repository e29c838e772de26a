package tableflow.console.ui.query.result;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.domain.table.MetadataColumn;
import tableflow.console.ui.shell.Request;

/// Which columns of a result say from which record of Kafka a row was made. Tables name them in one of two ways, and a
/// result may have both.
///
/// @param topic the number of its column, `partition` and `offset` likewise
record RecordPlace(int topic, int partition, int offset) {

    /// Where a result's columns say it; empty when one of the three is missing.
    static Optional<RecordPlace> in(List<ResultColumn> columns) {
        for (MetadataColumnNaming naming : MetadataColumnNaming.values()) {
            int topic = find(columns, MetadataColumn.TOPIC.columnName(naming));
            int partition = find(columns, MetadataColumn.PARTITION.columnName(naming));
            int offset = find(columns, MetadataColumn.OFFSET.columnName(naming));
            if (topic >= 0 && partition >= 0 && offset >= 0) {
                return Optional.of(new RecordPlace(topic, partition, offset));
            }
        }
        return Optional.empty();
    }

    /// The record of a row; empty when the row does not say it, as after an outer join.
    Optional<Request.ShowRecord> of(List<@Nullable String> row) {
        String name = row.get(topic);
        String inPartition = row.get(partition);
        String at = row.get(offset);
        if (name == null || name.isEmpty() || inPartition == null || at == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Request.ShowRecord(name, Integer.parseInt(inPartition), Long.parseLong(at)));
        } catch (NumberFormatException otherwise) {
            return Optional.empty();
        }
    }

    private static int find(List<ResultColumn> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }
}
