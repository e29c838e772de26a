package tableflow.console.service.messages.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.filter.FilterText.Kind;
import tableflow.console.service.topics.FakeCluster;

class FilterTextTest {

    private final FakeCluster cluster = new FakeCluster();
    private final RecordDecoder decoder = new RecordDecoder(cluster.sources().registry());

    private static Bytes utf8(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KafkaRecord record(Bytes value) {
        return new KafkaRecord("t", 0, 1, Instant.EPOCH, "CreateTime", null, utf8("key-1"), value,
                List.of(new KafkaRecord.Header("trace", utf8("abc"))));
    }

    private boolean matches(Kind kind, String text, boolean ignoreCase, KafkaRecord record) throws Exception {
        return new FilterText(kind, text, ignoreCase).compile(decoder).matches(record);
    }

    @Test
    void aTextIsFoundInKeyValueAndHeaders() throws Exception {
        KafkaRecord record = record(utf8("{\"name\":\"Änne\"}"));
        for (String there : List.of("Änne", "{\"na", "key-1", "trace", "abc", "}", "")) {
            assertThat(matches(Kind.TEXT, there, false, record)).as(there).isTrue();
        }
        for (String notThere : List.of("änne", "key-2", "}}", "Änn\u00e9")) {
            assertThat(matches(Kind.TEXT, notThere, false, record)).as(notThere).isFalse();
        }
        assertThat(matches(Kind.TEXT, "äNNE", true, record)).isTrue();
        assertThat(matches(Kind.TEXT, ".*", true, record)).as("a text is no expression").isFalse();
    }

    @Test
    void aRegularExpressionFindsAnywhere() throws Exception {
        KafkaRecord record = record(utf8("one two"));
        assertThat(matches(Kind.REGEX, "^one\\s+T", true, record)).isTrue();
        assertThat(matches(Kind.REGEX, "^two", false, record)).isFalse();
        assertThat(matches(Kind.REGEX, "^key-\\d$", false, record)).isTrue();
        assertThat(new FilterText(Kind.REGEX, "a(b", false).flaw()).hasValueSatisfying(flaw ->
                assertThat(flaw.message()).contains("Unclosed"));
    }

    @Test
    void recordsOfAvroAreSearchedAsWhatTheyStandFor() throws Exception {
        cluster.schemas.put("s", new SchemaVersion("s", 1, 9, Open.of(SchemaFormat.AVRO), """
                {"type": "record", "name": "R", "fields": [{"name": "number", "type": "long"}]}
                """, List.of()));
        // 4711 as Avro writes it.
        KafkaRecord record = record(Bytes.of(ByteBuffer.allocate(7).put((byte) 0).putInt(9)
                .put((byte) 0xce).put((byte) 0x49).array()));
        assertThat(decoder.value(record).compact()).isEqualTo("{\"number\":4711}");
        assertThat(matches(Kind.TEXT, "4711", false, record)).isTrue();
        assertThat(matches(Kind.REGEX, "number.:4\\d+", false, record)).isTrue();
        assertThat(matches(Kind.EXPRESSION, "value.number == 4711", false, record)).isTrue();
        assertThat(matches(Kind.TEXT, "4712", false, record)).isFalse();
    }

    @Test
    void aRegularExpressionThatTakesForeverEndsWithAnInterrupt() throws Exception {
        KafkaRecord record = record(utf8("a".repeat(60)));
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<Throwable> search = new FutureTask<>(() -> {
            begun.countDown();
            try {
                matches(Kind.REGEX, "(.*a){25}b", false, record);
                return new AssertionError("it ended by itself");
            } catch (RemoteFailure cancelled) {
                return cancelled;
            }
        });
        Thread thread = Thread.ofVirtual().start(search);
        begun.await();
        thread.interrupt();
        assertThat(search.get(60, TimeUnit.SECONDS)).isInstanceOfSatisfying(
                RemoteFailure.class, it -> assertThat(it.is(RemoteFailure.Kind.CANCELLED)).isTrue());
    }

    @Test
    void aRegularExpressionThatGoesTooDeepIsToldForItsRecord() {
        KafkaRecord record = record(utf8("\"" + "ab".repeat(500_000) + "\""));
        for (Map.Entry<Kind, String> filter : Map.of(
                Kind.REGEX, "(?:a|b)*c", Kind.EXPRESSION, "value =~ '(?:a|b)*c'").entrySet()) {
            assertThatThrownBy(() -> matches(filter.getKey(), filter.getValue(), false, record))
                    .as("%s", filter)
                    .isInstanceOf(RecordFilter.Unjudged.class)
                    .hasMessageContaining("partition 0 offset 1: the regular expression repeats a group too often");
        }
    }

    @Test
    void anExpressionSeesTheFlawBeforeAnythingIsRead() {
        assertThatThrownBy(() -> new FilterText(Kind.EXPRESSION, "value.a ==", false).compile(decoder))
                .hasMessageContaining("column");
    }
}
