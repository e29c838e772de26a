package tableflow.console.domain.review.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.PARTITIONS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SCHEMA;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.TOPIC_NAMES;
import static tableflow.console.domain.review.ReviewFacts.BROKERS;
import static tableflow.console.domain.review.ReviewFacts.COMPATIBILITY;
import static tableflow.console.domain.review.ReviewFacts.DOCUMENTATION;
import static tableflow.console.domain.review.ReviewFacts.KEY_USE;
import static tableflow.console.domain.review.ReviewFacts.TABLE_FILES;
import static tableflow.console.domain.review.ReviewFacts.TOPIC_SETTINGS;
import static tableflow.console.domain.review.ReviewFacts.TRAFFIC;
import static tableflow.console.domain.review.rule.Topic.ORDERS;
import static tableflow.console.domain.review.rule.Topic.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.domain.confluent.TableflowTopic.WriteMode;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Outcome.Kind;
import tableflow.console.domain.review.Parameters;
import tableflow.console.domain.review.ReviewFacts.Documentation;
import tableflow.console.domain.review.ReviewFacts.KeyUse;
import tableflow.console.domain.review.ReviewFacts.TableFiles;
import tableflow.console.domain.review.ReviewFacts.Traffic;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;

/// Each rule of topics on what it passes, fails, cannot look at and has nothing to say about.
class TopicRulesTest {

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    /// @param says a part of the sentence
    record Case(String rule, Kind kind, String says, Evidence evidence, Map<String, Long> numbers) {
        @Override
        public String toString() {
            return rule + " " + kind + ": " + says;
        }
    }

    private static Case expect(String rule, Kind kind, String says, Evidence evidence) {
        return new Case(rule, kind, says, evidence, Map.of());
    }

    private static Case expect(String rule, Kind kind, String says, Evidence evidence, String name, long number) {
        return new Case(rule, kind, says, evidence, Map.of(name, number));
    }

    private static Evidence orders() {
        return topic(it -> it);
    }

    private static <T> Evidence with(Evidence evidence, Fact<T> fact, T value) {
        return evidence.with(fact.about(ORDERS), value);
    }

    private static <T> Evidence refused(Evidence evidence, Fact<T> fact) {
        return evidence.with(fact.about(ORDERS), new Answer.Refused<>(Source.KAFKA,
                RemoteFailure.of(RemoteFailure.Kind.FORBIDDEN, "ask", "not you"), List.of()));
    }

    private static List<Partition> partitions(long... records) {
        return IntStream.range(0, records.length).mapToObj(i -> new Partition(i, 1, List.of(1, 2, 3), List.of(1, 2, 3),
                0L, records[i])).toList();
    }

    private static List<Partition> replicated(int replicas) {
        List<Integer> brokers = IntStream.rangeClosed(1, replicas).boxed().toList();
        return List.of(new Partition(0, 1, brokers, brokers, 0L, 1L));
    }

    private static List<TopicConfig> settings(String... namesAndValues) {
        return IntStream.range(0, namesAndValues.length / 2).mapToObj(i -> new TopicConfig(namesAndValues[2 * i],
                namesAndValues[2 * i + 1], false, false, false, "TOPIC")).toList();
    }

    private static Traffic perSecond(long bytes) {
        return new Traffic(bytes * 86_400, Duration.ofDays(1));
    }

    private static Optional<SchemaVersion> schema(SchemaFormat format) {
        return Optional.of(new SchemaVersion("orders-value", 2, 7, Open.of(format), "{}", List.of()));
    }

    private static Evidence documented(int fields, String... silent) {
        return with(with(orders(), SCHEMA, schema(SchemaFormat.JSON)), DOCUMENTATION,
                new Documentation("orders-value", 2, fields, List.of(silent)));
    }

    private static Evidence level(Open<CompatibilityLevel> level) {
        return with(with(orders(), SCHEMA, schema(SchemaFormat.AVRO)), COMPATIBILITY, level);
    }

