package tableflow.console.sandbox.tableflow.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.inmemory.InMemoryFileIO;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.sandbox.tableflow.decode.RandomValues.Sample;
import tableflow.console.sandbox.tableflow.decode.RandomValues.Typed;
import tableflow.console.sandbox.tableflow.iceberg.IcebergTypes;
import tableflow.console.sandbox.tableflow.iceberg.PointedTable;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;
import tableflow.console.sandbox.tableflow.iceberg.Rows;
import tableflow.console.sandbox.tableflow.iceberg.TableFiles;
import tableflow.console.schema.ParsedSchema;

/// Records of random schemas, as producers write them, become rows of a table; Iceberg's own reader must find every
/// value as it was.
class RoundTripTest {
    private static final int SCHEMAS = 25;
    private static final int RECORDS = 12;

    @TempDir
    private Path folder;

    @Test
    void everyAvroValueIsReadBackAsItWasWritten() throws Exception {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + SCHEMAS; seed++) {
            Typed type = new RandomAvro(new RandomValues(new Random(seed))).record(2);
            List<@Nullable Object> expected = new ArrayList<>();
            List<byte[]> payloads = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                Sample sample = type.values().get();
                expected.add(sample.expected());
                payloads.add(RandomAvro.encode(type.schema(), sample.wire()));
            }
            same(seed, SchemaFormat.AVRO, type.schema(), expected, payloads);
        }
    }

    @Test
    void everyJsonValueIsReadBackAsItWasWritten() throws Exception {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + SCHEMAS; seed++) {
            Typed type = new RandomJson(new RandomValues(new Random(seed))).object(2);
            List<@Nullable Object> expected = new ArrayList<>();
            List<byte[]> payloads = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                Sample sample = type.values().get();
                expected.add(sample.expected());
                payloads.add(RandomJson.encode(sample.wire()));
            }
            same(seed, SchemaFormat.JSON, type.schema(), expected, payloads);
        }
    }

    @Test
    void everyProtobufValueIsReadBackAsItWasWritten() throws Exception {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + SCHEMAS; seed++) {
            RandomProto type = new RandomProto(new RandomValues(new Random(seed)));
            String schema = type.schema();
            List<@Nullable Object> expected = new ArrayList<>();
            List<byte[]> payloads = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                ProtoBytes payload = new ProtoBytes();
                expected.add(type.next(payload));
                payloads.add(payload.toBytes());
            }
            same(seed, SchemaFormat.PROTOBUF, schema, expected, payloads);
        }
    }

    @Test
    void anAvroDecimalWithoutDigitsIsNoValue() throws Exception {
        Decoder decoder = Decoder.of(ParsedSchema.parse(SchemaFormat.AVRO, """
            {"type":"record","name":"R","fields":[{"name":"d","type":
              {"type":"bytes","logicalType":"decimal","precision":4,"scale":2}}]}""", List.of()));

        assertThatThrownBy(() -> decoder.decode(new byte[] {0})).isInstanceOf(Undecodable.class);
    }

    private void same(long seed, SchemaFormat format, String schema, List<@Nullable Object> expected,
            List<byte[]> payloads) throws Exception {
        List<@Nullable Object> found = new ArrayList<>();
        try {
            Decoder decoder = Decoder.of(ParsedSchema.parse(format, schema, List.of()));
            String name = UUID.randomUUID().toString();
            Table table = PointedTable.create("t", new InMemoryFileIO(), new Pointer(folder.resolve(name + ".json")),
                "s3://bucket/" + name, IcebergTypes.schema((Struct) decoder.column().type()), Map.of());
            List<Record> rows = new ArrayList<>();
            for (byte[] payload : payloads) {
                Map<String, @Nullable Object> columns = new HashMap<>();
                ((Map<?, ?>) Objects.requireNonNull(decoder.decode(payload)))
                    .forEach((column, value) -> columns.put(column.toString(), value));
                rows.add(Rows.record(table.schema().asStruct(), columns));
            }
            table.newAppend().appendFile(new TableFiles(table).data(rows)).commit();
            try (CloseableIterable<Record> read = IcebergGenerics.read(table).build()) {
                read.forEach(row -> found.add(plain(row)));
            }
        } catch (Exception | StackOverflowError e) {
            throw new AssertionError("seed " + seed + "L of " + format + ": " + schema, e);
        }
        assertThat(found).as("seed %dL of %s: %s", seed, format, schema).isEqualTo(expected);
    }

    /// As maps by name, with bytes that can be compared.
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Record record -> {
                Map<String, @Nullable Object> fields = new HashMap<>();
                record.struct().fields().forEach(field ->
                    fields.put(field.name(), plain(record.getField(field.name()))));
                yield fields;
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> entries = new HashMap<>();
                map.forEach((key, one) -> entries.put(key.toString(), plain(one)));
                yield entries;
            }
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(plain(item)));
                yield items;
            }
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            default -> value;
        };
    }
}
