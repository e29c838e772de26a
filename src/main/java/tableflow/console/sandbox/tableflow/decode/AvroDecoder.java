package tableflow.console.sandbox.tableflow.decode;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.domain.table.ColumnType.Decimal;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;

/// Avro's binary encoding.
final class AvroDecoder implements Decoder {
    private final Schema schema;
    private final Column column;
    private final GenericData data = new GenericData();
    private final GenericDatumReader<Object> reader;

    AvroDecoder(Schema schema, Column column) {
        this.schema = schema;
        this.column = column;
        this.reader = new GenericDatumReader<>(schema, schema, data);
    }

    @Override
    public Column column() {
        return column;
    }

    @Override
    public @Nullable Object decode(byte[] payload) throws Undecodable {
        try {
            BinaryDecoder in = DecoderFactory.get().binaryDecoder(payload, null);
            Object datum = reader.read(null, in);
            if (!in.isEnd()) {
                throw new Undecodable("Bytes are left over behind the Avro value");
            }
            return value(schema, column.type(), datum);
        } catch (IOException | AvroRuntimeException | ArithmeticException | DateTimeException
                | IndexOutOfBoundsException | NegativeArraySizeException | NumberFormatException e) {
            throw new Undecodable("The bytes are no value of the Avro schema: " + e.getMessage(), e);
        }
    }

    private @Nullable Object value(Schema from, ColumnType type, @Nullable Object datum) throws Undecodable {
        if (datum == null) {
            return null;
        }
        if (from.getType() == Schema.Type.UNION) {
            return union(from, type, datum);
        }
        return switch (type) {
            case Primitive primitive -> scalar(from, primitive, datum);
            case Decimal(int precision, int scale) -> Decimals.fitting("", new BigDecimal(
                new BigInteger(bytes(datum)), scale), precision, scale);
            case ListOf list -> {
                List<@Nullable Object> items = new ArrayList<>();
                for (Object item : (Iterable<?>) datum) {
                    items.add(value(from.getElementType(), list.element(), item));
                }
                yield items;
            }
            case MapOf map when from.getType() == Schema.Type.ARRAY -> {
                Schema entry = from.getElementType();
                Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
                for (Object item : (Iterable<?>) datum) {
                    Object key = value(entry.getField("key").schema(), map.key(), ((IndexedRecord) item)
                        .get(entry.getField("key").pos()));
                    entries.put(Objects.requireNonNullElse(key, ""), value(entry.getField("value").schema(),
                        map.value(), ((IndexedRecord) item).get(entry.getField("value").pos())));
                }
                yield entries;
            }
            case MapOf map -> {
                Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
                for (Map.Entry<?, ?> entry : ((Map<?, ?>) datum).entrySet()) {
                    entries.put(entry.getKey().toString(), value(from.getValueType(), map.value(), entry.getValue()));
                }
                yield entries;
            }
            case Struct struct -> {
                Map<String, @Nullable Object> fields = HashMap.newHashMap(struct.fields().size());
                IndexedRecord record = (IndexedRecord) datum;
                for (int i = 0; i < struct.fields().size(); i++) {
                    Column field = struct.fields().get(i);
                    fields.put(field.name(), value(from.getFields().get(i).schema(), field.type(), record.get(i)));
                }
                yield fields;
            }
            case ColumnType.Fixed fixed -> bytes(datum);
            case ColumnType.Impossible impossible -> throw new Undecodable("No column can hold " + impossible.why());
        };
    }

    private @Nullable Object union(Schema from, ColumnType type, Object datum) throws Undecodable {
        int branch = data.resolveUnion(from, datum);
        Schema chosen = from.getTypes().get(branch);
        if (!(type instanceof Struct struct && struct.union())) {
            return value(chosen, type, datum);
        }
        long before = from.getTypes().subList(0, branch).stream()
            .filter(one -> one.getType() != Schema.Type.NULL).count();
        Column field = struct.fields().get(Math.toIntExact(before));
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put(field.name(), value(chosen, field.type(), datum));
        return fields;
    }

    private static Object scalar(Schema from, Primitive type, Object datum) {
        return switch (type) {
            case STRING -> datum.toString();
            case BINARY -> bytes(datum);
            case DATE -> LocalDate.ofEpochDay(((Number) datum).longValue());
            case TIME -> LocalTime.ofNanoOfDay(Math.multiplyExact(((Number) datum).longValue(),
                millis(from) ? 1_000_000L : 1_000L));
            case TIMESTAMP -> LocalDateTime.ofInstant(instant(from, (Long) datum), ZoneOffset.UTC);
            case TIMESTAMPTZ -> instant(from, (Long) datum).atOffset(ZoneOffset.UTC);
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE -> datum;
        };
    }

    private static Instant instant(Schema from, long value) {
        // What a table holds are microseconds in 64 bits.
        return millis(from) ? Instant.ofEpochSecond(0).plusMillis(Math.multiplyExact(value, 1000L) / 1000L)
            : Instant.EPOCH.plus(value, ChronoUnit.MICROS);
    }

    private static boolean millis(Schema from) {
        LogicalType logical = from.getLogicalType();
        return logical instanceof LogicalTypes.TimeMillis || logical instanceof LogicalTypes.TimestampMillis
            || logical instanceof LogicalTypes.LocalTimestampMillis;
    }

    private static byte[] bytes(Object datum) {
        if (datum instanceof GenericFixed fixed) {
            return fixed.bytes().clone();
        }
        ByteBuffer buffer = ((ByteBuffer) datum).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
