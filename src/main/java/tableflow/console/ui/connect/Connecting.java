package tableflow.console.ui.connect;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.Progress;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.RegistryCluster;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.SecretVault;
import tableflow.console.service.profile.StoredProfile;

/// What the form needs of the services; given by the wiring. All methods block and throw
/// [tableflow.console.domain.RemoteFailure].
public interface Connecting {

    /// What a Cloud API key can see.
    ///
    /// @param registries by environment; an environment has none before its first cluster
    record Visible(List<Environment> environments, List<KafkaCluster> clusters, List<Registered> registries) {
        public Visible {
            environments = List.copyOf(environments);
            clusters = List.copyOf(clusters);
            registries = List.copyOf(registries);
        }

        /// The registry of an environment, if it has one.
        public Optional<RegistryCluster> registry(String environmentId) {
            return registries.stream()
                    .filter(registered -> registered.environmentId().equals(environmentId))
                    .map(Registered::registry)
                    .findFirst();
        }
    }

    /// A Schema Registry and the environment that it belongs to.
    record Registered(String environmentId, RegistryCluster registry) {}

    /// Environments, clusters and registries that `key` can see.
    Visible look(URI apiUrl, KeyRef key, Progress progress);

    /// Tests one part of a profile as it is typed, with the secrets in it and those that are kept, and tells in a
    /// sentence what was found ("3 topics, 1 broker"). A failure's advice says which key is wrong, for what, and where
    /// to make one.
    String test(Component component, Profile draft, Progress progress);

    /// Where secrets may lie.
    ///
    /// @param inUse where they lie now
    record Places(SecretVault.Kind inUse, List<SecretVault.Kind> alternatives) {
        public Places {
            alternatives = List.copyOf(alternatives);
        }
    }

    Places places();

    /// Keeps secrets there from now on, after trying the place out; those that are kept move along. When the place
    /// does not work nothing is changed, and the failure's advice names the others. The user may be asked for the
    /// passphrase of the encrypted file.
    void keepSecretsIn(SecretVault.Kind place);

    /// Stores a new profile, its secrets in the secret store, and gives its name.
    String save(Profile draft);

    /// Stores what became of a profile, and gives its name.
    ///
    /// @param before as it was when the form was opened; refused when it was changed meanwhile
    String update(StoredProfile before, Profile after);
}
