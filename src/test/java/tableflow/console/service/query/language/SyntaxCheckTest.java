package tableflow.console.service.query.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxCheckTest {

    /// Statement, the piece that is wrong, how the message begins, what would mend it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELEC 1                           | SELEC        | No statement begins with SELEC.          | SELECT
            SELECT * FORM t                   | FORM         | FORM does not belong here.               | FROM
            SELECT * FROM lkc-abc12.orders    | lkc-abc12    | The name lkc-abc12 has to be quoted      | "lkc-abc12"
            SELECT * FROM lkc-12.orders       | lkc-12       | The name lkc-12 has to be quoted         | "lkc-12"
            SELECT $$offset FROM t            | $$offset     | The name $$offset has to be quoted       | "$$offset"
            SELECT `a` FROM t                 | `a`          | In a query, names stand in double quotes | "a"
            SELECT 'open FROM t               | 'open FROM t | The text is not closed                   | -
            SELECT "open                      | "open        | The name is not closed: its "            | -
            SELECT 1 /* open                  | /* open      | The comment is not closed                | -
            SELECT a FROM                     | FROM         | The statement ends too early.            | -
            SELECT order FROM t               | order        | order does not belong here.              | "order"
            DESCRIBE "lkc-a"."orders"         | "lkc-a"      | In this statement, names stand in back   | `lkc-a`
            SHOW TABLES IN lkc-a              | lkc-a        | The name lkc-a has to be quoted          | `lkc-a`
            DROP TABLE lkc-a.orders           | lkc-a        | The name lkc-a has to be quoted          | `lkc-a`
            SHOW TABLES IN                    | IN           | The statement ends too early.            | -
            SHOW PARTITIONS a b               | b            | b does not belong here.                  | -
            ALTER TABLE t                     | t            | The statement ends too early.            | -
            ALTER TABLE t MOVE x              | MOVE         | MOVE does not belong here.               | -
            CREATE TABLE t (a bigint          | (            | This parenthesis is not closed.          | -
            DROP TABLE t)                     | )            | This parenthesis has no partner.         | -
            OPTIMIZE t REWRITE DATA           | DATA         | The statement ends too early.            | -
            UNLOAD (SELEC 1) TO 's3://b/p'    | SELEC        | No statement begins with SELEC.          | SELECT
            UNLOAD (SELECT 1) WITH (a = 'b')  | WITH         | Behind the query, UNLOAD wants the place | -
            USE db                            | USE          | Athena does not run statements of this   | -
            """)
    void saysWhatIsWrongAndWhere(String sql, String piece, String message, String fix) {
        List<SyntaxProblem> problems = SyntaxCheck.check("SELECT 1;\n\n  " + sql);

        assertThat(problems).hasSize(1);
        SyntaxProblem problem = problems.getFirst();
        assertThat(("SELECT 1;\n\n  " + sql).substring(problem.from(), problem.to())).isEqualTo(piece);
        assertThat(problem.message()).startsWith(message);
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.column()).isEqualTo(problem.from() - 10);
        assertThat(problem.fix().map(SyntaxProblem.Fix::text).orElse("-")).isEqualTo(fix);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "-- nothing", ";;",
        "SELECT \"$$offset\" FROM \"lkc-a\".\"orders.clean$files\" FOR TIMESTAMP AS OF TIMESTAMP '2026-01-01"
            + " 10:00:00 UTC'",
        "SELECT a - b, a-1, ? FROM t WHERE x = ?",
        "INSERT INTO t WITH a AS (SELECT 1) SELECT * FROM a",
        "EXPLAIN (FORMAT JSON) SELECT 1; EXPLAIN ANALYZE VERBOSE SELECT 1",
        "SHOW PARTITIONS `lkc-a`.`t`", "DESCRIBE FORMATTED `lkc-a`.`orders.clean`", "DESCRIBE t.c", "DESC EXTENDED t",
        "DESCRIBE VIEW \"my-view\"", "SHOW COLUMNS IN t IN d", "SHOW TABLES IN `lkc-a` 'ord*'",
        "SHOW DATABASES LIKE 'a'",
        "SHOW TABLES", "SHOW FUNCTIONS", "SHOW CREATE VIEW \"v\"", "SHOW TBLPROPERTIES t('table_type')",
        "ALTER TABLE `t` ADD COLUMNS (`a-b` int COMMENT 'x')", "ALTER TABLE t SET TBLPROPERTIES ('a'='b')",
        "MSCK REPAIR TABLE t", "DROP TABLE IF EXISTS `a`.`b`", "DROP DATABASE IF EXISTS `lkc-a` CASCADE",
        "CREATE EXTERNAL TABLE `a` (`b` struct<c:int>) PARTITIONED BY (d string) STORED AS PARQUET LOCATION"
            + " 's3://b/p/'",
        "CREATE TABLE t (a int) PARTITIONED BY (bucket(16, a)) LOCATION 's3://b/p' TBLPROPERTIES"
            + " ('table_type'='ICEBERG')",
        "CREATE TABLE n WITH (format = 'PARQUET', table_type = 'ICEBERG') AS SELECT 1 a",
        "OPTIMIZE \"lkc-a\".\"t\" REWRITE DATA USING BIN_PACK WHERE a = 1", "VACUUM t",
        "UNLOAD (SELECT * FROM t) TO 's3://b/p/' WITH (format = 'PARQUET', partitioned_by = ARRAY['a'])",
        "PREPARE p FROM SELECT ?; EXECUTE p USING 1; DEALLOCATE PREPARE p",
        "CREATE OR REPLACE VIEW v AS SELECT 1 a; DROP VIEW v",
        "MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE"})
    void takesWhatIsRight(String sql) {
        assertThat(SyntaxCheck.check(sql)).isEmpty();
    }

    @Test
    void everyStatementIsCheckedByItself() {
        assertThat(SyntaxCheck.check("SELEC 1; SELECT 2; SELECT 3 FROM\n; SHOW TABLES IN;"))
                .extracting(SyntaxProblem::line)
                .containsExactly(1, 1, 2);
    }

    @Test
    void athenaTakes262144Bytes() {
        String largest = "SELECT '" + "é".repeat((SyntaxCheck.LARGEST - 10) / 2) + "'";
        assertThat(SyntaxCheck.check(largest)).isEmpty();
        assertThat(SyntaxCheck.check(largest.replace("'é", "'éé")).getFirst().message())
                .isEqualTo("The statement has 262145 bytes; Athena takes 262144 at most.");
    }

    @Test
    void neverFails() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] pieces = {
            "SELECT ", "FROM ", "a", "-", "'", "\"", "`", "(", ")", "1e999", " ", "\n", ";", "SHOW ", "TABLES ", "IN ",
            "UNLOAD ", "TO ", "U&'\\zz'", "X'1'", ".", ",", "?", "CREATE TABLE ", "ALTER TABLE ", "/*", "--",
            "EXPLAIN ",
            "DECIMAL '1x' ", "INTERVAL '1' ", "VALUES ", "DESCRIBE ", "MSCK "};
        for (int round = 0; round < 1_500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(10); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            for (SyntaxProblem problem : SyntaxCheck.check(text.toString())) {
                assertThat(problem.from()).as("seed %d: %s", seed, text).isBetween(0, text.length());
                assertThat(problem.to()).as("seed %d: %s", seed, text).isBetween(problem.from() + 1, text.length());
            }
        }
    }
}
