package tableflow.console.sandbox.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tableflow.console.sandbox.EngineLake;
import tableflow.console.sandbox.sql.statement.AthenaRuns;
import tableflow.console.sandbox.sql.statement.AthenaStatement;
import tableflow.console.sandbox.sql.statement.AthenaStatements;
import tableflow.console.sandbox.sql.statement.SyntaxError;
import tableflow.console.sandbox.sql.statement.Work;

/// Each statement of the floor on Iceberg tables in the sandbox's S3 and Glue.
@Tag("engine")
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(EngineLake.Shared.class)
class FloorOnTablesTest {
    private static final String DATABASE = "lkc-abc123";

    private static EngineLake lake;
    private static final Map<String, String> PREPARED = new HashMap<>();

    @BeforeAll
    static void start(EngineLake given) throws Exception {
        lake = given;
        plant();
    }

    @AfterAll
    static void drop() throws Exception {
        rows("DROP DATABASE `" + DATABASE + "` CASCADE");
    }

    /// A database and tables as Tableflow makes them: a column of each kind, and two commits.
    private static void plant() throws SqlFailure, InterruptedException {
        lake.rows("CREATE SCHEMA \"" + DATABASE + "\" WITH (location = 's3://" + EngineLake.BUCKET + "/t/')", "");
        lake.rows("""
                CREATE TABLE orders (id bigint, customer varchar, amount decimal(12, 2), created timestamp(6),
                    tags array(varchar), attributes map(varchar, varchar), address row(city varchar, zip varchar),
                    payload varchar, "$$topic" varchar, "$$partition" integer, "$$offset" bigint,
                    "$$timestamp" timestamp(6) with time zone)
                WITH (format = 'PARQUET', location = 's3://%s/t/orders')""".formatted(EngineLake.BUCKET), DATABASE);
        lake.rows("""
                INSERT INTO orders VALUES
                (1, 'ann', 10.50, TIMESTAMP '2026-01-02 03:04:05.123456', ARRAY['a', 'b'], MAP(ARRAY['channel'],
                    ARRAY['web']), ROW('Berlin', '10115'), '{"a":{"b":1},"l":[1,2]}', 'orders', 0, 0,
                    TIMESTAMP '2026-01-02 03:04:05.5 UTC'),
                (2, 'ben', 20.25, TIMESTAMP '2026-01-03 04:00:00', ARRAY['c'], MAP(ARRAY['channel'], ARRAY['shop']),
                    ROW('Köln', NULL), '{"a":{},"l":[]}', 'orders', 1, 0, TIMESTAMP '2026-01-03 04:00:01 UTC')""",
                DATABASE);
        lake.rows("""
                INSERT INTO orders VALUES (3, 'ann', 5.00, NULL, ARRAY[], MAP(), NULL, '{"l":[3]}', 'orders', 0, 1,
                    TIMESTAMP '2026-01-04 00:00:00 UTC')""", DATABASE);
        lake.rows("CREATE TABLE payments WITH (location = 's3://%s/t/payments') AS ".formatted(EngineLake.BUCKET)
                + "SELECT * FROM (VALUES (BIGINT '1', true), (2, false), (9, true)) t(id, paid)", DATABASE);
        lake.rows("CREATE TABLE \"orders-v1.eu\" WITH (location = 's3://%s/t/eu') AS SELECT 1 AS id"
                .formatted(EngineLake.BUCKET), DATABASE);
    }