    private static Evidence traffic(int partitions, long bytesPerSecond) {
        return with(with(orders(), PARTITIONS, partitions(new long[partitions])), TRAFFIC, perSecond(bytesPerSecond));
    }

    private static Evidence keys(String policy, int looked, int keyed) {
        return with(with(orders(), TOPIC_SETTINGS, settings("cleanup.policy", policy)), KEY_USE,
                new KeyUse(looked, keyed));
    }

    private static Evidence kept(String... settings) {
        return with(orders(), TOPIC_SETTINGS, settings(settings));
    }

    private static Evidence files(long files, long bytes, String... partitioning) {
        return with(orders(), TABLE_FILES, new TableFiles(files, bytes, List.of(partitioning)));
    }

    private static Evidence replicas(int replicas, String inSync) {
        return with(with(orders(), PARTITIONS, replicated(replicas)), TOPIC_SETTINGS,
                settings("min.insync.replicas", inSync));
    }

    static Stream<Case> cases() {
        Kind passed = Kind.PASSED;
        Kind failed = Kind.FAILED;
        Kind unchecked = Kind.NOT_CHECKED;
        Kind not = Kind.NOT_APPLICABLE;
        return Stream.of(
                expect("BP-PARTITIONS", passed, "6 partitions", traffic(6, MIB)),
                expect("BP-PARTITIONS", failed, "≈ 6.7 MiB a second in each", traffic(3, 20 * MIB)),
                expect("BP-PARTITIONS", passed, "3 partitions", traffic(3, 20 * MIB), "mebibytesPerSecond", 7),
                expect("BP-PARTITIONS", failed, "makes small files", traffic(12, 10)),
                expect("BP-PARTITIONS", passed, "in 12 partitions", traffic(12, 10), "few", 12),
                expect("BP-PARTITIONS", unchecked, "not you", refused(traffic(3, 1), TRAFFIC)),
                expect("BP-SKEW", passed, "which is 120% of the mean",
                        with(orders(), PARTITIONS, partitions(12_000, 9_000, 9_000))),
                expect("BP-SKEW", failed, "which is 380% of the mean",
                        with(orders(), PARTITIONS, partitions(19_000, 500, 250, 250))),
                expect("BP-SKEW", failed, "of the mean", with(orders(), PARTITIONS,
                        partitions(Long.MAX_VALUE / 2, 1, 1, 1))),
                expect("BP-SKEW", not, "too few to tell", with(orders(), PARTITIONS, partitions(5, 1))),
                expect("BP-SKEW", unchecked, "offsets of partition 0", with(orders(), PARTITIONS,
                        List.of(new Partition(0, null, List.of(1), List.of(), null, null)))),
                expect("BP-REPLICATION", passed, "3 replicas, of which 2", replicas(3, "2")),
                expect("BP-REPLICATION", failed, "has 1 replica of", replicas(1, "1")),
                expect("BP-REPLICATION", failed, "when 1 of 3", replicas(3, "1")),
                expect("BP-REPLICATION", not, "one broker", replicas(1, "1").with(BROKERS, 1)),
                expect("BP-REPLICATION", unchecked, "not you", refused(replicas(3, "2"), PARTITIONS)),
                expect("BP-KEYS", passed, "3 of the 3", keys("delete", 3, 3)),
                expect("BP-KEYS", failed, "2 of the 3", keys("delete", 3, 2)),
                expect("BP-KEYS", not, "it is empty", keys("delete", 0, 0)),
                expect("BP-KEYS", not, "BP-UPSERT-KEYS", keys("compact", 3, 0)),
                expect("BP-KEYS", unchecked, "not you", refused(keys("delete", 3, 3), KEY_USE)),
                expect("BP-UPSERT-KEYS", failed, "its table needs them", keys("compact,delete", 3, 2)),
                expect("BP-UPSERT-KEYS", passed, "3 of the 3", keys("compact", 3, 3)),
                expect("BP-UPSERT-KEYS", not, "not compacted", keys("delete", 3, 0)),
                expect("BP-UPSERT-KEYS", failed, "its table needs them", topic(it -> it.mode(WriteMode.UPSERT))
                        .with(TOPIC_SETTINGS.about(ORDERS), settings("cleanup.policy", "delete"))
                        .with(KEY_USE.about(ORDERS), new KeyUse(2, 0))),
                expect("BP-RETENTION", passed, "7 days", kept("retention.ms", "604800000")),
                expect("BP-RETENTION", passed, "unlimited", kept("retention.ms", "-1")),
                expect("BP-RETENTION", failed, "for 1 h; a table may stand still for 3 days",
                        kept("retention.ms", "3600000")),
                expect("BP-RETENTION", passed, "1 h", kept("retention.ms", "3600000"), "hours", 1),
                expect("BP-RETENTION", failed, "2 h 50 min", with(with(kept("retention.ms", "-1", "retention.bytes",
                        String.valueOf(10 * GIB)), TRAFFIC, perSecond(MIB)), PARTITIONS, partitions(1))),
                expect("BP-RETENTION", not, "compacted only", kept("cleanup.policy", "compact")),
                expect("BP-RETENTION", unchecked, "retention.ms", kept()),
                expect("BP-RETENTION", unchecked, "not you", refused(orders(), TOPIC_SETTINGS)),
                expect("BP-COMPRESSION", passed, "as producers", kept("compression.type", "producer")),
                expect("BP-COMPRESSION", passed, "zstd", kept("compression.type", "zstd")),
                expect("BP-COMPRESSION", failed, "without compression", kept("compression.type", "uncompressed")),
                expect("BP-COMPRESSION", unchecked, "compression.type", kept()),
                expect("BP-SCHEMA", passed, "version 2, AVRO", with(orders(), SCHEMA, schema(SchemaFormat.AVRO))),
                expect("BP-SCHEMA", failed, "no schema", with(orders(), SCHEMA, Optional.empty())),
                expect("BP-SCHEMA", unchecked, "not you", refused(orders(), SCHEMA)),
                expect("BP-SCHEMA-DOCS", passed, "4 of 5", documented(5, "a")),
                expect("BP-SCHEMA-DOCS", failed, "3 of 5 fields of orders-value version 2 have a description; 80%",
                        documented(5, "a", "b.c")),
                expect("BP-SCHEMA-DOCS", passed, "3 of 5", documented(5, "a", "b.c"), "percent", 60),
                expect("BP-SCHEMA-DOCS", not, "Protobuf", with(orders(), SCHEMA, schema(SchemaFormat.PROTOBUF))),
                expect("BP-SCHEMA-DOCS", not, "no schema", with(orders(), SCHEMA, Optional.empty())),
                expect("BP-SCHEMA-DOCS", unchecked, "not you", refused(documented(1), DOCUMENTATION)),
                expect("BP-SCHEMA-COMPATIBILITY", passed, "FULL", level(Open.of(CompatibilityLevel.FULL))),
                expect("BP-SCHEMA-COMPATIBILITY", failed, "any change", level(Open.of(CompatibilityLevel.NONE))),
                expect("BP-SCHEMA-COMPATIBILITY", failed, "required", level(Open.of(CompatibilityLevel.FORWARD))),
                expect("BP-SCHEMA-COMPATIBILITY", unchecked, "LOGICAL", level(new Open<>("LOGICAL", null))),
                expect("BP-SCHEMA-COMPATIBILITY", not, "no schema", with(with(orders(), SCHEMA, Optional.empty()),
                        COMPATIBILITY, Open.of(CompatibilityLevel.NONE))),
                expect("BP-TABLE-RETENTION", passed, "7 days, as is usual, and rows for good", orders()),
                expect("BP-TABLE-RETENTION", failed, "90 days", topic(it -> it.snapshots(Duration.ofDays(90)))),
                expect("BP-TABLE-RETENTION", failed, "should stay 3 days",
                        topic(it -> it.snapshots(Duration.ofDays(1))), "leastDays", 3),
                expect("BP-TABLE-RETENTION", failed, "while Kafka keeps their records for good", with(
                        topic(it -> it.rows(Duration.ofDays(30))), TOPIC_SETTINGS, settings("retention.ms", "-1"))),
                expect("BP-TABLE-RETENTION", passed, "rows for 30 days", with(topic(it -> it.rows(Duration.ofDays(30))),
                        TOPIC_SETTINGS, settings("retention.ms", "604800000"))),
                expect("BP-SMALL-FILES", passed, "128 MiB", files(1_000, 128_000 * MIB)),
                expect("BP-SMALL-FILES", failed, "1 MiB on average; 8 MiB", files(1_000, 1_000 * MIB)),
                expect("BP-SMALL-FILES", not, "too few", files(3, 3)),
                expect("BP-SMALL-FILES", unchecked, "not you", refused(orders(), TABLE_FILES)),
                expect("BP-TIME-PARTITIONS", passed, "day(at)", files(1, 60 * GIB, "bucket[8](id)", "day(at)")),
                expect("BP-TIME-PARTITIONS", failed, "no partitions", files(1, 60 * GIB)),
                expect("BP-TIME-PARTITIONS", failed, "by bucket[8](id)", files(1, 60 * GIB, "bucket[8](id)")),
                expect("BP-TIME-PARTITIONS", not, "not large", files(1, GIB)),
                expect("BP-TIME-PARTITIONS", unchecked, "not you", refused(orders(), TABLE_FILES)),
                expect("BP-ERRORS", passed, "as is usual", orders()),
                expect("BP-ERRORS", failed, "drops records", topic(it -> it.errors(ErrorHandling.skip()))),
                expect("BP-ERRORS", passed, "dead", topic(it -> it.errors(ErrorHandling.log("dead")))
                        .with(TOPIC_NAMES, Set.of("dead"))),
                expect("BP-ERRORS", failed, "does not show", topic(it -> it.errors(ErrorHandling.log("dead")))
                        .with(TOPIC_NAMES, Set.of("orders"))),
                expect("BP-ERRORS", unchecked, "not known", topic(it -> it.errors(ErrorHandling.log("dead")))),
                expect("BP-CATALOG", passed, "synced to AwsGlue", topic(it -> it.synced(SyncStatus.SYNCED))),
                expect("BP-CATALOG", failed, "FAILED", topic(it -> it.synced(SyncStatus.FAILED))),
                expect("BP-CATALOG", failed, "no catalog integration", topic(it -> it)
                        .with(Facts.CATALOG_INTEGRATIONS, List.of())),
                expect("BP-CATALOG", unchecked, "PENDING", topic(it -> it.synced(SyncStatus.PENDING))),
                expect("BP-CATALOG", not, "Confluent's storage", topic(Topic::managed)),
                expect("BP-NAMES", passed, "needs no quotes", orders()),
                expect("BP-NAMES", failed, "orders_clean", topic(it -> it.named("orders.clean"))),
                expect("BP-NAMES", failed, "capital letters", topic(it -> it.named("Orders"))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void judges(Case one) {
        List<Outcome> outcomes = RuleBook.find(one.rule).orElseThrow().judging().judge()
                .judge(one.evidence, new Parameters(one.numbers));

        assertThat(outcomes).singleElement().satisfies(outcome -> {
            assertThat(outcome.kind()).as(outcome.says()).isEqualTo(one.kind);
            assertThat(outcome.says() + outcome.remedy().steps()).contains(one.says);
            assertThat(outcome.remedy().steps().isEmpty()).isEqualTo(one.kind != Kind.FAILED);
        });
    }
}
