package tableflow.console.service.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.query.plan.WriteRefusal.Allowed;
import tableflow.console.service.query.plan.WriteRefusal.Asks;
import tableflow.console.service.query.plan.WriteRefusal.Refused;

class WriteRefusalTest {

    private static final String PLACE =
            "10100001/10110010/0e8de5a2-9a0c-4a73-8b48-8b1e2a3b4c5d/env-8y0gm5/lkc-02rxv2/v1/"
                    + "0e8de5a2-9a0c-4a73-8b48-8b1e2a3b4c5e";
    private static final Map<String, CatalogTable> TABLES = Map.of(
            "lkc-abc123.orders.v1", iceberg("lkc-abc123", "orders.v1", "s3://b/x"),
            "sales.orders", iceberg("sales", "orders", "s3://b//" + PLACE + "/"),
            "sales.old", iceberg("sales", "old", "s3://b/" + PLACE + "/metadata/00001-a.metadata.json"),
            "sales.mine", iceberg("sales", "mine", "s3://b/warehouse/mine"),
            "sales.csv", new CatalogTable("sales", "csv", "1", Map.of(), "s3://b/" + PLACE));

    private static CatalogTable iceberg(String database, String name, String location) {
        return new CatalogTable(database, name, "1", Map.of("table_type", "iceberg"), location);
    }

    private static Optional<CatalogTable> entry(String database, String name) {
        if (name.equals("hidden")) {
            throw RemoteFailure.of(Kind.FORBIDDEN, "read table hidden in Glue", "AccessDenied");
        }
        return Optional.ofNullable(TABLES.get(database + "." + name));
    }

