package tableflow.console.service.topics.access;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.confluent.RoleScope;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.Asking;

/// Finds the role bindings that reach a topic: on it, on topics that begin like it, on its cluster, its environment and
/// the organization.
public final class TopicRoles {

    private static final String USER = "User:";

    private final Supplier<ControlPlane> control;
    private final Supplier<Profile> profile;

    /// @param control opened by the profile's Cloud key
    /// @param profile as it is now
    public TopicRoles(Supplier<ControlPlane> control, Supplier<Profile> profile) {
        this.control = control;
        this.profile = profile;
    }

    /// Roles that reach `topic`, those nearest to it first. Blocks.
    ///
    /// @throws RemoteFailure FORBIDDEN where the Cloud key may not ask, INVALID where the profile does not name
    ///     environment and cluster
    public List<TopicRole> read(String topic) {
        String what = "list roles on topic " + topic;
        Profile now = profile.get();
        Profile.Kafka kafka = now.kafka();
        String environmentId = now.confluent().environmentId();
        if (kafka == null || environmentId == null) {
            throw RemoteFailure.of(Kind.INVALID, what, "the profile names no environment or no Kafka cluster")
                    .withAdvice("Complete the profile.");
        }
        ControlPlane api = control.get();
        RoleScope scope = new RoleScope(resourceName(api, environmentId, what), kafka.clusterId(), topic);
        Set<RoleBinding> bindings = new LinkedHashSet<>();
        for (String question : scope.questions()) {
            Progress.throwIfCancelled(what);
            bindings.addAll(api.roleBindings(question, null));
        }
        Map<String, String> names = names(api);
        return bindings.stream()
                .flatMap(binding -> scope.reaches(binding).stream().map(level ->
                        new TopicRole(binding, level, name(names, binding.principal()))))
                .sorted(Comparator.comparing(TopicRole::level).reversed()
                        .thenComparing(role -> role.binding().principal())
                        .thenComparing(role -> role.binding().roleName()))
                .toList();
    }

    private static String resourceName(ControlPlane api, String environmentId, String what) {
        Optional<Environment> found = api.environments().stream()
                .filter(one -> one.id().equals(environmentId))
                .findFirst();
        return found.map(Environment::resourceName).orElseThrow(() -> RemoteFailure.of(Kind.NOT_FOUND, what,
                "environment " + environmentId + " is not among those that the Cloud key sees"));
    }

    /// Display names by id. Without them the ids are shown.
    private static Map<String, String> names(ControlPlane api) {
        Answer<List<ServiceAccount>> accounts = Asking.ask("list service accounts", api::serviceAccounts);
        return accounts.value().orElse(List.of()).stream()
                .collect(Collectors.toMap(ServiceAccount::id, ServiceAccount::displayName, (one, other) -> one));
    }

    private static String name(Map<String, String> names, String principal) {
        return names.getOrDefault(
                principal.startsWith(USER) ? principal.substring(USER.length()) : principal, "");
    }
}
