package tableflow.console.sandbox.athena.unload;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlType;

/// Rows as an Avro file.
final class AvroRows implements RowFile {
    private final List<SqlColumn> columns;
    private final Schema schema;
    private final DataFileWriter<GenericRecord> writer;

    AvroRows(List<SqlColumn> columns, Options options, Path file) throws IOException, Refused {
        this.columns = columns;
        schema = AvroTypes.schema(columns);
        writer = new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema));
        writer.setCodec(switch (options.compression()) {
            case "SNAPPY" -> CodecFactory.snappyCodec();
            case "ZSTD" -> CodecFactory.zstandardCodec(options.level().orElse(CodecFactory.DEFAULT_ZSTANDARD_LEVEL));
            case "BZIP2" -> CodecFactory.bzip2Codec();
            case "NONE" -> CodecFactory.nullCodec();
            default -> CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL);
        });
        writer.create(schema, file.toFile());
    }

    @Override
    public void add(List<JsonNode> values) throws IOException {
        GenericRecord row = new GenericData.Record(schema);
        for (int i = 0; i < columns.size(); i++) {
            row.put(i, value(columns.get(i).type(), schema.getFields().get(i).schema(), values.get(i)));
        }
        writer.append(row);
    }

    private static @Nullable Object value(SqlType type, Schema optional, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        Schema schema = optional.getTypes().getLast();
        return switch (type.base()) {
            case "boolean" -> value.asBoolean();
            case "tinyint", "smallint", "integer" -> value.intValue();
            case "bigint" -> value.longValue();
            case "real" -> EngineValues.real(value);
            case "double" -> EngineValues.number(value);
            case "date" -> EngineValues.date(value);
            case "timestamp" -> EngineValues.timestamp(value).toInstant(ZoneOffset.UTC).toEpochMilli();
            case "decimal" -> ByteBuffer.wrap(EngineValues.unscaled(value, type).toByteArray());
            case "varbinary" -> ByteBuffer.wrap(EngineValues.bytes(value));
            case "array" -> {
                List<@Nullable Object> all = new ArrayList<>();
                value.forEach(one -> all.add(value(type.element(), schema.getElementType(), one)));
                yield all;
            }
            case "map" -> {
                Map<String, @Nullable Object> all = new LinkedHashMap<>();
                for (Map.Entry<String, JsonNode> one : value.properties()) {
                    all.put(one.getKey(), value(type.element(), schema.getValueType(), one.getValue()));
                }
                yield all;
            }
            case "row" -> {
                GenericRecord record = new GenericData.Record(schema);
                for (int i = 0; i < type.fields().size(); i++) {
                    record.put(i, value(type.fields().get(i).type(), schema.getFields().get(i).schema(),
                            value.path(i)));
                }
                yield record;
            }
            default -> value.asText();
        };
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
