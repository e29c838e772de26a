package tableflow.console.domain.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicSettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            delete         | 604800000 | -1         | 7 days
            delete         | 604800000 | 1073741824 | 7 days or 1 GiB a partition
            delete         | -1        | 1073741824 | 1 GiB a partition
            delete         | -1        | -1         | unlimited
            delete         | 604800000 | -          | 7 days
            compact        | 604800000 | -1         | newest per key
            compact,delete | 86400000  | -1         | 1 day
            compact, delete| 86400000  | -1         | 1 day
            -              | 86400000  | -1         | 1 day
            delete         | -         | -1         | ''
            """)
    void retentionForPeople(String policy, Long millis, Long bytes, String text) {
        assertThat(new TopicSettings(policy, millis, bytes).retention()).isEqualTo(text);
    }

    @Test
    void picksItsSettingsAndKeepsThemExact() {
        TopicSettings settings = TopicSettings.of(List.of(
                config("segment.ms", "1"),
                config("cleanup.policy", "compact,delete"),
                config("retention.ms", "9223372036854775807"),
                config("retention.bytes", "-1")));

        assertThat(settings).isEqualTo(new TopicSettings("compact,delete", Long.MAX_VALUE, -1L));
        assertThat(settings.exact()).isEqualTo("retention.ms=9223372036854775807, retention.bytes=-1");
    }

    @Test
    void whatWasNotToldIsNotMadeUp() {
        List<TopicConfig> odd = new ArrayList<>();
        odd.add(config("retention.ms", "soon"));
        odd.add(config("cleanup.policy", null));

        TopicSettings settings = TopicSettings.of(odd);

        assertThat(settings).isEqualTo(new TopicSettings(null, null, null));
        assertThat(settings.retention()).isEmpty();
        assertThat(settings.exact()).contains("retention.ms=(not told)");
    }

    @ParameterizedTest
    @CsvSource({
        "retention.ms, 604800000, 7 days",
        "retention.ms, -1, unlimited",
        "retention.bytes, -1, unlimited",
        "segment.bytes, 1073741824, 1 GiB",
        "max.compaction.lag.ms, 9223372036854775807, unlimited",
        "delete.retention.ms, 86400000, 1 day"
    })
    void valuesThatHaveAHumanForm(String name, String value, String text) {
        assertThat(ConfigValue.human(name, value)).contains(text);
    }

    @ParameterizedTest
    @CsvSource({
        "min.insync.replicas, 2",
        "cleanup.policy, delete",
        "retention.ms, soon",
        "flush.ms, 0",
        "some.ms, -1",
        "max.message.bytes, ''"
    })
    void valuesThatSpeakForThemselves(String name, String value) {
        assertThat(ConfigValue.human(name, value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_schemas", "__consumer_offsets", "confluent-audit-log-events", "dlq-lcc-abc12",
        "pksqlc-4x8v6-processing-log"})
    void topicsThatServicesMake(String name) {
        assertThat(TopicName.isServiceMade(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "orders_v1", "error_log", "pksqlc-orders", "dlq"})
    void topicsThatUsersMake(String name) {
        assertThat(TopicName.isServiceMade(name)).isFalse();
    }

    private static TopicConfig config(String name, @org.jspecify.annotations.Nullable String value) {
        return new TopicConfig(name, value, false, false, false, "DYNAMIC_TOPIC_CONFIG");
    }
}
