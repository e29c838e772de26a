package tableflow.console.remote.confluent;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
import tableflow.console.remote.http.Fields;
import tableflow.console.remote.http.HttpCall;
import tableflow.console.remote.http.Pages;
import tableflow.console.remote.http.RestClient;
import tableflow.console.remote.http.Urls;
import tableflow.console.service.port.ControlPlane;

/// The control plane over HTTP.
public final class HttpControlPlane implements ControlPlane {

    private static final String UNTOLD = "Looking at it is refused too, and the service refuses what is gone in the"
            + " same way: look in Confluent Cloud whether it is still there.";

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
        return list("environments", Urls.at(base, ControlPlanePaths.ENVIRONMENTS), ControlPlaneAnswers::environment);
    }

    @Override
    public List<KafkaCluster> kafkaClusters(String environmentId) {
        return list("Kafka clusters of " + environmentId, in(environmentId, ControlPlanePaths.KAFKA_CLUSTERS),
                it -> ControlPlaneAnswers.kafkaCluster(it, environmentId));
    }

    @Override
    public List<RegistryCluster> registryClusters(String environmentId) {
        return list("the Schema Registry of " + environmentId, in(environmentId, ControlPlanePaths.REGISTRY_CLUSTERS),
                ControlPlaneAnswers::registryCluster);
    }

    private HttpUrl.Builder in(String environmentId, String path) {
        return Urls.at(base, path).addQueryParameter("environment", environmentId);
    }

    /// Every object of a kind, all pages of it.
    private <T> List<T> list(String what, HttpUrl.Builder url, Function<Fields, T> reader) {
        return Pages.all(client, HttpCall.get("list " + what, url.build()), reader);
    }

    @Override
    public List<ServiceAccount> serviceAccounts() {
        return list("service accounts", Urls.at(base, ControlPlanePaths.SERVICE_ACCOUNTS),
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
        return list("role bindings on " + crnPattern, url, ControlPlaneAnswers::roleBinding);
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
        return list("API keys", url, ControlPlaneAnswers::apiKey);
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
        return list("provider integrations of " + environmentId,
                in(environmentId, ControlPlanePaths.PROVIDER_INTEGRATIONS),
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
        return list("quotas of " + scope, url, ControlPlaneAnswers::quota);
    }

    private void delete(HttpCall call) {
        deleteUnlessGone(client, call);
    }

    /// Deletes; what is gone already is no failure. A 403 has two meanings here, "not yours" and "not there", so the
    /// object is looked at: only a 404 then says that it is gone. When that is refused too nobody can tell, and what
    /// cannot be told is not counted as removed.
    static void deleteUnlessGone(RestClient client, HttpCall call) {
        try {
            client.send(call);
        } catch (RemoteFailure failure) {
            if (failure.is(Kind.NOT_FOUND)) {
                return;
            }
            if (!failure.is(Kind.FORBIDDEN)) {
                throw failure;
            }
            boolean refusedToo = false;
            try {
                if (client.find(HttpCall.get(call.what(), call.url()), RestClient::gone).isEmpty()) {
                    return;
                }
            } catch (RemoteFailure look) {
                if (look.is(Kind.CANCELLED)) {
                    throw look;
                }
                refusedToo = look.is(Kind.FORBIDDEN);
            }
            throw refusedToo ? failure.withAdvice(UNTOLD + failure.advice().map(it -> " " + it).orElse("")) : failure;
        }
    }
}
