package tableflow.console.service.schemas.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.topics.FakeCluster;

class SamplesTest {

    private final Inference inference = new Inference();

    private static @Nullable Bytes bytes(@Nullable String text) {
        return text == null ? null : Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KafkaRecord record(long offset, @Nullable String key, @Nullable String value) {
        return new KafkaRecord(
                "t", 3, offset, Instant.EPOCH, "CreateTime", null, bytes(key), bytes(value), List.of());
    }

    private Samples samples(boolean keys) {
        return new Samples(inference, new RecordDecoder(new FakeCluster().sources().registry()), keys);
    }

    @Test
    void whatIsNoJsonIsCountedAndTold() {
        Samples samples = samples(false);
        samples.records(List.of(record(1, null, "{\"a\":1}"), record(2, null, null), record(3, null, "plain"),
                record(4, null, "text"), record(5, null, "{\"a\":2}")));
        assertThat(inference.records()).isEqualTo(2);
        assertThat(samples.empty()).isEqualTo(1);
        assertThat(samples.others()).isEqualTo(2);
        assertThat(samples.why()).isEqualTo("partition 3, offset 3: it is no JSON");
    }

    @Test
    void keysAreLookedAtInstead() {
        samples(true).records(List.of(record(1, "{\"k\":1}", "{\"a\":1}")));
        assertThat(inference.evidence()).extracting(Evidence::path).containsExactly("", "k");
    }

    @Test
    void aBrokenLineIsNamedWithItsPlace() {
        assertThatThrownBy(() -> Samples.lines(
                        new BufferedReader(new StringReader("{\"a\":1}\n\n{\"a\" 2}\n")), "orders.jsonl", inference))
                .isInstanceOf(BadInput.class).hasMessageContaining("orders.jsonl:3:6").hasMessageContaining("not JSON");
        assertThat(inference.records()).isEqualTo(1);
    }
}
