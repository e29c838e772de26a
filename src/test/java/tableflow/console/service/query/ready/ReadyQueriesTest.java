package tableflow.console.service.query.ready;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.parser.SqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.sql.SqlStatement;
import tableflow.console.domain.sql.StatementKind.Effect;
import tableflow.console.domain.table.MetadataColumn;
import tableflow.console.service.query.ready.ReadyQuery.Subject;

class ReadyQueriesTest {

    private static TopicTable table(String database, String name, MetadataColumnNaming naming, String... own) {
        List<CatalogColumn> columns = new ArrayList<>();
        Stream.of(own).forEach(column -> columns.add(new CatalogColumn(column, "string", null, false)));
        Stream.of(MetadataColumn.values()).forEach(column -> columns.add(
                new CatalogColumn(column.columnName(naming), "string", null, false)));
        return TopicTable.of(database, name, columns).orElseThrow();
    }

    private static List<ReadyQuery> every(TopicTable table) {
        ReadyQueries ready = new ReadyQueries(table);
        List<ReadyQuery> all = new ArrayList<>(ready.all());
        all.add(ready.oneRecord(3, Long.MAX_VALUE));
        all.add(ready.addedRows(-5, Long.MAX_VALUE));
        return all;
    }

    @Test
    void namesOfAnyKindAreReadBackByTheParser() {
        for (MetadataColumnNaming naming : MetadataColumnNaming.values()) {
            TopicTable table = table("lkc-abc", "orders.\"v1\" 100%", naming,
                    "key", "select", "a.b", "it's", "x\"y", "100%d", "ok");
            for (ReadyQuery query : every(table)) {
                assertThat(new SqlParser().createStatement(query.sql())).as(query.sql()).isNotNull();
                assertThat(SqlStatement.of(query.sql()).effect()).isEqualTo(Effect.READS);
                assertThat(query.sql()).contains("\"lkc-abc\".\"orders.\"\"v1\"\" 100%").doesNotContain(";");
            }
        }
    }

    @Test
    void eachIsOfferedOnceAndInItsPlace() {
        assertThat(every(table("db", "t", MetadataColumnNaming.DEFAULT, "a")))
                .extracting(ReadyQuery::subject)
                .containsExactly(Subject.values());
    }

    @Test
    void theNamingIsToldFromTheColumns() {
        assertThat(new ReadyQueries(table("db", "t", MetadataColumnNaming.DEFAULT, "a")).lag().sql())
                .contains("max(\"$$offset\") + 1");
        assertThat(new ReadyQueries(table("db", "t", MetadataColumnNaming.PORTABLE, "a")).lag().sql())
                .contains("max(cflt_metadata_offset) + 1");
        assertThat(TopicTable.of("db", "t", List.of(new CatalogColumn("a", "int", null, false)))).isEmpty();
    }

    @Test
    void theKeyIsItsBytesOrItsColumn() {
        assertThat(new ReadyQueries(table("db", "t", MetadataColumnNaming.DEFAULT, "key", "a"))
                .duplicateKeys().orElseThrow().sql()).contains("GROUP BY \"$$partition\", \"$$raw-key\"");
        assertThat(new ReadyQueries(bare("key")).duplicateKeys().orElseThrow().sql())
                .contains("GROUP BY \"$$partition\", key");
        assertThat(new ReadyQueries(bare("a")).duplicateKeys()).isEmpty();
    }

    /// A table that somebody made of parts of another.
    private static TopicTable bare(String own) {
        return TopicTable.of("db", "t", Stream.of(own, "$$partition", "$$offset", "$$timestamp")
                .map(name -> new CatalogColumn(name, "string", null, false)).toList()).orElseThrow();
    }

    @Test
    void aTableOfManyColumnsMakesAStatementThatAthenaTakes() {
        String[] columns = Stream.iterate(0, i -> i + 1).limit(1_600).map(i -> "column_" + i).toArray(String[]::new);
        String sql = new ReadyQueries(table("db", "t", MetadataColumnNaming.DEFAULT, columns))
                .schemaDrift().orElseThrow().sql();
        assertThat(sql.length()).isLessThan(262_144);
        assertThat(sql).startsWith("-- The first 100 of 1600 columns.\n").contains("column_99").doesNotContain("n_100");
        assertThat(new SqlParser().createStatement(sql)).isNotNull();
    }

    @Test
    void withoutColumnsOfItsOwnThereIsNoDriftToAskFor() {
        assertThat(new ReadyQueries(table("db", "t", MetadataColumnNaming.DEFAULT)).schemaDrift()).isEmpty();
    }
}
