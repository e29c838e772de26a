package tableflow.console.sandbox.confluent;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Router;

/// Limits on how many objects there may be. The values are defaults of the kind the real service has; a test lowers
/// them to meet a 402.
public final class Quotas {
    static final String API_KEYS = "apikeys_per_org";
    static final String SERVICE_ACCOUNTS = "service_accounts_per_org";
    static final String ENVIRONMENTS = "environments_per_org";
    static final String CLUSTERS = "kafka_clusters_per_env";
    static final String INTEGRATIONS = "provider_integrations_per_org";
    static final String INTEGRATIONS_IN_ENVIRONMENT = "provider_integrations_per_env";

    static final List<Quota> ALL = List.of(
            new Quota(API_KEYS, Scope.ORGANIZATION, "API Keys Per Organization", 2000),
            new Quota(SERVICE_ACCOUNTS, Scope.ORGANIZATION, "Service Accounts Per Organization", 1000),
            new Quota(ENVIRONMENTS, Scope.ORGANIZATION, "Environments Per Organization", 25),
            new Quota(INTEGRATIONS, Scope.ORGANIZATION, "Provider Integrations Per Organization", 100),
            new Quota(INTEGRATIONS_IN_ENVIRONMENT, Scope.ENVIRONMENT, "Provider Integrations Per Environment", 100),
            new Quota(CLUSTERS, Scope.ENVIRONMENT, "Kafka Clusters Per Environment", 20));

    private final Map<String, Integer> changed = new ConcurrentHashMap<>();

    enum Scope {
        ORGANIZATION,
        ENVIRONMENT
    }

    record Quota(String id, Scope scope, String displayName, int defaultLimit) {}

    int limit(Quota quota) {
        return changed.getOrDefault(quota.id(), quota.defaultLimit());
    }

    /// Changes a limit.
    ///
    /// @throws IllegalArgumentException when there is no such quota
    public void change(String id, int limit) {
        if (ALL.stream().noneMatch(q -> q.id().equals(id))) {
            throw new IllegalArgumentException("no quota " + id);
        }
        changed.put(id, limit);
    }

    Map<String, Integer> changed() {
        return Map.copyOf(changed);
    }

    /// Adds `PUT /quotas/{id}` with the body `{"limit":3}`.
    void addTo(Router router) {
        router.put("/quotas/{id}", request -> {
            try {
                change(request.var("id"), request.json().path("limit").asInt());
                return Reply.empty(204);
            } catch (IllegalArgumentException e) {
                return Reply.json(404, Map.of("message", String.valueOf(e.getMessage())));
            }
        });
    }

    /// Refuses one object more than the limit.
    void room(String id, int used) throws ApiFailure {
        for (Quota quota : ALL) {
            if (quota.id().equals(id) && used >= limit(quota)) {
                throw ApiFailure.quota(id, limit(quota));
            }
        }
    }
}
