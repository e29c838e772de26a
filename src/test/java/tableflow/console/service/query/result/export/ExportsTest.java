package tableflow.console.service.query.result.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.AthenaCsv;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.order.Filter;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.order.RowOrders;
import tableflow.console.service.query.result.order.SortColumn;
import tableflow.console.service.query.result.value.ValueType;

class ExportsTest {

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void calm() {
        var _ = Thread.interrupted();
    }

    private ResultFile file(List<ResultColumn> columns, List<List<@Nullable String>> rows) throws IOException {
        StringBuilder text = new StringBuilder(AthenaCsv.line(columns.stream().map(ResultColumn::name).toList()));
        rows.forEach(row -> text.append(AthenaCsv.line(row)));
        return ResultFile.open(Files.writeString(folder.resolve("r.csv"), text));
    }

    private static ResultColumn column(String name, String type) {
        return new ResultColumn(name, type, 0, 0);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSortedViewIsExportedInItsOrder(ExportFormat format) throws IOException {
        List<ResultColumn> columns = List.of(column("n", "bigint"), column("$$topic", "varchar"));
        Path target = folder.resolve("out." + format.ending());
        try (ResultFile file = file(columns, List.of(List.of("1", "a"), List.of("3", "=c"), List.of("2", "b")));
                RowOrder order = new RowOrders(folder).order(file, columns, Filter.ALL,
                        List.of(new SortColumn(0, ValueType.INTEGER, true, false)), Progress.NONE)) {
            assertThat(Exports.write(new Exports.Rows(file, columns, order), format, target, Progress.NONE))
                    .isEqualTo(3);
        }
        switch (format) {
            case CSV -> assertThat(target).content()
                    .isEqualTo("\"n\",\"$$topic\"\n\"3\",\"=c\"\n\"2\",\"b\"\n\"1\",\"a\"\n");
            case EXCEL_CSV -> assertThat(target).content().isEqualTo("n,$$topic\r\n3,'=c\r\n2,b\r\n1,a\r\n");
            case EXCEL_CSV_MARKED -> assertThat(target).content()
                    .isEqualTo("\ufeffn,$$topic\r\n3,'=c\r\n2,b\r\n1,a\r\n");
            case JSON_LINES -> assertThat(target).content().isEqualTo(
                    "{\"n\":3,\"$$topic\":\"=c\"}\n{\"n\":2,\"$$topic\":\"b\"}\n{\"n\":1,\"$$topic\":\"a\"}\n");
            case PARQUET -> assertThat(read(target)).extracting(it -> it.getLong("n", 0) + it.getString("$$topic", 0))
                    .containsExactly("3=c", "2b", "1a");
        }
    }

    private static List<Group> read(Path file) throws IOException {
        List<Group> rows = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            MessageType schema = reader.getFileMetaData().getSchema();
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> records = new ColumnIOFactory().getColumnIO(schema)
                        .getRecordReader(pages, new GroupRecordConverter(schema));
                for (long i = 0; i < pages.getRowCount(); i++) {
                    rows.add(records.read());
                }
            }
        }
        return rows;
    }

    @Test
    void parquetHoldsEachTypeExactly() throws IOException {
        List<ResultColumn> columns = List.of(column("l", "bigint"), column("i", "integer"), column("s", "smallint"),
                new ResultColumn("d", "decimal", 38, 10), column("f", "float"), column("g", "double"),
                column("b", "boolean"), column("day", "date"), column("t", "time"), column("at", "timestamp"),
                column("z", "timestamp with time zone"), column("x", "varbinary"), column("v", "varchar"),
                column("v", "varchar"), column("a", "array"), column("j", "json"));
        List<@Nullable String> values = List.of("-9223372036854775808", "2147483647", "-32768",
                "-1234567890123456789012345678.0123456789", "1.1", "-Infinity", "true", "1969-12-31",
                "08:00:00.000001", "1969-12-31 23:59:59.999999", "2026-11-01 09:00:00.000 Europe/Berlin", "0a 1b", "",
                "日本", "[1, 2]", "{\"k\":1}");
        Path target = folder.resolve("all.parquet");
        try (ResultFile file = file(columns, List.of(values, new ArrayList<>(Collections.nCopies(16, null))))) {
            Exports.write(new Exports.Rows(file, columns, RowOrder.natural(2)), ExportFormat.PARQUET, target,
                    Progress.NONE);
        }
        List<Group> rows = read(target);
        Group row = rows.getFirst();
        assertThat(row.getLong("l", 0)).isEqualTo(Long.MIN_VALUE);
        assertThat(row.getInteger("i", 0)).isEqualTo(Integer.MAX_VALUE);
        assertThat(row.getInteger("s", 0)).isEqualTo(-32_768);
        assertThat(new BigDecimal(new BigInteger(row.getBinary("d", 0).getBytes()), 10))
                .isEqualTo(new BigDecimal("-1234567890123456789012345678.0123456789"));
        assertThat(row.getFloat("f", 0)).isEqualTo(1.1f);
        assertThat(row.getDouble("g", 0)).isNegative().isInfinite();
        assertThat(row.getBoolean("b", 0)).isTrue();
        assertThat(row.getInteger("day", 0)).isEqualTo(-1);
        assertThat(row.getLong("t", 0)).isEqualTo(28_800_000_001L);
        assertThat(row.getLong("at", 0)).isEqualTo(-1);
        assertThat(row.getLong("z", 0)).isEqualTo(1_793_520_000_000_000L);
        assertThat(row.getBinary("x", 0).getBytes()).containsExactly(10, 27);
        assertThat(row.getString("v", 0)).isEmpty();
        assertThat(row.getString("v_2", 0)).isEqualTo("日本");
        assertThat(row.getString("a", 0)).isEqualTo("[1, 2]");
        assertThat(row.getString("j", 0)).isEqualTo("{\"k\":1}");
        assertThat(row.getType().toString()).contains("fixed_len_byte_array(16) d (DECIMAL(38,10))",
                "int64 at (TIMESTAMP(MICROS,false))", "int64 z (TIMESTAMP(MICROS,true))", "int32 day (DATE)");
        for (int field = 0; field < 16; field++) {
            assertThat(rows.get(1).getFieldRepetitionCount(field)).as("null is absent").isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "bigint    | x                          | 'x' is no bigint",
        "integer   | 2147483648                 | '2147483648' does not fit",
        "timestamp | 2026-11-01 00:00:00.0000001 | more than six digits of a second",
        "boolean   | yes                        | 'yes' is no boolean",
    })
    void aValueThatParquetCannotHoldIsNamedAndNoFileAppears(String type, String value, String why) throws IOException {
        List<ResultColumn> columns = List.of(column("c", type));
        Path target = Files.writeString(folder.resolve("out.parquet"), "before");
        try (ResultFile file = file(columns, Arrays.asList(Collections.singletonList(null), List.of(value)))) {
            assertThatThrownBy(() -> Exports.write(new Exports.Rows(file, columns, RowOrder.natural(2)),
                            ExportFormat.PARQUET, target, Progress.NONE))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> {
                        assertThat(it.is(Kind.INVALID)).isTrue();
                        assertThat(it.getMessage()).contains("row 2, column c", why);
                    });
        }
        assertThat(target).content().isEqualTo("before");
        assertThat(names()).containsExactly("out.parquet", "r.csv");
    }

    @Test
    void aCancelAndADamagedRowLeaveTheOldFile() throws IOException {
        List<ResultColumn> columns = List.of(column("c", "varchar"));
        Path target = Files.writeString(folder.resolve("out.csv"), "before");
        try (ResultFile file = file(columns, Collections.nCopies(5_000, List.of("x")))) {
            assertThatThrownBy(() -> Exports.write(new Exports.Rows(file, columns, RowOrder.natural(5_000)),
                            ExportFormat.CSV, target, (what, done, total) -> {
                                if (done > 2_000) {
                                    Thread.currentThread().interrupt();
                                }
                            }))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());
            assertThat(Thread.interrupted()).isTrue();
        }
        try (ResultFile broken = ResultFile.open(
                Files.writeString(folder.resolve("r.csv"), "\"c\"\n\"1\"\n\"2\",\"3\"\n"))) {
            assertThatThrownBy(() -> Exports.write(new Exports.Rows(broken, columns, RowOrder.natural(2)),
                            ExportFormat.JSON_LINES, target, Progress.NONE))
                    .hasMessageContaining("row 2, byte 8");
        }
        assertThat(target).content().isEqualTo("before");
        assertThat(names()).containsExactly("out.csv", "r.csv");
    }

    @Test
    void aFolderThatIsNotThereIsTold() throws IOException {
        List<ResultColumn> columns = List.of(column("c", "varchar"));
        try (ResultFile file = file(columns, List.of())) {
            assertThatThrownBy(() -> Exports.write(new Exports.Rows(file, columns, RowOrder.natural(0)),
                            ExportFormat.CSV, folder.resolve("no").resolve("out.csv"), Progress.NONE))
                    .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.NOT_FOUND)).isTrue());
        }
    }
}
