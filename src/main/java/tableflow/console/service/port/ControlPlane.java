package tableflow.console.service.port;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.ChangeRequest.DeleteApiKey;
import tableflow.console.domain.change.ChangeRequest.DeleteProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteRoleBinding;
import tableflow.console.domain.change.ChangeRequest.DeleteServiceAccount;
import tableflow.console.domain.change.ChangeRequest.NewApiKey;
import tableflow.console.domain.change.ChangeRequest.NewProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.NewRoleBinding;
import tableflow.console.domain.change.ChangeRequest.NewServiceAccount;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.CreatedApiKey;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.Quota;
import tableflow.console.domain.confluent.RegistryCluster;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.confluent.ServiceAccount;

/// Confluent's control plane, opened by a Cloud API key. Lists are complete: all pages are read.
/// A lookup by id is empty when the object is gone, which the control plane tells by 404 and also by 403.
/// Deleting what is gone succeeds.
public interface ControlPlane {

    List<Environment> environments();

    List<KafkaCluster> kafkaClusters(String environmentId);

    /// Empty until the environment's first Kafka cluster exists.
    List<RegistryCluster> registryClusters(String environmentId);

    List<ServiceAccount> serviceAccounts();

    ServiceAccount create(NewServiceAccount request);

    void delete(DeleteServiceAccount request);

    /// The bindings on `crnPattern` (required by the service), of one principal when given.
    List<RoleBinding> roleBindings(String crnPattern, @Nullable String principal);

    RoleBinding create(NewRoleBinding request);

    void delete(DeleteRoleBinding request);

    /// Keys without secrets, of one owner and one resource where given.
    List<ApiKeyInfo> apiKeys(@Nullable String ownerId, @Nullable String resourceId);

    Optional<ApiKeyInfo> apiKey(String id);

    /// Makes a key. The adapter never repeats this call: an uncertain end throws, and the caller must look first.
    CreatedApiKey create(NewApiKey request);

    void delete(DeleteApiKey request);

    List<ProviderIntegration> providerIntegrations(String environmentId);

    ProviderIntegration create(NewProviderIntegration request);

    void delete(DeleteProviderIntegration request);

    /// The applied quotas of a scope: `organization`, `environment`.
    List<Quota> quotas(String scope, @Nullable String environmentId);
}
