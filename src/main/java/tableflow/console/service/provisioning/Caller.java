package tableflow.console.service.provisioning;

import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.ChangeRequest.AlterTopicConfigs;
import tableflow.console.domain.change.ChangeRequest.ChangeTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteApiKey;
import tableflow.console.domain.change.ChangeRequest.DeleteCatalogIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteRoleBinding;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.DeleteServiceAccount;
import tableflow.console.domain.change.ChangeRequest.DeleteTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteTopic;
import tableflow.console.domain.change.ChangeRequest.MorePartitions;
import tableflow.console.domain.change.ChangeRequest.NewApiKey;
import tableflow.console.domain.change.ChangeRequest.NewGlueIntegration;
import tableflow.console.domain.change.ChangeRequest.NewProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.NewRoleBinding;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.NewServiceAccount;
import tableflow.console.domain.change.ChangeRequest.NewTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.NewTopic;
import tableflow.console.domain.change.ChangeRequest.RegistryKeeping;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.service.port.KafkaRest;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.port.Tableflow;

/// Sends a change to the system that it is for.
final class Caller {

    private Caller() {}

    /// Sends `request`, and returns the id of what was made or changed: its name where it has none.
    ///
    /// @throws IllegalArgumentException for a new API key, whose secret needs more care than this
    static String send(Site site, ChangeRequest request) {
        return switch (request) {
            case NewServiceAccount it -> site.control().create(it).id();
            case NewRoleBinding it -> site.control().create(it).id();
            case NewProviderIntegration it -> site.control().create(it).id();
            case NewTopic it -> {
                kafka(site, it.clusterId()).create(it, false);
                yield it.name();
            }
            case MorePartitions it -> {
                kafka(site, it.clusterId()).addPartitions(it);
                yield it.topic();
            }
            case AlterTopicConfigs it -> {
                kafka(site, it.clusterId()).alter(it, false);
                yield it.topic();
            }
            case NewSchema it -> Integer.toString(registry(site).register(it).version());
            case SetCompatibility it -> {
                registry(site).setCompatibility(it);
                yield it.subject();
            }
            case NewGlueIntegration it -> tableflow(site).create(it).id();
            case NewTableflowTopic it -> tableflow(site).create(it).name();
            case ChangeTableflowTopic it -> tableflow(site).change(it).name();
            case DeleteServiceAccount it -> {
                site.control().delete(it);
                yield it.id();
            }
            case DeleteRoleBinding it -> {
                site.control().delete(it);
                yield it.id();
            }
            case DeleteApiKey it -> {
                site.control().delete(it);
                yield it.id();
            }
            case DeleteProviderIntegration it -> {
                site.control().delete(it);
                yield it.id();
            }
            case DeleteTopic it -> {
                kafka(site, it.clusterId()).delete(it);
                yield it.topic();
            }
            case DeleteSchemaVersion it -> {
                registry(site).delete(it);
                yield it.subject();
            }
            case DeleteCatalogIntegration it -> {
                tableflow(site).delete(it);
                yield it.id();
            }
            case DeleteTableflowTopic it -> {
                tableflow(site).delete(it);
                yield it.name();
            }
            case RegistryKeeping it -> throw new IllegalArgumentException("no part of provisioning: " + it);
            case NewApiKey it -> throw new IllegalArgumentException("keys are made by KeyMaker: " + it.displayName());
        };
    }

    static KafkaRest kafka(Site site, String clusterId) {
        return site.kafka(clusterId).orElseThrow(() -> noKey("the cluster " + clusterId));
    }

    static SchemaRegistry registry(Site site) {
        return site.registry().orElseThrow(() -> noKey("the Schema Registry"));
    }

    static Tableflow tableflow(Site site) {
        return site.tableflow().orElseThrow(() -> noKey("Tableflow"));
    }

    private static RemoteFailure noKey(String what) {
        return RemoteFailure.of(RemoteFailure.Kind.UNAUTHORIZED, "open " + what, "there is no key to it")
                .withAdvice("Let provisioning make one, or enter one in the profile.");
    }
}
