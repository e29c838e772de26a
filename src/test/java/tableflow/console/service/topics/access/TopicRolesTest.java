package tableflow.console.service.topics.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.confluent.RoleScope;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.ControlPlane;

class TopicRolesTest {

    private static final String ORG = "crn://confluent.cloud/organization=o";
    private static final String ENV = ORG + "/environment=env-1";
    private static final String CLUSTER = ENV + "/cloud-cluster=lkc-1";
    private static final String KAFKA = CLUSTER + "/kafka=lkc-1";

    private final List<String> asked = new ArrayList<>();

    private TopicRoles roles(Function<String, List<RoleBinding>> answers, @Nullable String environment) {
        Profile profile = new Profile(
                "dev", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, environment,
                        KeyRef.inline("key", new Secret("secret")), null),
                new Profile.Kafka("lkc-1", "127.0.0.1:1", null, "SASL_PLAINTEXT", null), null, null, null);
        ControlPlane control = (ControlPlane) Proxy.newProxyInstance(
                ControlPlane.class.getClassLoader(), new Class<?>[] {ControlPlane.class}, (proxy, method, given) ->
                        switch (method.getName()) {
                            case "environments" -> List.of(new Environment("env-1", "dev", ENV));
                            case "serviceAccounts" -> List.of(new ServiceAccount("sa-1", "billing", ""));
                            case "roleBindings" -> {
                                asked.add(given[0].toString());
                                yield answers.apply(given[0].toString());
                            }
                            default -> throw new AssertionError(method.getName());
                        });
        return new TopicRoles(() -> control, () -> profile);
    }

    private static RoleBinding binding(String id, String principal, String role, String crn) {
        return new RoleBinding(id, principal, role, crn);
    }

    @Test
    void rolesThatReachTheTopicAreFoundOnItAndAboveItTheNearestFirst() {
        RoleBinding admin = binding("rb-1", "User:u-9", "OrganizationAdmin", ORG);
        RoleBinding cluster = binding("rb-2", "User:sa-1", "CloudClusterAdmin", CLUSTER);
        RoleBinding prefix = binding("rb-3", "User:sa-1", "DeveloperRead", KAFKA + "/topic=ord*");
        RoleBinding own = binding("rb-4", "User:sa-2", "ResourceOwner", KAFKA + "/topic=orders");
        RoleBinding other = binding("rb-5", "User:sa-2", "ResourceOwner", KAFKA + "/topic=payments");

        List<TopicRole> found = roles(question -> switch (question.substring(ORG.length())) {
            case "" -> List.of(admin);
            case "/environment=env-1/cloud-cluster=lkc-1" -> List.of(cluster);
            case "/environment=env-1/cloud-cluster=lkc-1/*" -> List.of(prefix, own, other, cluster);
            default -> List.of();
        }, "env-1").read("orders");

        assertThat(found).extracting(role -> role.binding().id(), TopicRole::level, TopicRole::account)
                .containsExactly(
                        tuple("rb-4", RoleScope.Level.TOPIC, ""),
                        tuple("rb-3", RoleScope.Level.TOPICS, "billing"),
                        tuple("rb-2", RoleScope.Level.CLUSTER, "billing"),
                        tuple("rb-1", RoleScope.Level.ORGANIZATION, ""));
        assertThat(asked).containsExactly(ORG, ENV, CLUSTER, CLUSTER + "/*");
    }

    @Test
    void noRightToAskIsAFailureAndNoEmptyList() {
        TopicRoles roles = roles(question -> {
            throw RemoteFailure.of(Kind.FORBIDDEN, "list role bindings", "not allowed");
        }, "env-1");
        assertThat(catchThrowableOfType(RemoteFailure.class, () -> roles.read("orders")).kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(catchThrowableOfType(
                RemoteFailure.class, () -> roles(question -> List.of(), null).read("orders")).kind())
                .isEqualTo(Kind.INVALID);
        assertThat(catchThrowableOfType(
                RemoteFailure.class, () -> roles(question -> List.of(), "env-2").read("orders")).kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "crn://confluent.cloud/organization=o, ORGANIZATION",
        "crn://confluent.cloud/organization=p, -",
        "crn://confluent.cloud/organization=o/environment=env-1, ENVIRONMENT",
        "crn://confluent.cloud/organization=o/environment=env-2, -",
        "crn://confluent.cloud/organization=o/environment=env-1/cloud-cluster=lkc-1/kafka=lkc-1, CLUSTER",
        "crn://confluent.cloud/organization=o/environment=env-1/cloud-cluster=lkc-1/kafka=lkc-1/topic=*, TOPICS",
        "crn://confluent.cloud/organization=o/environment=env-1/cloud-cluster=lkc-1/kafka=lkc-1/topic=order, -",
        "crn://confluent.cloud/organization=o/environment=env-1/cloud-cluster=lkc-1/kafka=lkc-1/topic=orders, TOPIC",
        "crn://confluent.cloud/organization=o/environment=env-1/cloud-cluster=lkc-1/kafka=lkc-1/group=orders, -",
        "crn://confluent.cloud/organization=o/environment=env-1/schema-registry=lsrc-1, -",
        "not a resource name, -"
    })
    void aBindingHoldsForWhatItNamesAndAllBelow(String crn, RoleScope.@Nullable Level level) {
        RoleScope scope = new RoleScope(ENV, "lkc-1", "orders");
        assertThat(scope.reaches(binding("rb", "User:u", "R", crn)).orElse(null)).isEqualTo(level);
    }
}
