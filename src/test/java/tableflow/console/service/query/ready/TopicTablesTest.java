package tableflow.console.service.query.ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.table.MetadataColumn;

class TopicTablesTest {

    private static final List<String> RECORD = List.of("id", "$$topic", "$$partition", "$$offset", "$$timestamp");
    private final Map<String, CatalogTable> entries = new HashMap<>();
    private final Map<String, RemoteFailure> failing = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    private void entry(String database, String name, List<String> columns) {
        entries.put(database + "." + name, new CatalogTable(database, name, "1", Map.of(), null,
                columns.stream().map(column -> new CatalogColumn(column, "string", null, false)).toList(),
                null, false, null));
    }

    private TopicTables tables(String... databases) {
        return new TopicTables((database, name) -> {
            asked.add(database + "." + name);
            if (failing.containsKey(database)) {
                throw failing.get(database);
            }
            return Optional.ofNullable(entries.get(database + "." + name));
        }, List.of(databases));
    }

    @Test
    void theClustersDatabaseComesFirst() {
        entry("lkc-1", "orders", RECORD);
        entry("lake", "orders", RECORD);
        assertThat(tables("lkc-1", "lake").find("orders").database()).isEqualTo("lkc-1");
        assertThat(asked).containsExactly("lkc-1.orders");
    }

    @Test
    void anotherDatabaseAndLowerCaseAreTried() {
        entry("lake", "orders.v1", List.of("cflt_metadata_topic", "cflt_metadata_partition", "cflt_metadata_offset",
                "cflt_metadata_timestamp"));
        TopicTable found = tables("lkc-1", "lake").find("Orders.V1");
        assertThat(found.name()).isEqualTo("orders.v1");
        assertThat(found.naming()).isEqualTo(MetadataColumnNaming.PORTABLE);
        assertThat(asked).containsExactly(
                "lkc-1.Orders.V1", "lkc-1.orders.v1", "lake.Orders.V1", "lake.orders.v1");
    }

    @Test
    void theSameDatabaseTwiceIsAskedOnce() {
        assertThatThrownBy(() -> tables("lkc-1", "lkc-1").find("orders"))
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
                    assertThat(failure.what()).isEqualTo("find the table of topic orders");
                    assertThat(failure.why()).isEqualTo("the catalog shows no table orders in lkc-1");
                    assertThat(failure.advice().orElseThrow()).contains("Tableflow is enabled", "Lake Formation");
                });
        assertThat(asked).containsExactly("lkc-1.orders");
        assertThatThrownBy(() -> tables().find("orders")).hasMessageContaining("names neither");
    }

    @Test
    void aTableThatDoesNotTellItsRecordsIsPassedOver() {
        entry("lkc-1", "orders", List.of("id"));
        assertThatThrownBy(() -> tables("lkc-1").find("orders"))
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
                    assertThat(failure.why()).startsWith("lkc-1.orders has no columns");
                });
        entry("lake", "orders", RECORD);
        assertThat(tables("lkc-1", "lake").find("orders").database()).isEqualTo("lake");
    }

    @Test
    void aDatabaseThatMayNotBeReadIsTheReasonOnlyWhereNoOtherHasTheTable() {
        failing.put("lkc-1", RemoteFailure.of(Kind.FORBIDDEN, "read table orders", "AccessDenied"));
        assertThatThrownBy(() -> tables("lkc-1", "lake").find("orders")).isSameAs(failing.get("lkc-1"));
        entry("lake", "orders", RECORD);
        assertThat(tables("lkc-1", "lake").find("orders").database()).isEqualTo("lake");
    }

    @Test
    void aCancelledLookUpAsksNoFurther() {
        failing.put("lkc-1", RemoteFailure.cancelled("read table orders"));
        entry("lake", "orders", RECORD);
        assertThatThrownBy(() -> tables("lkc-1", "lake").find("orders")).isSameAs(failing.get("lkc-1"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void everyNamingIsTold() {
        Stream.of(MetadataColumnNaming.values()).forEach(naming -> {
            String name = "t-" + naming;
            entry("lkc-1", name, Stream.of(MetadataColumn.values())
                    .map(column -> column.columnName(naming))
                    .toList());
            assertThat(tables("lkc-1").find(name).naming()).isEqualTo(naming);
        });
    }
}
