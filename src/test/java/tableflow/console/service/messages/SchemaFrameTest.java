package tableflow.console.service.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.KafkaRecord.Header;

/// Where records name their schemas, and how they name another one with nothing else changed.
class SchemaFrameTest {

    private static final UUID GUID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    private static KafkaRecord record(@Nullable Bytes key, @Nullable Bytes value, Header... headers) {
        return new KafkaRecord("t", 3, 4711, Instant.EPOCH, "CreateTime", 7, key, value, List.of(headers));
    }

    private static Bytes framed(int id, int... payload) {
        ByteBuffer bytes = ByteBuffer.allocate(5 + payload.length).put((byte) 0).putInt(id);
        Arrays.stream(payload).forEach(it -> bytes.put((byte) it));
        return Bytes.of(bytes.array());
    }

    private static Bytes byGuid(int... behind) {
        ByteBuffer bytes = ByteBuffer.allocate(17 + behind.length).put((byte) 1)
                .putLong(GUID.getMostSignificantBits()).putLong(GUID.getLeastSignificantBits());
        Arrays.stream(behind).forEach(it -> bytes.put((byte) it));
        return Bytes.of(bytes.array());
    }

    private static SchemaFrame frame(KafkaRecord record, boolean key) {
        return Objects.requireNonNull(SchemaFrame.of(record, key));
    }

    @Test
    void whatNamesNoSchema() {
        assertThat(SchemaFrame.of(record(null, null), true)).isNull();
        assertThat(SchemaFrame.of(record(null, null), false)).as("a tombstone").isNull();
        assertThat(SchemaFrame.of(record(null, Bytes.of(new byte[] {0, 0, 0, 1})), false)).as("too short").isNull();
        assertThat(SchemaFrame.of(record(null, Bytes.of(new byte[] {1, 0, 0, 0, 1, 2})), false)).isNull();
        Bytes plain = Bytes.of(new byte[] {'{', '}'});
        assertThat(SchemaFrame.of(record(null, plain, new Header("__value_schema_id", Bytes.of(new byte[] {9}))),
                false)).as("a header that is no name").isNull();
        assertThat(SchemaFrame.of(record(null, plain, new Header("__key_schema_id", framed(5))), false))
                .as("the other part's header").isNull();
    }

    @Test
    void inTheBytes() {
        KafkaRecord record = record(framed(1, 10), framed(2, 20, 21));

        KafkaRecord renamed = frame(record, false).renamed(record, 300);

        assertThat(renamed).isEqualTo(record(framed(1, 10), framed(300, 20, 21)));
        assertThat(frame(renamed, true).renamed(renamed, 400))
                .isEqualTo(record(framed(400, 10), framed(300, 20, 21)));
        assertThat(record.value()).as("the record itself stays").isEqualTo(framed(2, 20, 21));
    }

    /// What stands behind the name, Protobuf's way to its message, stays there; so do other headers of the same name.
    @Test
    void inAHeader() {
        Header other = new Header("trace", Bytes.of(new byte[] {1}));
        Header wrong = new Header("__value_schema_id", Bytes.of(new byte[] {9}));
        Bytes payload = Bytes.of(new byte[] {5, 6});
        KafkaRecord record = record(null, payload, other, wrong,
                new Header("__value_schema_id", framed(7, 2, 4)), new Header("__value_schema_id", framed(8)));
        assertThat(frame(record, false).name()).isEqualTo(new SchemaName(7, null));

        assertThat(frame(record, false).renamed(record, 9)).isEqualTo(record(null, payload, other, wrong,
                new Header("__value_schema_id", framed(9, 2, 4)), new Header("__value_schema_id", framed(8))));
    }

    @Test
    void aGuidBecomesAnId() {
        Bytes payload = framed(3, 1);
        KafkaRecord record = record(null, payload, new Header("__value_schema_id", byGuid(2, 4)));
        assertThat(frame(record, false).name()).isEqualTo(new SchemaName(0, GUID.toString()));

        KafkaRecord renamed = frame(record, false).renamed(record, 12);

        assertThat(renamed).isEqualTo(record(null, payload, new Header("__value_schema_id", framed(12, 2, 4))));
        assertThat(frame(renamed, false).payload()).isEqualTo(frame(record, false).payload());
    }

    @Test
    void anotherNameChangesNothingButTheName() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Header> headers = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                Bytes named = random.nextBoolean() ? framed(random.nextInt(), random.nextInt(9)) : byGuid();
                headers.add(new Header(random.nextBoolean() ? "__value_schema_id" : "__key_schema_id", named));
            }
            KafkaRecord record = new KafkaRecord("t", 0, round, Instant.EPOCH, "CreateTime", null,
                    framed(random.nextInt(), 1), framed(random.nextInt(), random.nextInt(200), 3), headers);
            boolean key = random.nextBoolean();
            int id = random.nextInt();

            KafkaRecord renamed = frame(record, key).renamed(record, id);

            assertThat(frame(renamed, key).name()).as("seed %d", seed).isEqualTo(new SchemaName(id, null));
            assertThat(frame(renamed, key).payload()).as("seed %d", seed).isEqualTo(frame(record, key).payload());
            assertThat(frame(renamed, !key).name()).as("seed %d", seed).isEqualTo(frame(record, !key).name());
            assertThat(frame(renamed, !key).payload()).as("seed %d", seed).isEqualTo(frame(record, !key).payload());
        }
    }
}
