package tableflow.console.remote.confluent;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
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
import tableflow.console.remote.http.HttpCall;
import tableflow.console.remote.http.Pages;
import tableflow.console.remote.http.RestClient;
import tableflow.console.remote.http.Urls;
import tableflow.console.service.port.ControlPlane;

/// The control plane over HTTP.
public final class HttpControlPlane implements ControlPlane {

    private final RestClient client;
    private final HttpUrl base;
    private final ControlPlaneCalls calls;

    /// @param base `https://api.confluent.cloud`
    public HttpControlPlane(RestClient client, HttpUrl base) {
        this.client = client;
        this.base = base;
        this.calls = new ControlPlaneCalls(base);
    }

    @Override
    public List<Environment> environments() {
        return Pages.all(
                client,
                HttpCall.get("list environments", Urls.at(base, ControlPlanePaths.ENVIRONMENTS).build()),
                ControlPlaneAnswers::environment);
    }

    @Override
    public List<KafkaCluster> kafkaClusters(String environmentId) {
        return Pages.all(
                client,
                HttpCall.get(
                        "list Kafka clusters of " + environmentId,
                        in(environmentId, ControlPlanePaths.KAFKA_CLUSTERS)),
                it -> ControlPlaneAnswers.kafkaCluster(it, environmentId));
    }

    @Override
    public List<RegistryCluster> registryClusters(String environmentId) {
        return Pages.all(
                client,
                HttpCall.get(
                        "list the Schema Registry of " + environmentId,
                        in(environmentId, ControlPlanePaths.REGISTRY_CLUSTERS)),
                ControlPlaneAnswers::registryCluster);
    }

    private HttpUrl in(String environmentId, String path) {
        return Urls.at(base, path).addQueryParameter("environment", environmentId).build();
    }

    @Override
    public List<ServiceAccount> serviceAccounts() {
        return Pages.all(
                client,
                HttpCall.get("list service accounts", Urls.at(base, ControlPlanePaths.SERVICE_ACCOUNTS).build()),
                ControlPlaneAnswers::serviceAccount);
    }

    @Override
    public ServiceAccount create(NewServiceAccount request) {
        return ControlPlaneAnswers.serviceAccount(client.read(calls.create(request)));
    }

    @Override
    public void delete(DeleteServiceAccount request) {
        delete(calls.delete(request));
    }

    @Override
    public List<RoleBinding> roleBindings(String crnPattern, @Nullable String principal) {
        HttpUrl.Builder url =
                Urls.at(base, ControlPlanePaths.ROLE_BINDINGS).addQueryParameter("crn_pattern", crnPattern);
        if (principal != null) {
            url.addQueryParameter("principal", principal);
        }
        return Pages.all(
                client,
                HttpCall.get("list role bindings on " + crnPattern, url.build()),
                ControlPlaneAnswers::roleBinding);
    }

    @Override
    public RoleBinding create(NewRoleBinding request) {
        return ControlPlaneAnswers.roleBinding(client.read(calls.create(request)));
    }

    @Override
    public void delete(DeleteRoleBinding request) {
        delete(calls.delete(request));
    }

    @Override
    public List<ApiKeyInfo> apiKeys(@Nullable String ownerId, @Nullable String resourceId) {
        HttpUrl.Builder url = Urls.at(base, ControlPlanePaths.API_KEYS);
        if (ownerId != null) {
            url.addQueryParameter("spec.owner", ownerId);
        }
        if (resourceId != null) {
            url.addQueryParameter("spec.resource", resourceId);
        }
        return Pages.all(client, HttpCall.get("list API keys", url.build()), ControlPlaneAnswers::apiKey);
    }

    @Override
    public Optional<ApiKeyInfo> apiKey(String id) {
        HttpCall call = HttpCall.get("read API key " + id, calls.one(ControlPlanePaths.API_KEYS, id));
        return client.find(call, RestClient::goneOrForbidden).map(ControlPlaneAnswers::apiKey);
    }

    @Override
    public CreatedApiKey create(NewApiKey request) {
        return ControlPlaneAnswers.createdApiKey(client.read(calls.create(request)));
    }

    @Override
    public void delete(DeleteApiKey request) {
        delete(calls.delete(request));
    }

    @Override
    public List<ProviderIntegration> providerIntegrations(String environmentId) {
        return Pages.all(
                client,
                HttpCall.get(
                        "list provider integrations of " + environmentId,
                        in(environmentId, ControlPlanePaths.PROVIDER_INTEGRATIONS)),
                it -> ControlPlaneAnswers.providerIntegration(it, environmentId));
    }

    @Override
    public ProviderIntegration create(NewProviderIntegration request) {
        return ControlPlaneAnswers.providerIntegration(client.read(calls.create(request)), request.environmentId());
    }

    @Override
    public void delete(DeleteProviderIntegration request) {
        delete(calls.delete(request));
    }

    @Override
    public List<Quota> quotas(String scope, @Nullable String environmentId) {
        HttpUrl.Builder url = Urls.at(base, ControlPlanePaths.QUOTAS).addQueryParameter("scope", scope);
        if (environmentId != null) {
            url.addQueryParameter("environment", environmentId);
        }
        return Pages.all(client, HttpCall.get("list quotas of " + scope, url.build()), ControlPlaneAnswers::quota);
    }

    private void delete(HttpCall call) {
        deleteUnlessGone(client, call);
    }

    /// Deletes; what is gone already is no failure. A 403 has two meanings here, so the object is looked at before it
    /// counts as gone: what can still be read may only not be deleted by this key.
    static void deleteUnlessGone(RestClient client, HttpCall call) {
        try {
            client.send(call);
        } catch (RemoteFailure failure) {
            if (failure.is(Kind.NOT_FOUND)) {
                return;
            }
            boolean stillThere = !failure.is(Kind.FORBIDDEN)
                    || client.find(HttpCall.get(call.what(), call.url()), RestClient::goneOrForbidden).isPresent();
            if (stillThere) {
                throw failure;
            }
        }
    }
}
