package tableflow.console.service.query.result.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.query.ResultColumn;

class CopyFormatTest {

    private static ResultColumn column(String name, String type) {
        return new ResultColumn(name, type, 0, 0);
    }

    private static final List<ResultColumn> COLUMNS = List.of(column("id", "bigint"), column("note", "varchar"));

    private static List<@Nullable String> row(@Nullable String... cells) {
        return Arrays.asList(cells);
    }

    @Test
    void tabsBetweenCellsAndQuotesWhereNeeded() {
        assertThat(CopyFormat.TSV.text(COLUMNS,
                        List.of(row("1", "a\tb"), row(null, "say \"x\""), row("2", "two\nlines"), row("3", "")), true))
                .isEqualTo("id\tnote\n1\t\"a\tb\"\n\t\"say \"\"x\"\"\"\n2\t\"two\nlines\"\n3\t\n");
        assertThat(CopyFormat.TSV.text(COLUMNS, List.of(row("1", "a")), false)).isEqualTo("1\ta\n");
    }

    @Test
    void csvIsAthenas() {
        assertThat(CopyFormat.CSV.text(COLUMNS, List.of(row(null, ""), row("1", "a\"b,c")), true))
                .isEqualTo("\"id\",\"note\"\n,\"\"\n\"1\",\"a\"\"b,c\"\n");
    }

    @Test
    void jsonKeepsAllDigitsAndReadsNestedValuesOnlyWhereCertain() {
        List<ResultColumn> columns = List.of(column("n", "decimal"), column("d", "double"), column("a", "array"),
                column("a", "array"), column("b", "boolean"));
        assertThat(CopyFormat.JSON.text(columns, List.of(
                        row("12345678901234567890.123456789", "NaN", "[1, {k=2.50}]", "[a, b]", "true"),
                        row(null, "1.0E10", null, "[]", "false")), true).replaceAll("\\s+", ""))
                .isEqualTo("[{\"n\":12345678901234567890.123456789,\"d\":\"NaN\",\"a\":[1,{\"k\":2.50}],"
                        + "\"a_2\":\"[a,b]\",\"b\":true},"
                        + "{\"n\":null,\"d\":1.0E10,\"a\":null,\"a_2\":[],\"b\":false}]");
    }

    @Test
    void markdownKeepsItsTable() {
        assertThat(CopyFormat.MARKDOWN.text(COLUMNS, List.of(
                        row("1", "a|b *c* <i>\\"), row("2", "x\r\ny\nz"), row("3", null)), false))
                .isEqualTo("""
                        | id | note |
                        | ---: | --- |
                        | 1 | a\\|b \\*c\\* &lt;i>\\\\ |
                        | 2 | x<br>y<br>z |
                        | 3 | NULL |
                        """);
    }

    @Test
    void inListsHaveEachValueOnceAndNoNull() {
        List<ResultColumn> one = List.of(column("note", "varchar"));
        assertThat(CopyFormat.SQL_IN.text(one, List.of(row("it's"), row("it's"), row((String) null), row("")), true))
                .isEqualTo("('it''s', '')");
        assertThat(CopyFormat.SQL_IN.text(COLUMNS, List.of(row("1", "a"), row("2", null), row("3", "b")), true))
                .isEqualTo("((1, 'a'), (3, 'b'))");
        assertThat(CopyFormat.SQL_IN.text(one, List.of(Collections.singletonList(null)), true)).isEqualTo("(NULL)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "bigint                   | -5                        | -5",
        "decimal                  | 10.00                     | DECIMAL '10.00'",
        "double                   | 0.1                       | DOUBLE '0.1'",
        "double                   | NaN                       | DOUBLE 'NaN'",
        "float                    | 1.5                       | REAL '1.5'",
        "float                    | Infinity                  | CAST('Infinity' AS REAL)",
        "boolean                  | true                      | true",
        "date                     | 2026-11-01                | DATE '2026-11-01'",
        "time                     | 08:00:00.000              | TIME '08:00:00.000'",
        "timestamp                | 2026-11-01 08:00:00.000   | TIMESTAMP '2026-11-01 08:00:00.000'",
        "timestamp with time zone | 2026-11-01 08:00:00.0 UTC | TIMESTAMP '2026-11-01 08:00:00.0 UTC'",
        "varbinary                | 0a 1b                     | X'0A1B'",
        "json                     | {\"a\":1}                 | JSON '{\"a\":1}'",
        "ipaddress                | 10.0.0.1                  | IPADDRESS '10.0.0.1'",
        "interval day to second   | -2 03:04:05.678           | INTERVAL - '2 03:04:05.678' DAY TO SECOND",
        "interval year to month   | 1-2                       | INTERVAL '1-2' YEAR TO MONTH",
        "array                    | [1, 2]                    | '[1, 2]'",
        "bigint                   | 1 OR 1=1                  | '1 OR 1=1'",
        "date                     | x' OR 'a'='a              | 'x'' OR ''a''=''a'",
        "boolean                  | true OR true              | 'true OR true'",
    })
    void literalsOfEachTypeAndNothingThatBreaksOut(String type, String value, String literal) {
        assertThat(SqlLiterals.of(value, column("c", type))).isEqualTo(literal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "=1+1             | '=1+1", "+49 170 1        | '+49 170 1", "-1+2             | '-1+2",
        "@SUM(A1)         | '@SUM(A1)",
        "＝1+1             | '＝1+1", "-5               | -5", "-1.5E-3          | -1.5E-3", "a=b              | a=b",
        "2026-11-01       | 2026-11-01", "`\t=1`           | `'\t=1`", "`\r=1`           | `'\r=1`",
    })
    void noCellIsAFormulaAndNumbersStayNumbers(String value, String cell) {
        assertThat(ExcelCsv.harmless(value)).isEqualTo(cell);
    }

    @Test
    void spreadsheetsGetTheirLineEndsAndMark() {
        StringWriter text = new StringWriter();
        ExcelCsv rows = new ExcelCsv(text, true);
        rows.columns(List.of(column("=id", "bigint"), column("note, long", "varchar")));
        rows.row(row("1", "two\nlines"));
        rows.row(row(null, ""));
        rows.row(row("-7", " =x"));
        assertThat(text).hasToString(
                "\ufeff'=id,\"note, long\"\r\n1,\"two\nlines\"\r\n,\"\"\r\n-7,\" =x\"\r\n");
    }

    @Test
    void namesThatComeAgainAreNumbered() {
        assertThat(JsonValues.names(List.of(column("a", "x"), column("a_2", "x"), column("a", "x"), column("a", "x"))))
                .containsExactly("a", "a_2", "a_3", "a_4");
    }
}
