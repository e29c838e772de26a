package tableflow.console.sandbox.athena.unload;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.JulianFields;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlType;

/// Rows as a Parquet file.
final class ParquetRows implements RowFile {
    private final List<SqlColumn> columns;
    private final MessageType schema;
    private final ParquetWriter<Group> writer;

    ParquetRows(List<SqlColumn> columns, Options options, Path file) throws IOException {
        this.columns = columns;
        schema = ParquetTypes.schema(columns);
        Configuration settings = new Configuration(false);
        options.level().ifPresent(level -> settings.setInt("parquet.compression.codec.zstd.level", level));
        writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .withConf(settings)
                .withCompressionCodec(switch (options.compression()) {
                    case "SNAPPY" -> CompressionCodecName.SNAPPY;
                    case "ZSTD" -> CompressionCodecName.ZSTD;
                    case "LZ4" -> CompressionCodecName.LZ4_RAW;
                    case "NONE" -> CompressionCodecName.UNCOMPRESSED;
                    default -> CompressionCodecName.GZIP;
                })
                .build();
    }

    @Override
    public void add(List<JsonNode> values) throws IOException {
        SimpleGroup row = new SimpleGroup(schema);
        for (int i = 0; i < columns.size(); i++) {
            add(row, i, columns.get(i).type(), values.get(i));
        }
        writer.write(row);
    }

    private static void add(Group to, int field, SqlType type, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return;
        }
        switch (type.base()) {
            case "boolean" -> to.add(field, value.asBoolean());
            case "tinyint", "smallint", "integer" -> to.add(field, value.intValue());
            case "bigint" -> to.add(field, value.longValue());
            case "real" -> to.add(field, EngineValues.real(value));
            case "double" -> to.add(field, EngineValues.number(value));
            case "date" -> to.add(field, EngineValues.date(value));
            case "decimal" -> decimal(to, field, type, value);
            case "timestamp" -> to.add(field, nanoTime(value));
            case "varbinary" -> to.add(field, Binary.fromConstantByteArray(EngineValues.bytes(value)));
            case "array" -> {
                Group list = to.addGroup(field);
                value.forEach(one -> add(list.addGroup(0), 0, type.element(), one));
            }
            case "map" -> {
                Group map = to.addGroup(field);
                for (Map.Entry<String, JsonNode> one : value.properties()) {
                    Group entry = map.addGroup(0);
                    SqlType key = type.fields().getFirst().type();
                    add(entry, 0, key, EngineValues.key(key, one.getKey()));
                    add(entry, 1, type.element(), one.getValue());
                }
            }
            case "row" -> {
                Group inner = to.addGroup(field);
                for (int i = 0; i < type.fields().size(); i++) {
                    add(inner, i, type.fields().get(i).type(), value.path(i));
                }
            }
            default -> to.add(field, value.asText());
        }
    }

    private static void decimal(Group to, int field, SqlType type, JsonNode value) {
        GroupType group = to.getType();
        switch (group.getType(field).asPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> to.add(field, EngineValues.unscaled(value, type).intValueExact());
            case INT64 -> to.add(field, EngineValues.unscaled(value, type).longValueExact());
            default -> {
                byte[] digits = EngineValues.unscaled(value, type).toByteArray();
                byte[] all = new byte[group.getType(field).asPrimitiveType().getTypeLength()];
                Arrays.fill(all, digits[0] < 0 ? (byte) -1 : 0);
                System.arraycopy(digits, 0, all, all.length - digits.length, digits.length);
                to.add(field, Binary.fromConstantByteArray(all));
            }
        }
    }

    /// Nanoseconds of a Julian day, as all that reads Hive's tables expects it.
    private static NanoTime nanoTime(JsonNode value) {
        var at = EngineValues.timestamp(value);
        long day = at.toLocalDate().getLong(JulianFields.JULIAN_DAY);
        return new NanoTime(Math.toIntExact(day), at.toLocalTime().toNanoOfDay());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
