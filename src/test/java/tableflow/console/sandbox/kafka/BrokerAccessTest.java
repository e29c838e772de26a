package tableflow.console.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Keys;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.Roles;

/// What each role allows in the broker.
final class BrokerAccessTest {
    private static final String ID = "lkc-1";
    private static final Crn ENVIRONMENT = Crn.organization("o").environment("e");
    private static final Crn CLUSTER = ENVIRONMENT.cluster(ID);
    private static final Set<AclOperation> DESCRIBE =
        EnumSet.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
    private static final Set<AclOperation> ALL = EnumSet.of(AclOperation.READ, AclOperation.WRITE,
        AclOperation.CREATE, AclOperation.DELETE, AclOperation.ALTER, AclOperation.ALTER_CONFIGS,
        AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);

    private final Roles roles = new Roles(Clock.systemUTC(), Pace.FAST);
    private final BrokerAccess access = new BrokerAccess(new Keys(Clock.systemUTC()), roles, CLUSTER, ID);

    static Stream<Arguments> rolesOnOneTopic() {
        return Stream.of(
            arguments("DeveloperRead", with(DESCRIBE, AclOperation.READ)),
            arguments("DeveloperWrite", with(DESCRIBE, AclOperation.WRITE)),
            arguments("DeveloperManage", with(DESCRIBE, AclOperation.CREATE, AclOperation.DELETE, AclOperation.ALTER,
                AclOperation.ALTER_CONFIGS)),
            arguments("ResourceOwner", ALL),
            arguments("MetricsViewer", EnumSet.noneOf(AclOperation.class)));
    }

    @ParameterizedTest
    @MethodSource("rolesOnOneTopic")
    void aRoleOnATopicAllowsItsOperationsOnThatTopicOnly(String role, Set<AclOperation> allowed) {
        give(role, CLUSTER.topic("orders"));
        for (AclOperation operation : ALL) {
            assertThat(allows(operation, ResourceType.TOPIC, "orders")).as("%s", operation)
                .isEqualTo(allowed.contains(operation));
            assertThat(allows(operation, ResourceType.TOPIC, "payments")).as("%s", operation).isFalse();
        }
        assertThat(allows(AclOperation.ALTER, ResourceType.CLUSTER, "kafka-cluster")).isFalse();
    }

    @Test
    void aPrefixCoversItsTopics() {
        give("DeveloperRead", CLUSTER.topic("orders.*"));
        assertThat(allows(AclOperation.READ, ResourceType.TOPIC, "orders.eu")).isTrue();
        assertThat(allows(AclOperation.READ, ResourceType.TOPIC, "order")).isFalse();
    }

    @Test
    void administratorsAboveTheTopicMayDoAll() {
        for (Crn scope : new Crn[] {CLUSTER, ENVIRONMENT}) {
            roles.removeAll("sa-1");
            give(scope.equals(CLUSTER) ? "CloudClusterAdmin" : "EnvironmentAdmin", scope);
            assertThat(allows(AclOperation.ALTER, ResourceType.CLUSTER, "kafka-cluster")).isTrue();
            assertThat(allows(AclOperation.DELETE, ResourceType.TOPIC, "any")).isTrue();
            assertThat(allows(AclOperation.READ, ResourceType.GROUP, "any")).isTrue();
            assertThat(allows(AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, "any")).isTrue();
        }
    }

    @Test
    void aWriterMayWriteIdempotently() {
        assertThat(allows(AclOperation.IDEMPOTENT_WRITE, ResourceType.CLUSTER, "kafka-cluster")).isFalse();
        give("DeveloperWrite", CLUSTER.topic("orders"));
        assertThat(allows(AclOperation.IDEMPOTENT_WRITE, ResourceType.CLUSTER, "kafka-cluster")).isTrue();
    }

    @Test
    void groupsAndTransactionsHaveRolesOfTheirOwn() {
        Crn kafka = CLUSTER.child("kafka", ID);
        give("DeveloperRead", kafka.child("group", "readers*"));
        give("DeveloperWrite", kafka.child("transactional-id", "writers"));
        assertThat(allows(AclOperation.READ, ResourceType.GROUP, "readers-1")).isTrue();
        assertThat(allows(AclOperation.DELETE, ResourceType.GROUP, "readers-1")).isFalse();
        assertThat(allows(AclOperation.READ, ResourceType.GROUP, "others")).isFalse();
        assertThat(allows(AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, "writers")).isTrue();
        assertThat(allows(AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, "others")).isFalse();
    }

    @Test
    void aRoleOnAnotherClusterCountsForNothing() {
        give("CloudClusterAdmin", ENVIRONMENT.cluster("lkc-2"));
        assertThat(allows(AclOperation.DESCRIBE, ResourceType.TOPIC, "orders")).isFalse();
    }

    private void give(String role, Crn scope) {
        roles.add(new Roles.Binding("rb-" + scope, "sa-1", role, scope, Instant.EPOCH));
    }

    private boolean allows(AclOperation operation, ResourceType type, String name) {
        return access.roleAllows("sa-1", operation, new ResourcePattern(type, name, PatternType.LITERAL));
    }

    private static Set<AclOperation> with(Set<AclOperation> some, AclOperation... more) {
        var all = EnumSet.copyOf(some);
        all.addAll(Set.of(more));
        return all;
    }
}
