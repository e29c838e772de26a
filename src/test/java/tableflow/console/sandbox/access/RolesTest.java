package tableflow.console.sandbox.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RolesTest {
    private static final Crn ORG = Crn.organization("o1");
    private static final Crn CLUSTER = ORG.environment("env-1").cluster("lkc-1");

    private final StepClock clock = new StepClock();
    private final Roles roles = new Roles(clock, Pace.REAL);

    @Test
    void aBindingCountsOnlyAfterAWhile() {
        bind("sa-1", "CloudClusterAdmin", CLUSTER);
        assertThat(roles.allows("User:sa-1", Permission.MANAGE_TOPIC, CLUSTER.topic("orders"))).isFalse();
        clock.advance(Pace.REAL.roleActs());
        assertThat(roles.allows("User:sa-1", Permission.MANAGE_TOPIC, CLUSTER.topic("orders"))).isTrue();
        assertThat(roles.allows("sa-1", Permission.MANAGE_TOPIC, CLUSTER.topic("orders"))).isTrue();
        assertThat(roles.allows("sa-2", Permission.MANAGE_TOPIC, CLUSTER.topic("orders"))).isFalse();
    }

    @Test
    void aScopeCoversWhatLiesBelowAndNothingElse() {
        bind("u-1", "OrganizationAdmin", ORG);
        bind("sa-1", "EnvironmentAdmin", ORG.environment("env-1"));
        bind("sa-2", "DeveloperRead", CLUSTER.topic("orders*"));
        clock.advance(Pace.REAL.roleActs());
        assertThat(roles.allows("u-1", Permission.MANAGE_ACCOUNT, ORG)).isTrue();
        assertThat(roles.allows("sa-1", Permission.MANAGE_ACCOUNT, ORG)).isFalse();
        assertThat(roles.allows("sa-1", Permission.MANAGE_CATALOG, CLUSTER)).isTrue();
        assertThat(roles.allows("sa-1", Permission.MANAGE_CATALOG, ORG.environment("env-12"))).isFalse();
        assertThat(roles.allows("sa-2", Permission.READ_TOPIC, CLUSTER.topic("orders.eu"))).isTrue();
        assertThat(roles.allows("sa-2", Permission.READ_TOPIC, CLUSTER.topic("order"))).isFalse();
        assertThat(roles.allows("sa-2", Permission.WRITE_TOPIC, CLUSTER.topic("orders"))).isFalse();
        assertThat(roles.allowsSome("sa-2", Permission.READ_TOPIC, CLUSTER)).isTrue();
        assertThat(roles.allowsSome("sa-2", Permission.READ_TOPIC, ORG.environment("env-2"))).isFalse();
    }

    @Test
    void aTopicIsNamedBelowItsKafkaCluster() {
        assertThat(CLUSTER.topic("t").text()).isEqualTo("crn://confluent.cloud/organization=o1/environment=env-1"
                + "/cloud-cluster=lkc-1/kafka=lkc-1/topic=t");
        assertThat(CLUSTER.valid()).isTrue();
        assertThat(new Crn("crn://elsewhere/x=1").valid()).isFalse();
        assertThat(new Crn("crn://confluent.cloud/organization=o/environment").valid()).isFalse();
    }

    @Test
    void whatIsRemovedNoLongerCounts() {
        bind("sa-1", "EnvironmentAdmin", ORG.environment("env-1"));
        clock.advance(Pace.REAL.roleActs());
        roles.removeAll("User:sa-1");
        assertThat(roles.allows("sa-1", Permission.VIEW, CLUSTER)).isFalse();
        assertThat(Roles.known("EnvironmentAdmin")).isTrue();
        assertThat(Roles.known("Emperor")).isFalse();
    }

    private void bind(String principal, String role, Crn scope) {
        roles.add(new Roles.Binding("rb-" + principal + role, principal, role, scope, clock.instant()));
    }
}