    /// A Glue catalog of another account that is registered with Athena: `theirs` in it has Tableflow's place.
    private static Optional<CatalogTable> anywhere(@Nullable String catalog, String database, String name) {
        if (catalog == null) {
            return entry(database, name);
        }
        if (!catalog.equals("partner")) {
            throw RemoteFailure.of(Kind.NOT_FOUND, "read table " + name, "no data catalog " + catalog);
        }
        return name.equals("theirs")
                ? entry("sales", "orders").map(it -> iceberg(database, name, String.valueOf(it.location())))
                : Optional.of(iceberg(database, name, "s3://theirs/" + name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DELETE FROM theirs | partner | refused",
        "DELETE FROM mine | partner | allowed",
        "DELETE FROM partner.sales.theirs | | refused",
        "DELETE FROM \"AwsDataCatalog\".sales.orders | partner | refused",
        "DELETE FROM orders | AWSDATACATALOG | refused",
        "DELETE FROM theirs | other | asks",
        "DELETE FROM theirs | | allowed"})
    void tablesOfOtherDataCatalogsAreLookedUpThere(String sql, @Nullable String catalog, String wanted) {
        WriteRefusal refusal = new WriteRefusal("dev", false, WriteRefusalTest::anywhere);
        assertThat(word(refusal.decide(new QueryRequest(sql, "sales", null, null, List.of()).in(catalog))))
                .isEqualTo(wanted);
    }

    private final WriteRefusal writable = new WriteRefusal("dev", false, WriteRefusalTest::entry);
    private final WriteRefusal readOnly = new WriteRefusal("prod", true, WriteRefusalTest::entry);

    /// Each line: a statement, what becomes of it, and what becomes of it in a read-only profile. The database is
    /// `sales`: `orders` and `old` in it are Tableflow's by their place, `mine` and `csv` are not.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT * FROM orders | allowed | allowed",
        "WITH x AS (SELECT 1) SELECT * FROM x | allowed | allowed",
        "VALUES 1 | allowed | allowed",
        "TABLE orders | allowed | allowed",
        "(SELECT 1) | allowed | allowed",
        "SHOW TABLES | allowed | allowed",
        "DESCRIBE orders | allowed | allowed",
        "EXPLAIN DELETE FROM orders | allowed | allowed",
        "-- DELETE FROM orders | allowed | allowed",
        "/* DROP TABLE orders */ SELECT 1 | allowed | allowed",
        "SELECT 'DROP TABLE orders' | allowed | allowed",
        "INSERT INTO orders VALUES 1 | refused | refused",
        "insert into ORDERS select 1 | refused | refused",
        "INSERT INTO sales.orders (a) SELECT 1 | refused | refused",
        "INSERT INTO awsdatacatalog.sales.orders SELECT 1 | refused | refused",
        "INSERT OVERWRITE TABLE orders SELECT 1 | refused | refused",
        "INSERT INTO old SELECT 1 | refused | refused",
        "INSERT INTO mine SELECT 1 | allowed | refused",
        "INSERT INTO csv SELECT 1 | allowed | refused",
        "INSERT INTO hidden SELECT 1 | asks | refused",
        "INSERT INTO \"lkc-abc123\".hidden SELECT 1 | refused | refused",
        "UPDATE \"lkc-abc123\".\"orders.v1\" SET a = 1 | refused | refused",
        "UPDATE \"LKC-ABC123\".\"ORDERS.V1\" SET a = 1 | refused | refused",
        "DELETE FROM orders WHERE a = 1 | refused | refused",
        "/* x */ DELETE -- y | refused | refused",
        "MERGE INTO orders o USING mine m ON o.a = m.a WHEN MATCHED THEN DELETE | refused | refused",
        "MERGE INTO mine m USING orders o ON o.a = m.a WHEN MATCHED THEN DELETE | allowed | refused",
        "OPTIMIZE orders REWRITE DATA USING BIN_PACK | refused | refused",
        "VACUUM `orders` | refused | refused",
        "VACUUM `lkc-abc123`.`orders.v1` | refused | refused",
        "DROP TABLE orders | refused | refused",
        "DROP TABLE IF EXISTS `orders` | refused | refused",
        "DROP TABLE mine | allowed | refused",
        "DROP VIEW v | allowed | refused",
        "DROP DATABASE sales | allowed | refused",
        "DROP DATABASE IF EXISTS `lkc-abc123` CASCADE | refused | refused",
        "DROP SCHEMA `lkc-abc123` | refused | refused",
        "ALTER TABLE orders ADD COLUMNS (a int) | refused | refused",
        "ALTER TABLE orders SET TBLPROPERTIES ('a' = 'b') | refused | refused",
        "ALTER DATABASE `lkc-abc123` SET DBPROPERTIES ('a' = 'b') | refused | refused",
        "CREATE TABLE orders (a int) | refused | refused",
        "CREATE OR REPLACE TABLE orders AS SELECT 1 a | refused | refused",
        "CREATE TABLE IF NOT EXISTS fresh AS SELECT 1 a | allowed | refused",
        "CREATE EXTERNAL TABLE `lkc-abc123`.fresh (a int) | refused | refused",
        "CREATE OR REPLACE VIEW v AS SELECT 1 a | allowed | refused",
        "CREATE VIEW \"lkc-abc123\".v AS SELECT 1 a | allowed | refused",
        "CREATE OR REPLACE VIEW orders AS SELECT 1 a | refused | refused",
        "CREATE DATABASE more | allowed | refused",
        "MSCK REPAIR TABLE orders | refused | refused",
        "TRUNCATE TABLE orders | asks | asks",
        "UNLOAD (SELECT * FROM orders) TO 's3://x/' WITH (format = 'PARQUET') | allowed | refused",
        "EXPLAIN ANALYZE DELETE FROM orders | refused | refused",
        "EXPLAIN ANALYZE VERBOSE SELECT * FROM orders | allowed | allowed",
        "PREPARE p FROM DELETE FROM orders | refused | refused",
        "SELEC 1 | allowed | allowed",
        "PREPARE p FROM SELECT 1 | allowed | allowed",
        "EXECUTE p | asks | asks",
        "CALL system.rollback_to_snapshot('a', 'b', 1) | asks | asks",
        "DEALLOCATE PREPARE p | allowed | allowed",
    })
    void eachStatementIsDecidedOn(String sql, String inWritable, String inReadOnly) {
        String text = sql.equals("/* x */ DELETE -- y") ? "/* x */ DELETE -- y\nFROM orders" : sql;
        assertThat(word(writable.decide(text, "sales"))).isEqualTo(inWritable);
        assertThat(word(readOnly.decide(text, "sales"))).isEqualTo(inReadOnly);
    }

    private static String word(WriteRefusal.Decision decision) {
        return switch (decision) {
            case Allowed _ -> "allowed";
            case Asks _ -> "asks";
            case Refused _ -> "refused";
        };
    }

    @Test
    void aRefusalTellsWhatWhyAndWhatToDoInstead() {
        assertThat(writable.decide("DROP TABLE orders", "sales")).isInstanceOfSatisfying(Refused.class, it -> {
            assertThat(it.what()).isEqualTo("drop table orders");
            assertThat(it.why()).contains("only writer of sales.orders");
            assertThat(it.failure().kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(it.failure().advice().orElse("")).contains("disable Tableflow");
        });
        assertThat(readOnly.decide("DROP TABLE mine", "sales")).isInstanceOfSatisfying(Refused.class, it ->
                assertThat(it.why()).contains("prod").contains("read-only"));
    }

    @Test
    void aTableIsKnownByTheColumnsOfItsRecords() {
        CatalogTable plain = iceberg("sales", "x", "s3://b/x");
        assertThat(WriteRefusal.isTableflow(plain)).isFalse();
        for (String prefix : List.of("$$", "cflt_metadata_")) {
            CatalogTable table = new CatalogTable("sales", "x", "1", plain.parameters(), "s3://b/x",
                    List.of(new CatalogColumn(prefix + "topic", "string", null, false),
                            new CatalogColumn(prefix + "offset", "bigint", null, false)),
                    null, false, null);
            assertThat(WriteRefusal.isTableflow(table)).isTrue();
        }
    }

    @Test
    void withoutADatabaseItAsks() {
        assertThat(writable.decide("DELETE FROM orders", null)).isInstanceOf(Asks.class);
    }
}