    @Test
    @Order(1)
    void runsAsItStands() throws Exception {
        JsonNode first = rows("SELECT snapshot_id, committed_at FROM \"orders$snapshots\" ORDER BY 2 LIMIT 1")
                .getFirst();
        List<String> wrong = new ArrayList<>();
        for (Floor each : Floor.all()) {
            String sql = each.with(first.path(0).asText(), first.path(1).asText());
            boolean refused = each.expected().getFirst().startsWith("refused");
            try {
                rows(sql);
                if (refused) {
                    wrong.add("not refused: " + sql);
                }
            } catch (SqlFailure e) {
                if (!refused) {
                    wrong.add(sql + "\n    " + e.reason());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void showsTablesAsAthenaDoes() throws Exception {
        assertThat(lines("SHOW DATABASES")).contains(DATABASE);
        assertThat(lines("SHOW DATABASES 'lkc-abc*'")).containsExactly(DATABASE);
        assertThat(lines("SHOW TABLES IN `" + DATABASE + "` 'ord*'")).containsExactly("orders", "orders-v1.eu");
        assertThat(lines("SHOW COLUMNS IN payments")).containsExactly("id                  ", "paid                ");
        assertThat(lines("DESCRIBE orders")).containsSubsequence(
                "# col_name\tdata_type\tcomment", "id\tbigint\t", "customer\tstring\t", "amount\tdecimal(12,2)\t",
                "created\ttimestamp\t", "tags\tarray<string>\t", "attributes\tmap<string, string>\t",
                "address\tstruct<city:string, zip:string>\t", "$$partition\tint\t",
                "$$timestamp\ttimestamp with time zone\t", "# Partition spec:\t\t");
        assertThat(lines("SHOW CREATE TABLE payments")).containsExactly(
                "CREATE TABLE payments (", "  `id` bigint,", "  `paid` boolean)",
                "LOCATION 's3://" + EngineLake.BUCKET + "/t/payments'",
                "TBLPROPERTIES (", "  'table_type'='iceberg',", "  'format'='parquet'", ")");
        assertThat(lines("SHOW TBLPROPERTIES orders('table_type')")).containsExactly("table_type\tICEBERG");
        assertThat(lines("SHOW TBLPROPERTIES orders")).anySatisfy(line -> assertThat(line)
                .startsWith("metadata_location\ts3://" + EngineLake.BUCKET + "/t/orders/metadata/")
                .endsWith(".metadata.json"));
    }

    @Test
    void showsPartitionsAndRefusesThemWhereThereAreNone() throws Exception {
        rows("CREATE DATABASE parts LOCATION 's3://" + EngineLake.BUCKET + "/parts/'");
        rows("CREATE TABLE parts.p (k string, at timestamp, id bigint) PARTITIONED BY (k, day(at)) LOCATION 's3://"
                + EngineLake.BUCKET + "/parts/p' TBLPROPERTIES ('table_type'='ICEBERG')");
        rows("INSERT INTO parts.p VALUES ('a', TIMESTAMP '2026-01-02 10:00:00', 1), ('b', NULL, 2)");

        assertThat(lines("SHOW PARTITIONS parts.p")).containsExactly("k=a/at_day=2026-01-02", "k=b/at_day=null");
        assertThat(lines("DESCRIBE parts.p")).contains("k\tidentity\tk", "at_day\tday\tat");
        assertThat(lines("SHOW CREATE TABLE parts.p")).contains("PARTITIONED BY (`k`, day(`at`))");
        assertThat(failure("SHOW PARTITIONS payments").text())
                .isEqualTo("SemanticException Table payments is not a partitioned table");
        rows("DROP DATABASE parts CASCADE");
    }

    @Test
    void readsTheLakesPastAndItsFiles() throws Exception {
        String first = rows("SELECT snapshot_id FROM \"orders$snapshots\" ORDER BY committed_at OFFSET 1 LIMIT 1")
                .getFirst().path(0).asText();

        assertThat(rows("SELECT count(*) FROM orders FOR VERSION AS OF " + first)).hasToString("[[2]]");
        assertThat(rows("SELECT count(*) FROM orders")).hasToString("[[3]]");
        SqlRun run = submit("SELECT customer FROM orders ORDER BY id");
        assertThat(EngineLake.rows(run)).hasToString("[[\"ann\"], [\"ben\"], [\"ann\"]]");
        assertThat(run.stats().physicalInputBytes()).isPositive();
        assertThat(run.stats().inputRows()).isEqualTo(3);
    }

    @Test
    void saysWhatIsWrongInAthenasWords() {
        assertThat(failure("SELECT nothing FROM orders").reason()).isEqualTo("COLUMN_NOT_FOUND: line 1:8: Column "
                + "'nothing' cannot be resolved or requester is not authorized to access requested resources");
        assertThat(failure("SELECT * FROM nothing").reason()).isEqualTo(
                "TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.\"" + DATABASE + "\".nothing' does not exist");
        assertThat(failure("SELECT * FROM no_db.t").reason())
                .isEqualTo("SCHEMA_NOT_FOUND: line 1:15: Schema 'no_db' does not exist");
        assertThat(failure("SELECT id + customer FROM orders").reason()).startsWith("TYPE_MISMATCH: line 1:11: ");
    }

    private static SqlRun submit(String sql) throws SyntaxError {
        AthenaStatement statement = AthenaStatements.parse(sql);
        List<String> parameters = statement.parameters() == 2 ? List.of("'ann'", "6") : List.of();
        return AthenaRuns.submit(lake.engine(), statement.work(), request(parameters));
    }

    private static SqlRequest request(List<String> parameters) {
        return new SqlRequest("", Optional.of(DATABASE), parameters, "tester");
    }

    /// As Athena does it: prepared statements are kept before the engine.
    private static List<JsonNode> rows(String sql) throws SqlFailure, SyntaxError, InterruptedException {
        AthenaStatement statement = AthenaStatements.parse(sql);
        return switch (statement.work()) {
            case Work.Prepare prepare -> {
                PREPARED.put(prepare.name(), prepare.statement());
                yield List.of();
            }
            case Work.Execute execute -> {
                String kept = Objects.requireNonNull(PREPARED.get(execute.name()));
                yield EngineLake.rows(AthenaRuns.submit(lake.engine(), AthenaStatements.parse(kept).work(),
                        request(execute.parameters())));
            }
            case Work.Deallocate deallocate -> {
                assertThat(PREPARED.remove(deallocate.name())).isNotNull();
                yield List.of();
            }
            default -> EngineLake.rows(submit(sql));
        };
    }

    /// Columns joined by tabs.
    private static List<String> lines(String sql) throws SqlFailure, SyntaxError, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : rows(sql)) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.asText()));
            lines.add(String.join("\t", cells));
        }
        return lines;
    }

    private static SqlFailure failure(String sql) {
        return catchThrowableOfType(SqlFailure.class, () -> rows(sql));
    }
}
