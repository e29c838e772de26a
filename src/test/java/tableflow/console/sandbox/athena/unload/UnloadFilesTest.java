package tableflow.console.sandbox.athena.unload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import io.airlift.compress.bzip2.BZip2HadoopStreams;
import io.airlift.compress.lz4.Lz4HadoopStreams;
import io.airlift.compress.snappy.SnappyHadoopStreams;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlType;
import tableflow.console.sandbox.sql.statement.Work;

class UnloadFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<SqlColumn> SIMPLE = List.of(column("id", SqlType.simple("bigint")),
            column("name", SqlType.simple("varchar")));

    @TempDir
    Path folder;

    @Test
    void parquetHoldsEveryTypeExactly() throws Exception {
        Path file = only(written(Map.of("format", "PARQUET"), List.of(), all(), everything()));

        List<Group> rows = parquet(file);

        Group row = rows.getFirst();
        assertThat(row.getLong("big", 0)).isEqualTo(Long.MIN_VALUE);
        assertThat(row.getInteger("small", 0)).isEqualTo(-7);
        assertThat(new BigDecimal(BigInteger.valueOf(row.getInteger("cents", 0)), 2)).isEqualByComparingTo("-12.50");
        assertThat(new BigDecimal(new BigInteger(row.getBinary("exact", 0).getBytes()), 18))
                .isEqualByComparingTo("-12345678901234567890.123456789012345678");
        assertThat(row.getDouble("wide", 0)).isNaN();
        assertThat(row.getFloat("narrow", 0)).isEqualTo(0.1f);
        assertThat(row.getBoolean("yes", 0)).isTrue();
        assertThat(row.getInteger("day", 0)).isEqualTo(-1);
        NanoTime at = NanoTime.fromBinary(row.getInt96("at", 0));
        assertThat(at.getJulianDay()).isEqualTo(2_440_588 + 1);
        assertThat(at.getTimeOfDayNanos()).isEqualTo(((3 * 60 + 4) * 60 + 5) * 1_000_000_000L + 123_456_000L);
        assertThat(row.getBinary("bytes", 0).getBytes()).containsExactly(0, 255);
        assertThat(row.getString("$$topic", 0)).isEqualTo("Käse");
        Group list = row.getGroup("list", 0);
        assertThat(list.getGroup(0, 0).getLong(0, 0)).isEqualTo(1);
        assertThat(list.getGroup(0, 1).getFieldRepetitionCount(0)).isZero();
        Group entry = row.getGroup("map", 0).getGroup(0, 0);
        assertThat(entry.getInteger(0, 0)).isEqualTo(5);
        assertThat(entry.getString(1, 0)).isEqualTo("five");
        assertThat(row.getGroup("pair", 0).getString("b", 0)).isEqualTo("x");
        assertThat(IntStream.range(0, all().size()).map(rows.get(1)::getFieldRepetitionCount)).containsOnly(0);
    }

    @Test
    void avroHoldsEveryTypeExactly() throws Exception {
        List<SqlColumn> columns = all().stream()
                .map(column -> column(column.name().replace("$$", ""), column.type())).toList();
        Path file = only(written(Map.of("format", "AVRO"), List.of(), columns, everything()));

        try (DataFileReader<GenericRecord> reader = new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
            GenericRecord row = reader.next();
            assertThat(row.get("big")).isEqualTo(Long.MIN_VALUE);
            byte[] digits = ((ByteBuffer) row.get("exact")).array();
            assertThat(new BigDecimal(new BigInteger(digits), 18))
                    .isEqualByComparingTo("-12345678901234567890.123456789012345678");
            assertThat(row.get("at")).isEqualTo(86_400_000L + ((3 * 60 + 4) * 60 + 5) * 1_000L + 123);
            assertThat(row.get("list")).hasToString("[1, null]");
            assertThat(row.get("map")).hasToString("{5=five}");
            assertThat(row.get("pair")).hasToString("{\"a\": 1, \"b\": \"x\"}");
            GenericRecord nulls = reader.next();
            columns.forEach(column -> assertThat(nulls.get(column.name())).isNull());
            assertThat(reader.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"GZIP, .gz", "DEFLATE, .deflate", "BZIP2, .bz2", "SNAPPY, .snappy", "LZ4, .lz4", "ZSTD, .zst",
        "NONE, ''"})
    void textIsCompressedAsItsNameSays(String compression, String ending) throws Exception {
        Map<String, Path> files = written(Map.of("format", "TEXTFILE", "field_delimiter", "|",
                "compression", compression), List.of(), SIMPLE, List.of("[1,\"a\"]", "[2,null]"));

        assertThat(files).containsOnlyKeys("query" + ending);
        try (InputStream in = plain(compression, Files.newInputStream(only(files)))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("1|a\n2|\\N\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"PARQUET, GZIP", "PARQUET, SNAPPY", "PARQUET, ZSTD", "PARQUET, LZ4", "PARQUET, NONE"})
    void parquetIsCompressedAsTheStatementSays(String format, String compression) throws Exception {
        Path file = only(written(Map.of("format", format, "compression", compression), List.of(), SIMPLE,
                List.of("[1,\"a\"]", "[2,null]")));

        assertThat(parquet(file)).extracting(row -> row.getLong("id", 0)).containsExactly(1L, 2L);
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            String codec = reader.getFooter().getBlocks().getFirst().getColumns().getFirst().getCodec().name();
            assertThat(codec).startsWith(compression.equals("NONE") ? "UNCOMPRESSED" : compression);
        }
    }

    @ParameterizedTest
    @CsvSource({"DEFLATE, deflate", "GZIP, deflate", "SNAPPY, snappy", "ZSTD, zstandard", "BZIP2, bzip2", "NONE, null"})
    void avroIsCompressedAsTheStatementSays(String compression, String codec) throws Exception {
        Path file = only(written(Map.of("format", "AVRO", "compression", compression), List.of(), SIMPLE,
                List.of("[1,\"a\"]", "[2,null]")));

        try (DataFileReader<GenericRecord> reader = new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
            assertThat(reader.getMetaString("avro.codec")).isEqualTo(codec);
            assertThat(List.of(reader.next().get("id"), reader.next().get("id"))).containsExactly(1L, 2L);
        }
    }

    @Test
    void theLastColumnsBecomeFolders() throws Exception {
        List<SqlColumn> columns = new ArrayList<>(SIMPLE);
        columns.add(column("day", SqlType.simple("date")));
        columns.add(column("region", SqlType.simple("varchar")));
        Map<String, Path> files = written(Map.of("format", "JSON", "compression", "NONE"), List.of("day", "region"),
                columns, List.of("[1,\"a\",\"2026-01-02\",\"eu/1 = x\"]", "[2,null,null,\"\"]",
                        "[3,\"c\",\"2026-01-02\",\"eu/1 = x\"]"));

        assertThat(files).containsOnlyKeys("day=2026-01-02/region=eu%2F1 %3D x/query",
                "day=__HIVE_DEFAULT_PARTITION__/region=__HIVE_DEFAULT_PARTITION__/query");
        assertThat(files.get("day=2026-01-02/region=eu%2F1 %3D x/query"))
                .hasContent("{\"id\":1,\"name\":\"a\"}\n{\"id\":3,\"name\":\"c\"}\n");
    }

    @Test
    void noRowsMakeNoFile() throws Exception {
        assertThat(written(Map.of(), List.of(), SIMPLE, List.of())).isEmpty();
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenIsRefusedByItsName() {
        refuses(Map.of("format", "ORC"), "NOT_SUPPORTED: UNLOAD in the format ORC;");
        refuses(Map.of("format", "XML"), "INVALID_TABLE_PROPERTY: Unknown format: XML");
        refuses(Map.of("colour", "red"), "INVALID_TABLE_PROPERTY: table property 'colour' does not exist");
        refuses(Map.of("compression", "BZIP2"), "INVALID_TABLE_PROPERTY: compression 'BZIP2' cannot be used");
        refuses(Map.of("compression_level", "3"), "INVALID_TABLE_PROPERTY: compression_level");
        refuses(Map.of("field_delimiter", ","), "INVALID_TABLE_PROPERTY: Cannot specify field_delimiter");
        refusesType(new SqlType("timestamp(6) with time zone", "timestamp with time zone", List.of(6), List.of()),
                "NOT_SUPPORTED: Unsupported Hive type: timestamp(6) with time zone");
        refusesType(new SqlType("array(uuid)", "array", List.of(),
                List.of(new SqlType.Field(Optional.empty(), SqlType.simple("uuid")))),
                "NOT_SUPPORTED: Unsupported Hive type: uuid");
        assertThatThrownBy(() -> written(Map.of(), List.of(), List.of(SIMPLE.getFirst(), SIMPLE.getFirst()),
                List.of("[1,2]"))).hasMessageStartingWith("DUPLICATE_COLUMN_NAME: Column name 'id'");
        assertThatThrownBy(() -> written(Map.of(), List.of("id"), SIMPLE, List.of("[1,\"a\"]")))
                .hasMessageStartingWith("HIVE_COLUMN_ORDER_MISMATCH:");
        assertThatThrownBy(() -> written(Map.of(), List.of("nothing"), SIMPLE, List.of("[1,\"a\"]")))
                .hasMessageStartingWith("INVALID_TABLE_PROPERTY: Partition columns [nothing]");
        assertThatThrownBy(() -> written(Map.of("format", "AVRO"), List.of(),
                List.of(column("$$offset", SqlType.simple("bigint"))), List.of("[1]")))
                .hasMessageContaining("$$offset");
        assertThatThrownBy(() -> written(Map.of(), List.of("name"), SIMPLE,
                IntStream.range(0, 101).mapToObj(n -> "[1,\"" + n + "\"]").toList()))
                .hasMessage("HIVE_TOO_MANY_OPEN_PARTITIONS: Exceeded limit of 100 open writers for "
                        + "partitions/buckets");
    }

    private void refuses(Map<String, String> properties, String reason) {
        assertThatThrownBy(() -> written(properties, List.of(), SIMPLE, List.of()))
                .isInstanceOf(Refused.class).hasMessageStartingWith(reason);
    }

    private void refusesType(SqlType type, String reason) {
        assertThatThrownBy(() -> written(Map.of(), List.of(), List.of(column("c", type)), List.of("[null]")))
                .isInstanceOf(Refused.class).hasMessage(reason);
    }

    private Map<String, Path> written(Map<String, String> properties, List<String> by, List<SqlColumn> columns,
            List<String> rows) throws IOException, Refused {
        UnloadFiles files = UnloadFiles.open(
                new Work.Unload("SELECT", "s3://b/k", new HashMap<>(properties), by), "query",
                folder.resolve("scratch"));
        for (String row : rows) {
            files.add(columns, JSON.readTree(row));
        }
        return files.finish();
    }

    private static Path only(Map<String, Path> files) {
        assertThat(files).hasSize(1);
        return files.values().iterator().next();
    }

    private static List<Group> parquet(Path file) throws IOException {
        List<Group> rows = new ArrayList<>();
        try (ParquetReader<Group> reader = new GroupReader(new LocalInputFile(file)).build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static final class GroupReader extends ParquetReader.Builder<Group> {
        GroupReader(InputFile file) {
            super(file, new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }

    private static InputStream plain(String compression, InputStream in) throws IOException {
        return switch (compression) {
            case "GZIP" -> new GZIPInputStream(in);
            case "DEFLATE" -> new InflaterInputStream(in);
            case "BZIP2" -> new BZip2HadoopStreams().createInputStream(in);
            case "SNAPPY" -> new SnappyHadoopStreams().createInputStream(in);
            case "LZ4" -> new Lz4HadoopStreams().createInputStream(in);
            case "ZSTD" -> new ZstdInputStream(in);
            default -> in;
        };
    }

    private static SqlColumn column(String name, SqlType type) {
        return new SqlColumn(name, type);
    }

    private static SqlType.Field part(String name, SqlType type) {
        return new SqlType.Field(Optional.of(name).filter(text -> !text.isEmpty()), type);
    }

    private static List<SqlColumn> all() {
        SqlType bigint = SqlType.simple("bigint");
        SqlType varchar = SqlType.simple("varchar");
        return List.of(column("big", bigint), column("small", SqlType.simple("smallint")),
                column("cents", new SqlType("decimal(9, 2)", "decimal", List.of(9, 2), List.of())),
                column("exact", new SqlType("decimal(38, 18)", "decimal", List.of(38, 18), List.of())),
                column("wide", SqlType.simple("double")), column("narrow", SqlType.simple("real")),
                column("yes", SqlType.simple("boolean")), column("day", SqlType.simple("date")),
                column("at", new SqlType("timestamp(6)", "timestamp", List.of(6), List.of())),
                column("bytes", SqlType.simple("varbinary")), column("$$topic", varchar),
                column("list", new SqlType("array(bigint)", "array", List.of(), List.of(part("", bigint)))),
                column("map", new SqlType("map(integer, varchar)", "map", List.of(),
                        List.of(part("", SqlType.simple("integer")), part("", varchar)))),
                column("pair", new SqlType("row(a bigint, b varchar)", "row", List.of(),
                        List.of(part("a", bigint), part("b", varchar)))));
    }

    private static List<String> everything() {
        return List.of("""
                [-9223372036854775808,-7,"-12.50","-12345678901234567890.123456789012345678","NaN",0.1,true,
                 "1969-12-31","1970-01-02 03:04:05.123456","AP8=","Käse",[1,null],{"5":"five"},[1,"x"]]""",
                "[" + "null,".repeat(all().size() - 1) + "null]");
    }
}
