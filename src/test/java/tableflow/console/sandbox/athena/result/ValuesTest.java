package tableflow.console.sandbox.athena.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.sql.SqlType;

/// Each kind of value in Athena's notation.
class ValuesTest {
    private static final SqlType BIGINT = SqlType.simple("bigint");
    private static final SqlType TEXT = SqlType.simple("varchar");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            bigint                   | 9223372036854775807                  | 9223372036854775807
            bigint                   | -9223372036854775808                 | -9223372036854775808
            integer                  | 0                                    | 0
            boolean                  | true                                 | true
            double                   | 1.5                                  | 1.5
            double                   | 10000000                             | 1.0E7
            double                   | 1234567                              | 1234567.0
            double                   | 1E-5                                 | 1.0E-5
            double                   | "NaN"                                | NaN
            double                   | "-Infinity"                          | -Infinity
            real                     | 3.4                                  | 3.4
            real                     | 100000000                            | 1.0E8
            decimal                  | "12345678901234567890.1200"          | 12345678901234567890.1200
            varchar                  | "a \\"b\\" , c"                      | a "b" , c
            varchar                  | ""                                   | ~~
            varbinary                | "SGVsbG8="                           | 48 65 6c 6c 6f
            varbinary                | ""                                   | ~~
            date                     | "2026-01-31"                         | 2026-01-31
            timestamp                | "2026-01-31 10:11:12"                | 2026-01-31 10:11:12.000
            timestamp                | "2026-01-31 10:11:12.5"              | 2026-01-31 10:11:12.500
            timestamp                | "2026-01-31 10:11:12.123456"         | 2026-01-31 10:11:12.123
            timestamp                | "-0044-03-15 10:11:12.999999"        | -0044-03-15 10:11:12.999
            timestamp with time zone | "2026-01-31 10:11:12.123456 UTC"     | 2026-01-31 10:11:12.123 UTC
            timestamp with time zone | "2026-01-31 10:11:12 Europe/Paris"   | 2026-01-31 10:11:12.000 Europe/Paris
            timestamp with time zone | "2026-01-31 10:11:12.1 +02:00"       | 2026-01-31 10:11:12.100 +02:00
            time                     | "10:11:12.123456"                    | 10:11:12.123
            time with time zone      | "10:11:12.123456-05:00"              | 10:11:12.123-05:00
            interval day to second   | "2 00:00:00.000"                     | 2 00:00:00.000
            uuid                     | "12151fd2-7586-11e9-8f9e-2a86e4085a59" | 12151fd2-7586-11e9-8f9e-2a86e4085a59
            json                     | "{\\"a\\":1}"                        | {"a":1}
            """)
    void aValueIsText(String type, String json, String text) throws Exception {
        assertThat(Values.text(SqlType.simple(type), Json.parse(json))).isEqualTo(text);
    }

    @Test
    void nullIsNoText() throws Exception {
        assertThat(Values.text(BIGINT, Json.parse("null"))).isNull();
        assertThat(Values.text(array(BIGINT), Json.parse("null"))).isNull();
    }

    @Test
    void structuresAreWrittenWithoutQuotes() throws Exception {
        assertThat(Values.text(array(BIGINT), Json.parse("[1,2,null]"))).isEqualTo("[1, 2, null]");
        assertThat(Values.text(array(TEXT), Json.parse("[]"))).isEqualTo("[]");
        assertThat(Values.text(map(TEXT, BIGINT), Json.parse("{\"k\":1,\"b c\":null}"))).isEqualTo("{k=1, b c=null}");
        assertThat(Values.text(row("id", BIGINT, "name", TEXT), Json.parse("[1,\"x\"]"))).isEqualTo("{id=1, name=x}");
        assertThat(Values.text(array(row("id", BIGINT, "at", SqlType.simple("timestamp"))),
                Json.parse("[[1,\"2026-01-31 10:11:12.123456\"]]")))
                .isEqualTo("[{id=1, at=2026-01-31 10:11:12.123}]");
        assertThat(Values.text(map(TEXT, array(SqlType.simple("varbinary"))), Json.parse("{\"k\":[\"AQI=\"]}")))
                .isEqualTo("{k=[01 02]}");
    }

    @Test
    void aFieldWithoutANameIsNumbered() throws Exception {
        SqlType type = new SqlType("row(bigint, double)", "row", List.of(), List.of(
                new SqlType.Field(Optional.empty(), BIGINT),
                new SqlType.Field(Optional.empty(), SqlType.simple("double"))));
        assertThat(Values.text(type, Json.parse("[1,2]"))).isEqualTo("{field0=1, field1=2.0}");
    }

    static SqlType array(SqlType element) {
        return new SqlType("array", "array", List.of(), List.of(new SqlType.Field(Optional.empty(), element)));
    }

    private static SqlType map(SqlType key, SqlType value) {
        return new SqlType("map", "map", List.of(), List.of(new SqlType.Field(Optional.empty(), key),
                new SqlType.Field(Optional.empty(), value)));
    }

    private static SqlType row(String first, SqlType one, String second, SqlType two) {
        return new SqlType("row", "row", List.of(), List.of(new SqlType.Field(Optional.of(first), one),
                new SqlType.Field(Optional.of(second), two)));
    }
}
