package tableflow.console.sandbox.athena.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.sql.ResultObject;
import tableflow.console.sandbox.sql.SqlType;

/// The objects of a result, byte by byte.
class ResultBodyTest {
    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of(List.of("a"), "\"a\"\n"),
                Arguments.of(List.of("a", "b"), "\"a\",\"b\"\n"),
                Arguments.of(List.of(""), "\"\"\n"),
                Arguments.of(Collections.singletonList(null), "\n"),
                Arguments.of(Arrays.asList(null, null), ",\n"),
                Arguments.of(Arrays.asList("a", null, ""), "\"a\",,\"\"\n"),
                Arguments.of(List.of("say \"x\""), "\"say \"\"x\"\"\"\n"),
                Arguments.of(List.of("\""), "\"\"\"\"\n"),
                Arguments.of(List.of("two\nlines", "c\rr"), "\"two\nlines\",\"c\rr\"\n"),
                Arguments.of(List.of("a,b"), "\"a,b\"\n"),
                Arguments.of(List.of("[1, 2]", "{k=1}"), "\"[1, 2]\",\"{k=1}\"\n"),
                Arguments.of(List.of("grün 表 😀"), "\"grün 表 😀\"\n"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aRowIsALine(List<@Nullable String> row, String line) {
        assertThat(CsvRows.line(row)).isEqualTo(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileOfRowsHasAHeaderAndOneOfLinesHasNone() throws Exception {
        List<ColumnInfo> columns = List.of(ColumnInfo.of("i", SqlType.simple("integer")));
        assertThat(written(ResultObject.CSV, columns)).isEqualTo("\"i\"\n");
        assertThat(written(ResultObject.CSV, columns, "1", "2")).isEqualTo("\"i\"\n\"1\"\n\"2\"\n");
        assertThat(written(ResultObject.TEXT, columns)).isEmpty();
        assertThat(written(ResultObject.TEXT, columns, "a\tb", "c")).isEqualTo("a\tb\nc");
        assertThat(written(ResultObject.PLAN, columns, "Fragment 0", "", "")).isEqualTo("Fragment 0\n\n");
        assertThat(written(ResultObject.EMPTY, columns, "a")).isEmpty();
    }

    private static String written(ResultObject file, List<ColumnInfo> columns, String... rows) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResultBody.write(file, columns, each -> {
            for (String row : rows) {
                each.row(List.of(row));
            }
        }, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"CSV,ID.csv,true,true,true", "CSV_NAME,ID.csv,false,true,false", "PLAN,ID.txt,true,true,true",
        "TEXT,ID.txt,true,true,false", "EMPTY,ID.txt,true,false,false", "PLAIN_NAME,ID,false,true,false",
        "TABLE_NAME,tables/ID,false,true,false"})
    void aKindHasItsObjects(ResultObject file, String name, boolean body, boolean metadata, boolean header) {
        assertThat(file.name("ID")).isEqualTo(name);
        assertThat(file.exists()).isEqualTo(body);
        assertThat(file.hasMetadata()).isEqualTo(metadata);
        assertThat(file.hasHeading()).isEqualTo(header);
    }

    /// 75 bytes with an id of 27 characters, as seen at the real service for an `INSERT` of one row.
    @Test
    void theMetadataOfAnInsert() {
        String id = "20260917_085344_00007_k6s5b";
        byte[] bytes = MetadataFile.of(id, "INSERT", OptionalLong.of(1),
                List.of(ColumnInfo.of("rows", SqlType.simple("bigint"))));
        assertThat(bytes).hasSize(75);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("0a1b" + hex(id) + "1206" + hex("INSERT") + "1801"
                + "2222" + "0a04" + hex("hive") + "2204" + hex("rows") + "2a04" + hex("rows") + "3206" + hex("bigint")
                + "3813" + "4000" + "4803" + "5000");
    }

    @Test
    void aChangeOfNothingIsCountedAndAQueryIsNot() {
        byte[] nothing = MetadataFile.of("q", "DELETE", OptionalLong.of(0), List.of());
        assertThat(HexFormat.of().formatHex(nothing)).isEqualTo("0a01" + hex("q") + "1206" + hex("DELETE") + "1800");
        byte[] query = MetadataFile.of("q", "", OptionalLong.of(0), List.of());
        assertThat(HexFormat.of().formatHex(query)).isEqualTo("0a01" + hex("q"));
    }

    /// Which of precision (7), scale (8), nullable (9) and case (10) a type has.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integer                  | 380a 4000 4803 5000
            varchar                  | 38ffffffff07 4000 4803 5001
            varbinary                | 388080808004 4000 4803 5000
            timestamp with time zone | 3803 4000 4803 5000
            boolean                  | 4803 5000
            date                     | 4000 4803 5000
            interval day to second   | 4803 5000
            array                    | 4803
            json                     | 4803
            uuid                     | 4803
            """)
    void aTypeDescribesWhatItHas(String type, String tail) {
        byte[] bytes = MetadataFile.of("q", "", OptionalLong.empty(),
                List.of(ColumnInfo.of("c", SqlType.simple(type))));
        assertThat(HexFormat.of().formatHex(bytes))
                .endsWith("32%02x".formatted(type.length()) + hex(type) + tail.replace(" ", ""));
    }

    @Test
    void numbersAndLengthsOfATypeAreTold() {
        assertThat(ColumnInfo.of("d", new SqlType("decimal(12,2)", "decimal", List.of(12, 2), List.of())))
                .isEqualTo(new ColumnInfo("d", "decimal", 12, 2, false));
        assertThat(ColumnInfo.of("v", new SqlType("varchar(7)", "varchar", List.of(7), List.of())))
                .isEqualTo(new ColumnInfo("v", "varchar", 7, 0, true));
        assertThat(ColumnInfo.of("t", new SqlType("timestamp(6)", "timestamp", List.of(6), List.of())))
                .isEqualTo(new ColumnInfo("t", "timestamp", 3, 0, false));
        assertThat(ColumnInfo.of("r", SqlType.simple("real"))).isEqualTo(new ColumnInfo("r", "float", 17, 0, false));
        ColumnInfo one = ColumnInfo.of("s", SqlType.simple("smallint"));
        assertThat(ColumnInfo.of(one.json())).isEqualTo(one);
        assertThat(one.json().toString()).contains("\"Nullable\":\"UNKNOWN\"", "\"CatalogName\":\"hive\"");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
