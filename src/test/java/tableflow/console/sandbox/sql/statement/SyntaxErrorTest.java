package tableflow.console.sandbox.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxErrorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELEC 1                                  | 1 | 1  | mismatched input 'SELEC'. Expecting: 'ALTER'
            SELECT * FROM lkc-abc123.orders          | 1 | 18 | mismatched input '-'. Expecting:
            SELECT `a` FROM t                        | 1 | 8  | backquoted identifiers are not supported
            SELECT 'open                             | 1 | 8  | mismatched input '''. Expecting:
            SELECT * FROM a b c                      | 1 | 19 | mismatched input 'c'. Expecting:
            DESCRIBE "lkc-abc123"."orders"           | 1 | 10 | mismatched input '"lkc-abc123"'. Expecting: <identifier>
            DROP TABLE lkc-abc123.orders             | 1 | 15 | mismatched input '-'. Expecting: <EOF>
            SHOW TABLES IN                           | 1 | 15 | mismatched input '<EOF>'. Expecting: <identifier>
            ALTER TABLE t                            | 1 | 14 | mismatched input '<EOF>'. Expecting: 'ADD'
            ALTER TABLE t ADD COLUMNS (a strin)      | 1 | 30 | mismatched input 'strin'. Expecting: <type>
            CREATE TABLE t (a bigint                 | 1 | 25 | mismatched input '<EOF>'. Expecting: ')'
            OPTIMIZE t REWRITE DATA                  | 1 | 24 | mismatched input '<EOF>'. Expecting: 'USING'
            UNLOAD (SELEC 1) TO 's3://b/p'           | 1 | 9  | mismatched input 'SELEC'. Expecting:
            UNLOAD (SELECT 1) WITH (format = 'JSON') | 1 | 19 | mismatched input 'WITH'. Expecting: 'TO'
            """)
    void saysWhereItIs(String sql, int line, int column, String message) {
        SyntaxError error = refused(sql);

        assertThat(error.text()).startsWith("line " + line + ":" + column + ": " + message);
        assertThat(error.line()).isEqualTo(line);
        assertThat(error.column()).isEqualTo(column);
    }

    @Test
    void countsLinesInBothGrammars() {
        assertThat(refused("SELECT *\nFROM t\n  WHER a = 1").text()).startsWith("line 3:8: mismatched input 'a'");
        assertThat(refused("SHOW\n  TABLES -- all\n  FROM \"db\"").text()).startsWith("line 3:8: mismatched input");
        assertThat(refused("UNLOAD (\n  SELECT a FRM t)\nTO 's3://b/p'").text()).startsWith("line 2:16: mismatched");
    }

    @Test
    void refusesSecondStatementsAndForeignKinds() {
        assertThat(refused("SELECT 1; SELECT 2").text())
                .isEqualTo("Only one sql statement is allowed. Got: SELECT 1; SELECT 2");
        assertThat(refused("SET SESSION a = 1").text()).isEqualTo("Queries of this type are not supported");
        assertThat(refused("USE db").line()).isZero();
        assertThat(refused("START TRANSACTION").text()).isEqualTo("Queries of this type are not supported");
    }

    private static SyntaxError refused(String sql) {
        return catchThrowableOfType(SyntaxError.class, () -> AthenaStatements.parse(sql));
    }
}
