package tableflow.console.sandbox.tableflow;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.data.Record;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.MetadataColumn;
import tableflow.console.domain.table.TableLayout;
import tableflow.console.sandbox.tableflow.decode.Decoder;
import tableflow.console.sandbox.tableflow.decode.Frame;
import tableflow.console.sandbox.tableflow.decode.Undecodable;
import tableflow.console.sandbox.tableflow.iceberg.Rows;

/// From a record of the topic to a row of its table.
final class RowMaker {
    private static final int LONGEST_KEY = 256;

    private final TopicTable table;
    private final Schemas keys;
    private final Schemas values;
    private final boolean upsert;
    private final Map<Integer, Boolean> older = new HashMap<>();

    RowMaker(TopicTable table, Schemas keys, Schemas values, boolean upsert) {
        this.table = table;
        this.keys = keys;
        this.values = values;
        this.upsert = upsert;
    }

    /// What becomes of a record.
    sealed interface Made {
        /// @param record null deletes the row of the key
        record Row(@Nullable Record record) implements Made {}

        /// The table has to follow this schema first.
        record NewSchema(TopicTable.Identified schema) implements Made {}
    }

    /// @throws Undecodable it cannot be a row, which error handling deals with
    /// @throws Stopped no error handling helps
    Made make(ConsumerRecord<byte[], byte[]> from) throws Undecodable, Stopped {
        byte[] value = from.value();
        if (upsert && from.key() == null) {
            throw new Undecodable("A record without a key cannot be upserted");
        }
        if (value == null) {
            if (upsert) {
                return new Made.Row(null);
            }
            throw new Stopped("Encountered a null value at partition " + from.partition() + ", offset "
                + from.offset() + " of topic " + from.topic()
                + ". Null values are not supported in changelog mode APPEND");
        }
        Frame frame = Frame.of(value);
        int id = values.idOf(frame);
        Decoder decoder = values.required(id);
        // A newer schema has to be followed, even one whose values could be rows: it may have lost a field.
        if (id != table.valueId() && !older.computeIfAbsent(id, one -> values.precedes(one, table.valueId())
                && table.fits(decoder.column()))) {
            return new Made.NewSchema(new TopicTable.Identified(id, decoder.column()));
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        addKey(from.key(), columns);
        put(table.layout().value(), decoder.decode(frame.payload()), columns);
        addMetadata(from, columns);
        return new Made.Row(Rows.record(table.iceberg().schema().asStruct(), columns));
    }

    private void addKey(byte @Nullable [] key, Map<String, @Nullable Object> columns) throws Undecodable, Stopped {
        Column known = table.key();
        if (known == null) {
            put(table.layout().key(), key, columns);
            return;
        }
        if (key == null) {
            throw new Undecodable("The record has no key");
        }
        Frame frame = Frame.of(key);
        Decoder decoder = keys.required(keys.idOf(frame));
        if (!decoder.column().type().equals(known.type())) {
            throw new Stopped("Incompatible schema evolution detected. Field changed in the key: the schema of a key "
                + "cannot change");
        }
        put(table.layout().key(), decoder.decode(frame.payload()), columns);
    }

    private static void put(Map<String, Column> layout, @Nullable Object decoded,
            Map<String, @Nullable Object> columns) {
        layout.forEach((field, column) -> columns.put(column.name(), field.equals(TableLayout.WHOLE)
            ? decoded : ((Map<?, ?>) Objects.requireNonNull(decoded)).get(field)));
    }

    private void addMetadata(ConsumerRecord<byte[], byte[]> from, Map<String, @Nullable Object> columns) {
        for (MetadataColumn column : MetadataColumn.values()) {
            columns.put(column.columnName(table.layout().naming()), switch (column) {
                case TOPIC -> from.topic();
                case PARTITION -> from.partition();
                case HEADERS -> headers(from);
                case LEADER_EPOCH -> from.leaderEpoch().orElse(null);
                case OFFSET -> from.offset();
                case TIMESTAMP -> Instant.ofEpochMilli(from.timestamp()).atOffset(ZoneOffset.UTC);
                case TIMESTAMP_TYPE -> from.timestampType().toString();
                case RAW_KEY -> upsert ? rowKey(from).map(ByteBuffer::array).orElse(null) : from.key();
                case RAW_VALUE -> from.value();
            });
        }
    }

    /// Of headers of one name the last one.
    private static Map<String, @Nullable Object> headers(ConsumerRecord<byte[], byte[]> from) {
        Map<String, @Nullable Object> headers = new LinkedHashMap<>();
        for (Header header : from.headers()) {
            headers.put(header.key(), header.value());
        }
        return headers;
    }

    /// The key under which a row is replaced: the record's own, or its SHA-256 when it is longer than 256 bytes, as
    /// Tableflow takes a hash of such keys. Empty for a record that has none.
    static Optional<ByteBuffer> rowKey(ConsumerRecord<byte[], byte[]> from) {
        return Optional.ofNullable(from.key()).map(key ->
            ByteBuffer.wrap(key.length <= LONGEST_KEY ? key : sha256(key)));
    }

    private static byte[] sha256(byte[] key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
