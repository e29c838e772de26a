package tableflow.console.domain.review.rule;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.PARTITIONS;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.Units;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.kafka.TopicSettings;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Parameter.Unit;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.ReviewFacts.KeyUse;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.rule.Look.Head;
import tableflow.console.domain.review.rule.Look.Rules;

/// What records have, and how long and how tightly Kafka keeps them.
final class RecordRules {

    static final Parameter HOURS = new Parameter(
            "hours", "Hours that Kafka keeps records at least", Unit.HOURS, 1, 8_760, 72);

    static final List<Rule> ALL = List.of(keys(), upsertKeys(), retention(), compression());

    private RecordRules() {}

    private static Rule keys() {
        return Rules.of(Things.TOPICS, ReviewFacts.KEY_USE, ReviewFacts.TOPIC_SETTINGS).rule(
                new Head("BP-KEYS", Severity.WARNING, 3, "Records have keys", new Explanation(
                        "Records of one key stay in one partition and in order, and the key is a column of the table "
                                + "to join and filter by. Without keys neither holds.",
                        "The newest records that were looked at have keys.",
                        List.of("Have producers send what identifies the thing that the record is about as its key."))),
                List.of(), look -> compacts(look)
                        ? look.notApplicable("Topic " + look.it().name() + " is compacted: BP-UPSERT-KEYS looks at it.")
                        : keyed(look, "."));
    }

    private static Rule upsertKeys() {
        return Rules.of(Things.TOPICS, ReviewFacts.KEY_USE, ReviewFacts.TOPIC_SETTINGS).rule(
                new Head("BP-UPSERT-KEYS", Severity.ERROR, 8, "Records of UPSERT tables have keys", new Explanation(
                        "An UPSERT table has one row for each key. A record without one cannot be put anywhere, and "
                                + "a compacted topic does not take it either.",
                        "The newest records of a compacted topic, or one whose table is an UPSERT table, have keys.",
                        List.of("Have every producer of the topic send a key.",
                                "Where records have no key by nature, use a topic that is not compacted."))),
                List.of(), look -> compacts(look)
                        ? keyed(look, ", and its table needs them.")
                        : look.notApplicable("Topic " + look.it().name() + " is not compacted."));
    }

    private static boolean compacts(Look<TableflowTopic> look) {
        return TopicSettings.of(look.known(ReviewFacts.TOPIC_SETTINGS)).compacts()
                || PartitionRules.upserts(look.it());
    }

    private static Outcome keyed(Look<TableflowTopic> look, String end) {
        KeyUse use = look.known(ReviewFacts.KEY_USE);
        String topic = "topic " + look.it().name();
        if (use.looked() == 0) {
            return look.notApplicable("No record of " + topic + " could be looked at: it is empty.");
        }
        String says = use.keyed() + " of the " + use.looked() + " newest records that were looked at of " + topic
                + " have a key";
        return use.keyed() == use.looked()
                ? look.passed(says + ".")
                : look.failed(says + end, "Find the producer that sends without a key to " + topic
                        + ", and have it send one.");
    }

    private static Rule retention() {
        return Rules.of(Things.TOPICS, ReviewFacts.TOPIC_SETTINGS).wanting(PARTITIONS, ReviewFacts.TRAFFIC).rule(
                new Head("BP-RETENTION", Severity.WARNING, 7, "Kafka keeps records longer than a table may stand still",
                        new Explanation(
                                "Tableflow commits every few minutes, but a table that is suspended reads nothing "
                                        + "until somebody resumes it. What Kafka deletes meanwhile is never in the "
                                        + "table.",
                                "retention.ms leaves the chosen time, and so does retention.bytes at the traffic of "
                                        + "the last day.",
                                List.of("Set retention.ms of the topic higher, and retention.bytes to -1."))),
                List.of(HOURS), RecordRules::retention);
    }

    private static Outcome retention(Look<TableflowTopic> look) {
        TopicSettings settings = TopicSettings.of(look.known(ReviewFacts.TOPIC_SETTINGS));
        String topic = "Topic " + look.it().name();
        if (!settings.deletes()) {
            return look.notApplicable(topic + " is compacted only: no record of a key goes before a newer one.");
        }
        Long millis = settings.retentionMillis();
        if (millis == null) {
            return look.notChecked("Kafka does not tell retention.ms of topic " + look.it().name() + ".");
        }
        long least = Duration.ofHours(look.number(HOURS)).toMillis();
        if (millis >= 0 && millis < least) {
            return look.failed(topic + " keeps records for " + Units.duration(millis) + "; a table may stand still for "
                    + Units.duration(least) + ".", "Set retention.ms of the topic to " + least + " or more.");
        }
        Optional<Long> bySize = bySize(look, settings);
        if (bySize.isPresent() && bySize.get() < least) {
            return look.failed(topic + " keeps " + Units.size(settings.retentionBytes() == null ? 0
                            : settings.retentionBytes()) + " a partition, which is " + Units.duration(bySize.get())
                            + " at the traffic of the last day; a table may stand still for " + Units.duration(least)
                            + ".", "Set retention.bytes of the topic to -1, or so high that it lasts.");
        }
        return look.passed(topic + " keeps records: " + settings.retention() + ".");
    }

    /// How long the size lasts, where there is one and the traffic is known, in milliseconds.
    private static Optional<Long> bySize(Look<TableflowTopic> look, TopicSettings settings) {
        Long bytes = settings.retentionBytes();
        Optional<Long> second = look.value(ReviewFacts.TRAFFIC).map(ReviewFacts.Traffic::bytesPerSecond);
        Optional<Integer> partitions = look.value(PARTITIONS).map(List::size);
        if (bytes == null || bytes < 0 || second.isEmpty() || second.get() == 0 || partitions.isEmpty()) {
            return Optional.empty();
        }
        BigInteger millis = BigInteger.valueOf(bytes).multiply(BigInteger.valueOf(1_000L * partitions.get()))
                .divide(BigInteger.valueOf(second.get()));
        return Optional.of(millis.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue());
    }

    private static Rule compression() {
        return Rules.of(Things.TOPICS, ReviewFacts.TOPIC_SETTINGS).rule(
                new Head("BP-COMPRESSION", Severity.WARNING, 2, "Compression is not undone", new Explanation(
                        "Compressed records take a fraction of network, disk and cost; a topic that stores without "
                                + "compression undoes what producers did.",
                        "compression.type of the topic is producer, or a codec.",
                        List.of("Set compression.type of the topic to producer.",
                                "Set compression.type of the producers to lz4 or zstd."))),
                List.of(), RecordRules::compression);
    }

    private static Outcome compression(Look<TableflowTopic> look) {
        Optional<String> type = look.known(ReviewFacts.TOPIC_SETTINGS).stream()
                .filter(it -> it.name().equals("compression.type")).findFirst().map(TopicConfig::value);
        String topic = "Topic " + look.it().name();
        if (type.isEmpty()) {
            return look.notChecked("Kafka does not tell compression.type of topic " + look.it().name() + ".");
        }
        return switch (type.get()) {
            case "uncompressed" -> look.failed(topic + " stores records without compression, whatever producers do.",
                    "Set compression.type of the topic to producer.");
            case "producer" -> look.passed(topic + " stores records as producers compress them.");
            default -> look.passed(topic + " stores records compressed by " + type.get() + ".");
        };
    }
}
