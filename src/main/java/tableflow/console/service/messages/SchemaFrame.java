package tableflow.console.service.messages;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.KafkaRecord.Header;

/// How the key or the value of one record names its schema: in front of the bytes (a zero byte and its id in four) or
/// in a header (`__value_schema_id`: the same, or a one and the schema's GUID in sixteen bytes; what follows is
/// Protobuf's way to the message). Source: `SchemaId.java` of confluentinc/schema-registry.
public final class SchemaFrame {

    /// A place where no byte is.
    static final int NOWHERE = -1;

    /// A zero byte and the schema's id in four.
    private static final int FRAME = 5;

    private static final int GUID_FRAME = 17;
    private static final byte BY_ID = 0;
    private static final byte BY_GUID = 1;
    private static final String KEY_HEADER = "__key_schema_id";
    private static final String VALUE_HEADER = "__value_schema_id";
    private static final Bytes NO_BYTES = Bytes.owned(new byte[0]);

    private final boolean key;
    private final SchemaName name;
    private final Bytes content;
    /// The place of the header that names it; [#NOWHERE] where the bytes do.
    private final int header;
    /// What stands in the header behind the name.
    private final Bytes front;

    private SchemaFrame(boolean key, SchemaName name, Bytes content, int header, Bytes front) {
        this.key = key;
        this.name = name;
        this.content = content;
        this.header = header;
        this.front = front;
    }

    /// How a record names the schema of its key or value; absent where it names none. Nothing is asked for it, so the
    /// schema need not be there, and bytes may only look as if they named one.
    ///
    /// @param key whether the key is meant rather than the value
    public static @Nullable SchemaFrame of(KafkaRecord record, boolean key) {
        Bytes content = key ? record.key() : record.value();
        if (content == null) {
            return null;
        }
        String wanted = key ? KEY_HEADER : VALUE_HEADER;
        for (int i = 0; i < record.headers().size(); i++) {
            Header one = record.headers().get(i);
            Bytes value = one.value();
            if (value != null && one.key().equals(wanted)) {
                SchemaFrame found = byHeader(key, value.toArray(), content, i);
                if (found != null) {
                    return found;
                }
            }
        }
        return content.size() >= FRAME && content.at(0) == BY_ID
                ? new SchemaFrame(key, new SchemaName(content.view().getInt(1), null), content, NOWHERE, NO_BYTES)
                : null;
    }

    private static @Nullable SchemaFrame byHeader(boolean key, byte[] header, Bytes content, int place) {
        if (header.length >= GUID_FRAME && header[0] == BY_GUID) {
            ByteBuffer guid = ByteBuffer.wrap(header, 1, GUID_FRAME - 1);
            return new SchemaFrame(key, new SchemaName(0, new UUID(guid.getLong(), guid.getLong()).toString()), content,
                    place, behind(header, GUID_FRAME));
        }
        if (header.length >= FRAME && header[0] == BY_ID) {
            return new SchemaFrame(key, new SchemaName(ByteBuffer.wrap(header, 1, Integer.BYTES).getInt(), null),
                    content, place, behind(header, FRAME));
        }
        return null;
    }

    private static Bytes behind(byte[] header, int from) {
        return header.length == from ? NO_BYTES : Bytes.owned(Arrays.copyOfRange(header, from, header.length));
    }

    public SchemaName name() {
        return name;
    }

    /// Where in the bytes the payload begins; [#NOWHERE] when a part of it stands in a header.
    int from() {
        return front.size() == 0 ? behind() : NOWHERE;
    }

    private int behind() {
        return header == NOWHERE ? FRAME : 0;
    }

    /// What is to be read by the schema: what stands behind its name in the header, then the bytes from a place on.
    byte[] payload() {
        ByteBuffer all = ByteBuffer.allocate(front.size() + content.size() - behind());
        return all.put(front.view()).put(content.view().position(behind())).array();
    }

    /// The same record naming another schema by its id, in the same place; everything else stays to the byte. A GUID
    /// in a header becomes an id there.
    ///
    /// @param record the one that this was found in; its other part may have been renamed meanwhile
    public KafkaRecord renamed(KafkaRecord record, int id) {
        if (header == NOWHERE) {
            Bytes named = Bytes.owned(ByteBuffer.wrap(content.toArray()).putInt(1, id).array());
            return with(record, key ? named : record.key(), key ? record.value() : named, record.headers());
        }
        List<Header> headers = new ArrayList<>(record.headers());
        ByteBuffer named = ByteBuffer.allocate(FRAME + front.size()).put(BY_ID).putInt(id).put(front.view());
        headers.set(header, new Header(headers.get(header).key(), Bytes.owned(named.array())));
        return with(record, record.key(), record.value(), headers);
    }

    private static KafkaRecord with(
            KafkaRecord record, @Nullable Bytes key, @Nullable Bytes value, List<Header> headers) {
        return new KafkaRecord(record.topic(), record.partition(), record.offset(), record.timestamp(),
                record.timestampType(), record.leaderEpoch(), key, value, headers);
    }
}
