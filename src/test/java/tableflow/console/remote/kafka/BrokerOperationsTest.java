package tableflow.console.remote.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.domain.kafka.NewestRecord;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.kafka.compare.Comparison;
import tableflow.console.domain.kafka.compare.Line;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.domain.kafka.group.GroupEntry;
import tableflow.console.domain.kafka.group.GroupMembers;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.http.Access;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.service.port.ConsumerGroups;
import tableflow.console.service.port.TopicChanges;
import tableflow.console.service.port.TopicChanges.Deleted;
import tableflow.console.service.port.TopicMeasures;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.change.PurgePlan;
import tableflow.console.service.topics.change.PurgeTarget;
import tableflow.console.service.topics.change.TopicEditing;
import tableflow.console.service.topics.compare.Comparing;
import tableflow.console.service.topics.compare.TopicCopying;
import tableflow.console.service.topics.compare.TopicPlace;

/// Groups, measures and changes of topics on the sandbox's broker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerOperationsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private TestCluster cluster;
    private BrokerAdmin admin;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory);
        cluster.key("ADMIN", TestCluster.ADMIN);
        cluster.key("READER", "sa-reader");
        cluster.roles().add(new Roles.Binding(
                "rb-reader", "sa-reader", "DeveloperRead", cluster.crn().topic("orders"), Instant.EPOCH));
        try (Admin broker = cluster.broker().admin()) {
            broker.createTopics(List.of(
                    new NewTopic("orders", 2, (short) 1).configs(Map.of("retention.ms", "-1")),
                    new NewTopic("purged", 2, (short) 1).configs(Map.of("retention.ms", "-1")),
                    new NewTopic("compacted", 1, (short) 1).configs(Map.of("cleanup.policy", "compact")),
                    new NewTopic("growing", 1, (short) 1))).all().get();
            broker.createAcls(List.of(
                    acl(new ResourcePattern(ResourceType.TOPIC, "ord", PatternType.PREFIXED)),
                    acl(new ResourcePattern(ResourceType.TOPIC, "elsewhere", PatternType.LITERAL)))).all().get();
        }
        try (KafkaProducer<String, String> producer = cluster.producer("ADMIN", Map.of())) {
            for (int i = 0; i < 10; i++) {
                long time = NOON.plusSeconds(60L * i).toEpochMilli();
                producer.send(new ProducerRecord<>("orders", 0, time, "k", "v" + i)).get();
                producer.send(new ProducerRecord<>("purged", 0, time, "k", "v" + i)).get();
            }
        }
        admin = open("ADMIN");
    }

    private static AclBinding acl(ResourcePattern pattern) {
        return new AclBinding(pattern, new AccessControlEntry(
                "User:sa-app", "*", AclOperation.READ, AclPermissionType.ALLOW));
    }

    @AfterAll
    void stop() {
        admin.close();
        cluster.close();
    }

    private BrokerAdmin open(String id) {
        Access access = new Access(
                new ApiKey(id, new Secret(TestCluster.secretOf(id))), KeyPurpose.KAFKA, "cluster " + TestCluster.ID);
        return BrokerAdmin.open(
                cluster.broker().bootstrapServers(), "SASL_PLAINTEXT", access, KafkaSettings.defaults());
    }

    @Test
    void aGroupShowsItsMembersAndOffsetsAndIsResetOnlyWhenNobodyReads() {
        ConsumerGroups groups = admin.groups();
        PartitionId first = new PartitionId("orders", 0);
        List<PartitionId> all = List.of(first, new PartitionId("orders", 1));
        try (KafkaConsumer<String, String> consumer = cluster.consumer("ADMIN", "billing", Map.of())) {
            consumer.subscribe(List.of("orders"));
            int read = 0;
            Instant limit = Instant.now().plusSeconds(30);
            while (read < 10 && Instant.now().isBefore(limit)) {
                read += consumer.poll(Duration.ofMillis(200)).count();
            }
            assertThat(read).isEqualTo(10);
            consumer.commitSync();
            GroupMembers members = Objects.requireNonNull(groups.members(List.of("billing")).found().get("billing"));
            assertThat(members.isIdle()).isFalse();
            assertThat(members.members()).singleElement().satisfies(it ->
                    assertThat(it.partitions()).containsExactlyInAnyOrderElementsOf(all));
            RemoteFailure busy = catchThrowableOfType(
                    RemoteFailure.class, () -> groups.commit("billing", Map.of(first, 0L)));
            assertThat(busy.kind()).isEqualTo(Kind.CONFLICT);
        }
        assertThat(groups.committed(List.of("billing"), all).found().get("billing")).containsEntry(first, 10L);
        GroupMembers idle = Objects.requireNonNull(groups.members(List.of("billing")).found().get("billing"));
        assertThat(idle.isIdle()).isTrue();

        groups.commit("billing", Map.of(first, 4L));

        assertThat(groups.committed(List.of("billing"), all).found().get("billing")).containsEntry(first, 4L);
        assertThat(groups.list()).extracting(GroupEntry::id).contains("billing");
        assertThat(groups.committed(List.of("billing"), List.of(new PartitionId("purged", 0))).found())
                .containsEntry("billing", Map.of());
    }

    @Test
    void whoMayNotSeeAGroupIsToldSo() {
        try (BrokerAdmin reader = open("READER")) {
            assertThat(reader.groups().members(List.of("secret-group")).failed())
                    .hasEntrySatisfying("secret-group", it -> assertThat(it.kind()).isEqualTo(Kind.FORBIDDEN));
        }
    }

    @Test
    void sizesTimesAndOffsetsByTimeAreTheBrokersOwn() {
        TopicMeasures measures = admin.measures();
        assertThat(measures.sizes()).hasEntrySatisfying(
                new PartitionId("orders", 0), size -> assertThat(size).isPositive());
        assertThat(measures.sizes()).containsEntry(new PartitionId("orders", 1), 0L);
        assertThat(measures.newest("orders", List.of(0, 1)))
                .isEqualTo(Map.of(0, new NewestRecord(9, NOON.plusSeconds(540))));
        assertThat(measures.offsetsAt("orders", List.of(0, 1), NOON.plusSeconds(90)))
                .isEqualTo(Map.of(0, 2L, 1, 0L));
        assertThat(measures.offsetsAt("orders", List.of(0), NOON.plusSeconds(9999)))
                .as("nothing so young").isEqualTo(Map.of(0, 10L));
    }

    @Test
    void settingsComeWithDocumentationInPlainWordsAndOrigins() {
        List<Setting> settings = admin.measures().settings("orders");
        Setting retention = settings.stream()
                .filter(it -> it.name().equals("retention.ms")).findFirst().orElseThrow();
        assertThat(retention.documentation()).contains("retain a log").doesNotContain("<");
        assertThat(retention.config().value()).isEqualTo("-1");
        assertThat(retention.type()).isEqualTo("LONG");
        assertThat(retention.origins()).first().extracting(Setting.Origin::source).isEqualTo("DYNAMIC_TOPIC_CONFIG");
        assertThat(retention.inherited()).as("the broker has it in hours, and does not tell").isNull();
        Setting largest = settings.stream()
                .filter(it -> it.name().equals("segment.index.bytes")).findFirst().orElseThrow();
        assertThat(largest.origins()).extracting(Setting.Origin::name, Setting.Origin::source)
                .contains(tuple("log.index.size.max.bytes", "DEFAULT_CONFIG"));
        assertThat(largest.inherited()).isEqualTo(largest.config().value());
    }

    @Test
    void accessRulesThatCoverTheTopicAreTold() {
        assertThat(admin.measures().access("orders")).containsExactly(
                new AccessRule("TOPIC ord*", "User:sa-app", "*", "READ", "ALLOW"));
        assertThat(admin.measures().access("purged")).isEmpty();
    }

    @Test
    void aChangeIsCheckedSentAndTakenBack() {
        TopicChanges changes = admin.changes();
        Map<String, Optional<String>> day = Map.of("retention.ms", Optional.of("86400000"));
        changes.alter("growing", day, true);
        assertThat(retention("growing").isDefault()).as("only checked").isTrue();
        changes.alter("growing", day, false);
        changes.alter("growing", day, false);
        assertThat(retention("growing").value()).isEqualTo("86400000");
        changes.alter("growing", Map.of("retention.ms", Optional.empty()), false);
        assertThat(retention("growing").isDefault()).isTrue();

        RemoteFailure wrong = catchThrowableOfType(RemoteFailure.class, () ->
                changes.alter("growing", Map.of("retention.ms", Optional.of("soon")), true));
        assertThat(wrong.kind()).isEqualTo(Kind.INVALID);
        assertThat(wrong.why()).contains("soon");
    }

    private TopicConfig retention(String topic) {
        return admin.measures().settings(topic).stream()
                .map(Setting::config)
                .filter(it -> it.name().equals("retention.ms"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void partitionsGrowAndNeverShrink() {
        TopicChanges changes = admin.changes();
        changes.addPartitions("growing", 3, true);
        assertThat(partitions("growing")).isEqualTo(1);
        changes.addPartitions("growing", 3, false);
        assertThat(partitions("growing")).isEqualTo(3);
        RemoteFailure fewer = catchThrowableOfType(
                RemoteFailure.class, () -> changes.addPartitions("growing", 2, false));
        assertThat(fewer.kind()).isEqualTo(Kind.INVALID);
    }

    private int partitions(String topic) {
        var found = admin.describe(List.of(topic)).found().get(topic);
        return found == null ? 0 : found.partitions().size();
    }

    @Test
    void recordsGoUpToAnOffset() {
        TopicChanges changes = admin.changes();
        Deleted six = new Deleted(Map.of(0, 6L), Map.of());
        assertThat(changes.deleteBefore("purged", Map.of(0, 6L))).isEqualTo(six);
        assertThat(changes.deleteBefore("purged", Map.of(0, 6L))).as("the same again").isEqualTo(six);
        assertThat(changes.deleteBefore("compacted", Map.of(0, 0L)).failed())
                .hasEntrySatisfying(0, failure -> assertThat(failure.kind()).isEqualTo(Kind.INVALID));
    }

    /// Plans and applies on a real broker: what the pane's dialogs do.
    @Test
    void topicsAreComparedAndChangedAsReviewed() throws Exception {
        try (Admin broker = cluster.broker().admin()) {
            broker.createTopics(List.of(
                    new NewTopic("left", 3, (short) 1).configs(
                            Map.of("retention.ms", "3600000", "segment.ms", "60000")),
                    new NewTopic("right", 1, (short) 1).configs(Map.of("max.message.bytes", "2000"))))
                    .all().get();
        }
        try (KafkaProducer<String, String> producer = cluster.producer("ADMIN", Map.of())) {
            for (int i = 0; i < 5; i++) {
                long time = NOON.plusSeconds(60L * i).toEpochMilli();
                producer.send(new ProducerRecord<>("right", 0, time, "k", "v")).get();
            }
        }
        TopicSources sources = new TopicSources(
                () -> admin,
                () -> {
                    throw nobody();
                },
                () -> {
                    throw nobody();
                },
                () -> {
                    throw nobody();
                });
        Topics topics = new Topics(sources, Runnable::run);
        TopicEditing editing = topics.editing(new WriteGuard(new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null)));
        Comparing comparing = new Comparing(Runnable::run);
        TopicPlace left = new TopicPlace("test", "left", topics);
        TopicPlace right = new TopicPlace("test", "right", topics);

        Comparison before = comparing.compare(left, right, Progress.NONE);
        List<Line> differences = before.lines().stream()
                .filter(line -> line.copying() == Line.Copying.POSSIBLE)
                .toList();
        assertThat(differences).extracting(Line::name)
                .containsExactly("partitions", "max.message.bytes", "retention.ms", "segment.ms");
        TopicCopying copying = new TopicCopying(editing);
        copying.apply(copying.plan("right", differences));

        Comparison after = comparing.compare(left, right, Progress.NONE);
        assertThat(after.lines()).noneMatch(line -> line.copying() == Line.Copying.POSSIBLE);
        assertThat(after.differs()).isFalse();
        assertThat(editing.settings("right").stream().filter(it -> it.name().equals("max.message.bytes")))
                .as("inherited, as on the left")
                .singleElement()
                .satisfies(it -> assertThat(it.config().isDefault()).isTrue());

        PurgePlan purge = editing.planPurge("right", new PurgeTarget.OlderThan(NOON.plusSeconds(121)));
        assertThat(purge.records()).isEqualTo(3);
        editing.apply(purge);
        editing.apply(purge);
        assertThat(editing.planPurge("right", new PurgeTarget.Everything()).records())
                .as("the rest stays").isEqualTo(2);
        RemoteFailure refused = catchThrowableOfType(RemoteFailure.class, () -> editing.planSettings(
                "right", Map.of("retention.ms", Optional.of("soon"))));
        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
    }

    private static RemoteFailure nobody() {
        return RemoteFailure.of(Kind.UNREACHABLE, "ask", "there is no such system here");
    }

    @Test
    void aPartitionThatFailsTakesNothingFromTheOthers() {
        Deleted deleted = admin.changes().deleteBefore("purged", Map.of(0, 99L, 1, 0L));

        assertThat(deleted.first()).isEqualTo(Map.of(1, 0L));
        assertThat(deleted.failed()).containsOnlyKeys(0);
        assertThat(deleted.failed())
                .hasEntrySatisfying(0, failure -> assertThat(failure.kind()).isEqualTo(Kind.INVALID));
    }
}
