package tableflow.console.service.doctor.probe;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.API_KEYS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.CLUSTERS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.ENVIRONMENTS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.INTEGRATIONS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.REGISTRIES;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.ROLES;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SERVICE_ACCOUNTS;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.port.ControlPlane;

/// What the Cloud API key can see: environments, keys, accounts, roles, clusters, provider integrations.
final class AccountProbes {

    private AccountProbes() {}

    static List<Probe<?>> all() {
        return List.of(
                list(ENVIRONMENTS, Rung.CONFLUENT, "list environments",
                        asking -> Openers.control(asking).environments()),
                list(API_KEYS, Rung.CONFLUENT, "list API keys", asking -> Openers.control(asking).apiKeys(null, null)),
                list(SERVICE_ACCOUNTS, Rung.CONFLUENT, "list service accounts",
                        asking -> Openers.control(asking).serviceAccounts()),
                Probe.of(ROLES, Rung.CONFLUENT, Source.CONFLUENT, "list role bindings",
                                Set.<Fact<?>>of(ENVIRONMENTS, API_KEYS), AccountProbes::roles)
                        .telling(roles -> roles.size() + " role bindings"),
                list(CLUSTERS, Rung.KAFKA, "list Kafka clusters",
                        asking -> Openers.control(asking).kafkaClusters(Openers.environment(asking))),
                list(REGISTRIES, Rung.REGISTRY, "list Schema Registry clusters",
                        asking -> Openers.control(asking).registryClusters(Openers.environment(asking))),
                list(INTEGRATIONS, Rung.INTEGRATION, "list provider integrations",
                        asking -> Openers.control(asking).providerIntegrations(Openers.environment(asking))));
    }

    private static <T> Probe<List<T>> list(Fact<List<T>> fact, Rung rung, String asks, Probe.How<List<T>> how) {
        Function<List<T>, String> told = found -> found.size() + " " + fact;
        return Probe.of(fact, rung, Source.CONFLUENT, asks, Set.of(), how).telling(told);
    }

    /// Of the owner of the Kafka key, in the environment and below.
    private static List<RoleBinding> roles(Asking asking) throws NotAskable {
        String wanted = Openers.environment(asking);
        String crn = asking.known(ENVIRONMENTS).stream().filter(one -> one.id().equals(wanted))
                .flatMap(one -> Stream.ofNullable(one.resourceName())).findFirst()
                .orElseThrow(() -> new NotAskable("The environment's resource name is not known."));
        Profile.Kafka kafka = asking.subject().profile().kafka();
        KeyRef key = kafka == null ? null : kafka.apiKey();
        if (key == null) {
            throw new NotAskable("The profile holds no Kafka key.");
        }
        String owner = asking.known(API_KEYS).stream().filter(one -> one.id().equals(key.id()))
                .map(ApiKeyInfo::ownerId).findFirst()
                .orElseThrow(() -> new NotAskable("The owner of the Kafka key " + key.id() + " is not known."));
        ControlPlane control = Openers.control(asking);
        List<RoleBinding> found = new ArrayList<>(control.roleBindings(crn, "User:" + owner));
        found.addAll(control.roleBindings(crn + "/*", "User:" + owner));
        return List.copyOf(new LinkedHashSet<>(found));
    }
}
