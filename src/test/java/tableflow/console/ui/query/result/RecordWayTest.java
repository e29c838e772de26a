package tableflow.console.ui.query.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.domain.table.MetadataColumn;
import tableflow.console.service.query.ready.ReadyQueries;
import tableflow.console.service.query.ready.TopicTable;
import tableflow.console.ui.shell.Request;

/// From a record to its row and back: the two ways are made in different places and must agree on the columns.
class RecordWayTest {

    private static final Pattern CONDITION = Pattern.compile("\"?([\\w$-]+)\"? = (\\d+)");

    @ParameterizedTest
    @EnumSource
    void theRowOfARecordLeadsBackToTheRecord(MetadataColumnNaming naming) {
        Request.ShowRow record = new Request.ShowRow("orders", 5, Long.MAX_VALUE - 1);
        List<CatalogColumn> table = Stream.concat(
                        Stream.of("order_id", "partition", "offset"),
                        Stream.of(MetadataColumn.values()).map(column -> column.columnName(naming)))
                .map(name -> new CatalogColumn(name, "string", null, false))
                .toList();
        String sql = new ReadyQueries(TopicTable.of("lkc-1", record.topic(), table).orElseThrow())
                .oneRecord(record.partition(), record.offset())
                .sql();
        Map<String, String> wanted = new LinkedHashMap<>();
        CONDITION.matcher(sql.substring(sql.indexOf("WHERE"))).results()
                .forEach(found -> wanted.put(found.group(1), found.group(2)));
        assertThat(sql).startsWith("SELECT *");
        assertThat(wanted).hasSize(2);

        // SELECT * gives all columns in the table's order; the row has what the conditions ask for.
        List<ResultColumn> columns = new ArrayList<>();
        List<@Nullable String> row = new ArrayList<>();
        for (CatalogColumn column : table) {
            columns.add(new ResultColumn(column.name(), "varchar", 0, 0));
            row.add(column.name().equals(MetadataColumn.TOPIC.columnName(naming))
                    ? record.topic()
                    : wanted.get(column.name()));
        }
        assertThat(RecordPlace.in(columns).orElseThrow().of(row))
                .contains(new Request.ShowRecord(record.topic(), record.partition(), record.offset()));
    }
}
