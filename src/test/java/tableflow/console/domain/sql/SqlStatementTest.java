package tableflow.console.domain.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SqlStatementTest {

    /// Statement, kind, type of the API, suffix of the result (`-` for none, `tables/` for a table), whether the first
    /// row is a heading, what it does, and which tables it writes to (`~` for none). `\n` is a line feed.
    private static final String TABLE = """
            SELECT 1 | SELECT | DML | .csv | true | READS | ~
            select * from t | SELECT | DML | .csv | true | READS | ~
            SeLeCt a FROM b | SELECT | DML | .csv | true | READS | ~
            -- newest\\nSELECT 1 | SELECT | DML | .csv | true | READS | ~
            /* DROP TABLE t */ SELECT 1 | SELECT | DML | .csv | true | READS | ~
            --\\n/**/--x\\n  SELECT 1 | SELECT | DML | .csv | true | READS | ~
            (SELECT 1) | SELECT | DML | .csv | true | READS | ~
            ((SELECT 1) UNION (SELECT 2)) | SELECT | DML | .csv | true | READS | ~
            (WITH a AS (SELECT 1) SELECT * FROM a) | SELECT | DML | .csv | true | READS | ~
            SELECT 'INSERT INTO t' | SELECT | DML | .csv | true | READS | ~
            SELECT "delete" FROM "update" | SELECT | DML | .csv | true | READS | ~
            SELECT größe FROM "bestellungen" | SELECT | DML | .csv | true | READS | ~
            \ufeffSELECT 1 | SELECT | DML | .csv | true | READS | ~
            SELECT 1; | SELECT | DML | .csv | true | READS | ~
            ; SELECT 1 | SELECT | DML | .csv | true | READS | ~
            WITH a AS (SELECT 1) SELECT * FROM a | WITH | DML | .csv | true | READS | ~
            WITH RECURSIVE a (n) AS (SELECT 1) SELECT n FROM a | WITH | DML | .csv | true | READS | ~
            WITH insert_me AS (SELECT 1) TABLE insert_me | WITH | DML | .csv | true | READS | ~
            WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a | INSERT | DML | - | false | WRITES | t
            WITH a AS (SELECT 1), b AS (SELECT 2) DELETE FROM t | DELETE | DML | .csv | false | WRITES | t
            VALUES 1, 2 | VALUES | DML | .csv | true | READS | ~
            VALUES (1) UNION SELECT 2 | SELECT | DML | .csv | true | READS | ~
            TABLE orders | TABLE | DML | .csv | true | READS | ~
            table "lkc-a"."orders" UNION TABLE b | SELECT | DML | .csv | true | READS | ~
            INSERT INTO t VALUES (1) | INSERT | DML | - | false | WRITES | t
            INSERT INTO "lkc-a"."orders.clean" SELECT 1 | INSERT | DML | - | false | WRITES | lkc-a.orders.clean
            INSERT INTO t WITH a AS (SELECT 1) SELECT * FROM a | INSERT | DML | - | false | WRITES | t
            insert/**/into/**/T (a) SELECT 1 | INSERT | DML | - | false | WRITES | t
            INSERT INTO awsdatacatalog.db.t VALUES 1 | INSERT | DML | - | false | WRITES | db.t
            UPDATE db.t SET a = 1 | UPDATE | DML | .csv | false | WRITES | db.t
            DELETE FROM t WHERE a = 'x;y' | DELETE | DML | .csv | false | WRITES | t
            MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE | MERGE | DML | .csv | false | WRITES | t
            OPTIMIZE db.t REWRITE DATA USING BIN_PACK | OPTIMIZE | DML | - | false | WRITES | db.t
            VACUUM "lkc-a"."orders" | VACUUM | DML | - | false | WRITES | lkc-a.orders
            VACUUM | VACUUM | DML | - | false | WRITES | ~
            UNLOAD (SELECT * FROM t) TO 's3://b/p/' WITH (format = 'PARQUET') | UNLOAD \
            | DML | - | false | WRITES_FILES | ~
            CREATE TABLE n AS SELECT 1 AS a | CREATE_TABLE_AS_SELECT | DDL | tables/ | false | WRITES | n
            CREATE TABLE IF NOT EXISTS d.n WITH (format = 'ORC') AS (SELECT 1 a) \
            | CREATE_TABLE_AS_SELECT | DDL | tables/ | false | WRITES | d.n
            CREATE TABLE n (a int) LOCATION 's3://b/p/' TBLPROPERTIES ('table_ty \
            pe' = 'ICEBERG') | CREATE_TABLE | DDL | .txt | false | WRITES | n
            CREATE EXTERNAL TABLE `my-t` (a string) ROW FORMAT SERDE 'AS' \
            | CREATE_TABLE | DDL | .txt | false | WRITES | my-t
            CREATE VIEW v AS SELECT 1 | CREATE_VIEW | DDL | .txt | false | WRITES | v
            CREATE OR REPLACE VIEW "db"."v-1" AS SELECT 1 | CREATE_VIEW | DDL | .txt | false | WRITES | db.v-1
            CREATE DATABASE d | CREATE_DATABASE | DDL | .txt | false | WRITES | ~
            CREATE SCHEMA IF NOT EXISTS `d-1` | CREATE_DATABASE | DDL | .txt | false | WRITES | ~
            DROP TABLE IF EXISTS `lkc-a`.`orders` | DROP_TABLE | DDL | .txt | false | WRITES | lkc-a.orders
            Drop -- it\\n Table t | DROP_TABLE | DDL | .txt | false | WRITES | t
            DROP VIEW "db"."v" | DROP_VIEW | DDL | .txt | false | WRITES | db.v
            DROP DATABASE `lkc-a` CASCADE | DROP_DATABASE | DDL | .txt | false | WRITES | ~
            ALTER TABLE `d`.`t` ADD COLUMNS (a int) | ALTER_TABLE | DDL | .txt | false | WRITES | d.t
            ALTER DATABASE d SET DBPROPERTIES ('a' = 'b') | ALTER_DATABASE | DDL | .txt | false | WRITES | ~
            ALTER VIEW v DIALECT UPDATE | ALTER_VIEW | DDL | .txt | false | WRITES | v
            MSCK REPAIR TABLE t | MSCK | DDL | .txt | false | WRITES | t
            EXPLAIN SELECT 1 | EXPLAIN | DML | .txt | true | LOOKS | ~
            EXPLAIN (FORMAT JSON) SELECT 1 | EXPLAIN | DML | .txt | true | LOOKS | ~
            EXPLAIN (TYPE IO, FORMAT JSON) INSERT INTO t SELECT 1 | EXPLAIN | DML | .txt | true | LOOKS | ~
            EXPLAIN (SELECT 1) | EXPLAIN | DML | .txt | true | LOOKS | ~
            EXPLAIN ANALYZE SELECT 1 | EXPLAIN_ANALYZE | DML | .txt | true | READS | ~
            EXPLAIN ANALYZE VERBOSE INSERT INTO t SELECT 1 | EXPLAIN_ANALYZE | DML | .txt | true | WRITES | t
            EXPLAIN ANALYZE (FORMAT JSON) DELETE FROM d.t | EXPLAIN_ANALYZE | DML | .txt | true | WRITES | d.t
            SHOW DATABASES | SHOW_DATABASES | UTILITY | .txt | false | LOOKS | ~
            SHOW SCHEMAS LIKE 'a*' | SHOW_DATABASES | UTILITY | .txt | false | LOOKS | ~
            SHOW TABLES IN `lkc-a` | SHOW_TABLES | UTILITY | .txt | false | LOOKS | ~
            SHOW VIEWS | SHOW_VIEWS | UTILITY | .txt | false | LOOKS | ~
            SHOW COLUMNS IN t | SHOW_COLUMNS | UTILITY | .txt | false | LOOKS | ~
            SHOW PARTITIONS t | SHOW_PARTITIONS | UTILITY | .txt | false | LOOKS | ~
            SHOW TBLPROPERTIES t | SHOW_TBLPROPERTIES | UTILITY | .txt | false | LOOKS | ~
            SHOW CREATE TABLE t | SHOW_CREATE_TABLE | UTILITY | .txt | false | LOOKS | ~
            SHOW CREATE VIEW v | SHOW_CREATE_VIEW | UTILITY | .txt | false | LOOKS | ~
            show\\n functions | SHOW_FUNCTIONS | UTILITY | .csv | true | LOOKS | ~
            DESCRIBE FORMATTED `d`.`t` | DESCRIBE | UTILITY | .txt | false | LOOKS | ~
            desc t | DESCRIBE | UTILITY | .txt | false | LOOKS | ~
            PREPARE p FROM DELETE FROM t WHERE a = ? | PREPARE | UTILITY | .txt | false | LOOKS | ~
            EXECUTE p USING 1 | EXECUTE | DML | .csv | true | UNKNOWN | ~
            EXECUTE IMMEDIATE 'DROP TABLE t' | EXECUTE | DML | .csv | true | WRITES | t
            DEALLOCATE PREPARE p | DEALLOCATE | UTILITY | .txt | false | LOOKS | ~
            USE db | OTHER | UTILITY | .txt | false | UNKNOWN | ~
            TRUNCATE TABLE t | OTHER | UTILITY | .txt | false | UNKNOWN | ~
            SELEC 1 | OTHER | UTILITY | .txt | false | UNKNOWN | ~
            'text' | OTHER | UTILITY | .txt | false | UNKNOWN | ~
            """;

    @TestFactory
    List<DynamicTest> classifies() {
        List<String> rows = TABLE.lines().toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(60);
        return rows.stream().map(row -> DynamicTest.dynamicTest(row, () -> check(row))).toList();
    }

    private static void check(String row) {
        int at = row.length();
        for (int column = 0; column < 6; column++) {
            at = row.lastIndexOf(" | ", at - 1);
        }
        SqlStatement statement = SqlStatement.of(row.substring(0, at).replace("\\n", "\n"));
        StatementKind kind = statement.kind();

        assertThat(String.join(" | ", kind.name(), kind.type().name(), suffix(kind),
                        String.valueOf(kind.result().hasHeading()), statement.effect().name(), written(statement)))
                .isEqualTo(row.substring(at + 3));
    }

    @Test
    void namesTheDatabase() {
        assertThat(SqlStatement.of("DROP SCHEMA IF EXISTS `Lkc-A` CASCADE").database()).contains("lkc-a");
        assertThat(SqlStatement.of("CREATE DATABASE d COMMENT 'x'").database()).contains("d");
        assertThat(SqlStatement.of("DROP TABLE d.t").database()).isEmpty();
    }

    @Test
    void knowsWhatIsExplainedOrPrepared() {
        assertThat(SqlStatement.of("EXPLAIN (FORMAT JSON) UPDATE t SET a = 1").inner().map(SqlStatement::kind))
                .contains(StatementKind.UPDATE);
        assertThat(SqlStatement.of("PREPARE p FROM MERGE INTO t USING s ON true").inner().orElseThrow().written())
                .containsExactly(TableName.of(List.of("t")));
        assertThat(SqlStatement.of("EXPLAIN").inner()).isEmpty();
        assertThat(SqlStatement.of("EXPLAIN ANALYZE").effect()).isEqualTo(StatementKind.Effect.READS);
    }

    @Test
    void takesEveryBeginningOfAStatement() {
        for (String row : TABLE.lines().toList()) {
            for (int length = 0; length <= row.length(); length++) {
                assertThat(SqlStatement.of(row.substring(0, length))).isNotNull();
            }
        }
        assertThat(SqlStatement.of("").kind()).isEqualTo(StatementKind.OTHER);
        assertThat(SqlStatement.of("((((").kind()).isEqualTo(StatementKind.OTHER);
    }

    @Test
    void commentsStandAnywhere() {
        assertThat(SqlStatement.of("DELETE /* from x */ FROM -- y\n z").written())
                .containsExactly(new TableName(Optional.empty(), Optional.empty(), "z"));
    }

    private static String suffix(StatementKind kind) {
        String name = kind.result().name("ID");
        return name.equals("ID") ? "-" : name.replace("ID", "");
    }

    private static String written(SqlStatement statement) {
        return statement.written().isEmpty() ? "~" : statement.written().stream()
                .map(table -> table.database().map(database -> database + ".").orElse("") + table.table())
                .collect(Collectors.joining(", "));
    }
}
