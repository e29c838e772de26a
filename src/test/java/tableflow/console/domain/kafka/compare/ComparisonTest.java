package tableflow.console.domain.kafka.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.kafka.compare.Line.Copying;
import tableflow.console.domain.kafka.compare.Line.Verdict;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;

class ComparisonTest {

    private static TopicConfig config(String name, @Nullable String value, boolean isDefault) {
        return new TopicConfig(name, value, isDefault, false, false, isDefault ? "DEFAULT_CONFIG" : "DYNAMIC");
    }

    private static Told placed(int partitions, int replicas) {
        List<Integer> brokers = IntStream.range(0, replicas).boxed().toList();
        return TopicFacts.placement(IntStream.range(0, partitions)
                .mapToObj(id -> new Partition(id, 0, brokers, brokers, null, null))
                .toList());
    }

    private static Line line(Comparison comparison, Part part, String name) {
        return comparison.lines().stream()
                .filter(it -> it.part() == part && it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + name + " in " + comparison.lines()));
    }

    private static Comparison settings(Told left, Told right) {
        return Comparison.of(Map.of(Part.SETTING, left), Map.of(Part.SETTING, right));
    }

    @Test
    void aSettingIsComparedByItsValueAndThenByWhereItComesFrom() {
        Comparison compared = settings(
                TopicFacts.settings(List.of(
                        config("retention.ms", "3600000", false), config("segment.ms", "1", false),
                        config("linger", "5", true), config("only.left", "x", false)), null),
                TopicFacts.settings(List.of(
                        config("retention.ms", "604800000", true), config("segment.ms", "1", true),
                        config("linger", "5", true)), null));

        Line retention = line(compared, Part.SETTING, "retention.ms");
        assertThat(retention.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(retention.left()).isEqualTo(
                new Side.Has("3600000 (1 h)", "3600000", "DYNAMIC", true, false));
        assertThat(retention.copying()).isEqualTo(Copying.POSSIBLE);
        assertThat(line(compared, Part.SETTING, "segment.ms").verdict()).isEqualTo(Verdict.OTHER_ORIGIN);
        assertThat(line(compared, Part.SETTING, "segment.ms").copying()).isEqualTo(Copying.POSSIBLE);
        assertThat(line(compared, Part.SETTING, "linger").isSame()).isTrue();
        Line onlyLeft = line(compared, Part.SETTING, "only.left");
        assertThat(onlyLeft.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(onlyLeft.right()).isEqualTo(new Side.Absent());
        assertThat(onlyLeft.copying()).isEqualTo(Copying.FIXED);
    }

    @Test
    void whatASideMayHaveWithoutTellingIsNotKnown() {
        TopicConfig secret = new TopicConfig("password", null, false, false, true, "DYNAMIC");
        Comparison compared = settings(
                TopicFacts.settings(List.of(config("confluent.tier", "on", false), secret), null),
                TopicFacts.settings(List.of(secret), "Kafka REST did not answer"));

        Line tier = line(compared, Part.SETTING, "confluent.tier");
        assertThat(tier.verdict()).isEqualTo(Verdict.NOT_KNOWN);
        assertThat(tier.right()).isEqualTo(new Side.NotKnown("Kafka REST did not answer"));
        assertThat(line(compared, Part.SETTING, "password").verdict()).isEqualTo(Verdict.NOT_KNOWN);
        assertThat(compared.differs()).isFalse();
        assertThat(compared.isComplete()).isFalse();
    }

    @Test
    void aPartThatOneSideRefusesIsNotKnownLineByLineAndOneLineWhereBothDo() {
        Map<Part, Told> left = new EnumMap<>(Part.class);
        Map<Part, Told> right = new EnumMap<>(Part.class);
        left.put(Part.ACCESS, TopicFacts.access("a", List.of(
                new AccessRule("TOPIC a", "User:1", "*", "READ", "ALLOW"))));
        right.put(Part.ACCESS, new Told.NotKnown("not authorised"));
        left.put(Part.SCHEMA, new Told.NotKnown("no key"));
        right.put(Part.SCHEMA, new Told.NotKnown("no key either"));

        Comparison compared = Comparison.of(left, right);

        assertThat(line(compared, Part.ACCESS, "ALLOW READ to User:1 on (this topic)").right())
                .isEqualTo(new Side.NotKnown("not authorised"));
        assertThat(line(compared, Part.SCHEMA, "")).isEqualTo(new Line(
                Part.SCHEMA, "", new Side.NotKnown("no key"), new Side.NotKnown("no key either")));
        assertThat(compared.count(Verdict.NOT_KNOWN)).isEqualTo(compared.lines().size());
    }

    @Test
    void partitionsAreCopiedUpwardsOnlyAndReplicasNever() {
        assertThat(partitions(6, 3).copying()).isEqualTo(Copying.POSSIBLE);
        assertThat(partitions(3, 6).copying()).isEqualTo(Copying.FEWER_PARTITIONS);
        assertThat(partitions(6, 6).copying()).isEqualTo(Copying.SAME);
        Comparison replicas = Comparison.of(
                Map.of(Part.PLACEMENT, placed(1, 3)), Map.of(Part.PLACEMENT, placed(1, 1)));
        Line line = line(replicas, Part.PLACEMENT, "replication factor");
        assertThat(line.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(line.copying()).isEqualTo(Copying.FIXED);
    }

    private static Line partitions(int left, int right) {
        return line(
                Comparison.of(Map.of(Part.PLACEMENT, placed(left, 1)), Map.of(Part.PLACEMENT, placed(right, 1))),
                Part.PLACEMENT, TopicFacts.PARTITIONS);
    }

    @Test
    void entriesForTheTopicItselfAreTheSameUnderTwoNames() {
        Comparison compared = Comparison.of(
                Map.of(Part.ACCESS, TopicFacts.access("a", List.of(
                        new AccessRule("TOPIC a", "User:1", "*", "READ", "ALLOW"),
                        new AccessRule("TOPIC *", "User:2", "10.0.0.1", "WRITE", "DENY")))),
                Map.of(Part.ACCESS, TopicFacts.access("b", List.of(
                        new AccessRule("TOPIC b", "User:1", "*", "READ", "ALLOW")))));

        assertThat(line(compared, Part.ACCESS, "ALLOW READ to User:1 on (this topic)").isSame()).isTrue();
        Line denied = line(compared, Part.ACCESS, "DENY WRITE to User:2 from 10.0.0.1 on TOPIC *");
        assertThat(denied.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(denied.copying()).isEqualTo(Copying.ELSEWHERE);
    }

    @Test
    void schemasAreComparedByTextReferencesLevelAndFormat() {
        SchemaVersion one = new SchemaVersion(
                "a-value", 3, 7, Open.of(SchemaFormat.AVRO), "{\"type\":\"long\"}", List.of());
        SchemaVersion same = new SchemaVersion(
                "b-value", 1, 9, Open.of(SchemaFormat.AVRO), "{\"type\":\"long\"}", List.of());
        SchemaVersion referring = new SchemaVersion(
                "b-value", 1, 9, Open.of(SchemaFormat.AVRO), "{\"type\":\"long\"}",
                List.of(new SchemaReference("x", "x", 1)));

        Comparison texts = schemas(one, CompatibilityLevel.FULL, same, CompatibilityLevel.BACKWARD);
        assertThat(line(texts, Part.SCHEMA, "value schema text").isSame()).isTrue();
        assertThat(line(texts, Part.SCHEMA, "value schema format").isSame()).isTrue();
        assertThat(line(texts, Part.SCHEMA, "value schema version").verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(line(texts, Part.SCHEMA, "value schema compatibility").verdict()).isEqualTo(Verdict.DIFFERENT);

        Comparison references = schemas(one, null, referring, null);
        assertThat(line(references, Part.SCHEMA, "value schema text").verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(line(references, Part.SCHEMA, "value schema compatibility").verdict())
                .isEqualTo(Verdict.NOT_KNOWN);

        Comparison missing = schemas(one, null, null, null);
        assertThat(line(missing, Part.SCHEMA, "value schema").verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    private static Comparison schemas(
            SchemaVersion left, @Nullable CompatibilityLevel leftLevel,
            @Nullable SchemaVersion right, @Nullable CompatibilityLevel rightLevel) {
        return Comparison.of(
                Map.of(Part.SCHEMA, schema(left, leftLevel)), Map.of(Part.SCHEMA, schema(right, rightLevel)));
    }

    private static Told schema(@Nullable SchemaVersion version, @Nullable CompatibilityLevel level) {
        Map<String, Side> facts = new HashMap<>();
        TableFacts.schema(facts, "value", version, level == null ? null : Open.of(level));
        return Told.Facts.of(facts);
    }

    @Test
    void tablesAreComparedByWhatTheyWereToldToDo() {
        Told own = TableFacts.table(Optional.of(table(
                new TableStorage.ByobAws("bucket", "cspi-1", "us-east-1", "s3://bucket/1"),
                new TableflowTopic.Config(86_400_000L, 0L, ErrorHandling.log("dead"), null))));
        Told managed = TableFacts.table(Optional.of(table(
                new TableStorage.Managed("s3://other/2"),
                new TableflowTopic.Config(604_800_000L, 0L, ErrorHandling.skip(), null))));

        Comparison compared = Comparison.of(Map.of(Part.TABLEFLOW, own), Map.of(Part.TABLEFLOW, managed));

        assertThat(compared.lines().stream().filter(it -> it.verdict() == Verdict.DIFFERENT).map(Line::name))
                .containsExactly("dead-letter topic", "record failure strategy", "snapshot retention", "storage",
                        "storage bucket", "storage integration", "storage region");
        assertThat(line(compared, Part.TABLEFLOW, "row retention").left())
                .isEqualTo(new Side.Has("off", "0", "", true, true));
        assertThat(line(
                        Comparison.of(
                                Map.of(Part.TABLEFLOW, own),
                                Map.of(Part.TABLEFLOW, TableFacts.table(Optional.empty()))),
                        Part.TABLEFLOW, "tableflow").verdict())
                .isEqualTo(Verdict.DIFFERENT);
    }

    private static TableflowTopic table(TableStorage storage, TableflowTopic.Config config) {
        return new TableflowTopic(
                "t", "env-1", "lkc-1", Set.of(Open.of(TableFormat.ICEBERG)), storage, config, false,
                new TableflowTopic.Status(Open.of(Phase.RUNNING), null, List.of(), List.of(), null), null);
    }

    /// Turned round, a comparison has the same lines with the sides changed and the same verdicts; with itself, a topic
    /// differs in nothing that is known.
    @Test
    void turningTheSidesRoundChangesNoVerdict() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Map<Part, Told> left = any(random);
            Map<Part, Told> right = any(random);
            Comparison there = Comparison.of(left, right);
            Comparison back = Comparison.of(right, left);
            assertThat(back.lines().stream().map(it -> new Line(
                            it.part(), it.name(), /* left= */ it.right(), /* right= */ it.left())))
                    .as("seed %d, round %d", seed, round)
                    .containsExactlyElementsOf(there.lines());
            assertThat(back.lines().stream().map(Line::verdict))
                    .as("seed %d, round %d", seed, round)
                    .containsExactlyElementsOf(there.lines().stream().map(Line::verdict).toList());
            Comparison itself = Comparison.of(left, left);
            assertThat(itself.differs()).as("seed %d, round %d", seed, round).isFalse();
        }
    }

    private static Map<Part, Told> any(Random random) {
        Map<Part, Told> told = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            switch (random.nextInt(4)) {
                case 0 -> told.put(part, new Told.NotKnown("refused " + random.nextInt(2)));
                case 1 -> { }
                default -> {
                    List<TopicConfig> configs = new ArrayList<>();
                    for (int i = random.nextInt(6); i > 0; i--) {
                        configs.add(config("s" + i, random.nextInt(5) == 0 ? null : "" + random.nextInt(3),
                                random.nextBoolean()));
                    }
                    told.put(part, TopicFacts.settings(configs, random.nextInt(4) == 0 ? "gap" : null));
                }
            }
        }
        return told;
    }
}
