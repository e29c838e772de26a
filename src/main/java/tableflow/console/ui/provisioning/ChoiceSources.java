package tableflow.console.ui.provisioning;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.port.Tableflow;
import tableflow.console.ui.work.Task;

/// Where the form gets the objects that it offers for reuse. Each source blocks, runs in a job of its own, and may fail
/// alone: the form then takes an id instead.
///
/// @param catalogs the catalog integrations of the profile's cluster; empty where no Tableflow key is at hand
public record ChoiceSources(
        Task<List<KafkaCluster>> clusters,
        Task<List<ServiceAccount>> accounts,
        Task<List<ProviderIntegration>> integrations,
        Task<List<CatalogIntegration>> catalogs) {

    /// The sources of a profile.
    ///
    /// @param control opens the control plane; called in jobs, may ask the secret store
    /// @param tableflow opens the Tableflow API where the profile has a key to it; called in jobs
    public static ChoiceSources of(
            Profile profile, Supplier<ControlPlane> control, Supplier<Optional<Tableflow>> tableflow) {
        @Nullable String environment = profile.confluent().environmentId();
        Profile.@Nullable Kafka kafka = profile.kafka();
        return new ChoiceSources(
                progress -> environment == null ? List.of() : control.get().kafkaClusters(environment),
                progress -> control.get().serviceAccounts(),
                progress -> environment == null ? List.of() : control.get().providerIntegrations(environment),
                progress -> environment == null || kafka == null
                        ? List.of()
                        : tableflow.get()
                                .map(it -> it.catalogIntegrations(environment, kafka.clusterId()))
                                .orElse(List.of()));
    }
}
