package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// `service-quota/v1`: what may be made, and how much of it is used.
final class QuotasApi {
    private static final String API = "service-quota/v1";
    private static final String PATH = "/service-quota/v1/applied-quotas";

    private final Organization org;

    QuotasApi(Organization org) {
        this.org = org;
    }

    void addTo(Router router, Gate gate) {
        router.get(PATH, gate.cloud(this::list)).get(PATH + "/{id}", gate.cloud(this::read));
    }

    private record Applied(Quotas.Quota quota, Optional<String> environment) implements Entity {
        @Override
        public String id() {
            return quota.id();
        }

        /// All alike: listed by id.
        @Override
        public Instant createdAt() {
            return Instant.EPOCH;
        }
    }

    private Reply list(Request request, Caller caller) throws ApiFailure {
        caller.requireSight(org.crn());
        String scope = request.query("scope").filter(s -> !s.isBlank())
                .orElseThrow(() -> ApiFailure.filter("scope", "The parameter scope is required."));
        List<Applied> found = Quotas.ALL.stream()
                .filter(q -> q.scope().name().equals(scope.toUpperCase(Locale.ROOT)))
                .filter(q -> request.query("id").map(q.id()::equals).orElse(true))
                .map(q -> new Applied(q, request.query("environment")))
                .filter(this::placed)
                .sorted(Store.OLDEST_FIRST)
                .toList();
        return Page.of(request, API, "AppliedQuotaList", found, q -> json(request, q));
    }

    private Reply read(Request request, Caller caller) throws ApiFailure {
        caller.requireSight(org.crn());
        Applied found = Quotas.ALL.stream()
                .filter(q -> q.id().equals(request.var("id")))
                .map(q -> new Applied(q, request.query("environment")))
                .filter(this::placed)
                .findFirst()
                .orElseThrow(() -> ApiFailure.notFound("resource_not_found", "quota not found"));
        return Reply.json(200, json(request, found));
    }

    /// A quota of environments needs one that exists.
    private boolean placed(Applied applied) {
        return applied.quota().scope() == Quotas.Scope.ORGANIZATION
                || applied.environment().flatMap(e -> org.environments().find(e)).isPresent();
    }

    private int usage(Applied applied) {
        String environment = applied.environment().orElse("");
        return switch (applied.quota().id()) {
            case Quotas.API_KEYS -> org.apiKeys().size();
            case Quotas.SERVICE_ACCOUNTS -> org.serviceAccounts();
            case Quotas.ENVIRONMENTS -> org.environments().size();
            case Quotas.INTEGRATIONS -> org.integrations().size();
            case Quotas.INTEGRATIONS_IN_ENVIRONMENT ->
                org.integrations().list(i -> i.environmentId().equals(environment)).size();
            default -> org.clusters().list(c -> c.environmentId().equals(environment)).size();
        };
    }

    private ObjectNode json(Request request, Applied one) {
        Links links = Links.of(request, org);
        Quotas.Quota quota = one.quota();
        Crn name = org.crn().child("applied-quota", quota.id());
        ObjectNode json = Json.object().put("api_version", API).put("kind", "AppliedQuota").put("id", quota.id());
        json.set("metadata", links.metadata(PATH + "/" + quota.id(), name, Instant.EPOCH, Instant.EPOCH));
        json.put("scope", quota.scope().name())
                .put("display_name", quota.displayName())
                .put("default_limit", quota.defaultLimit())
                .put("applied_limit", org.quotas().limit(quota))
                .put("usage", usage(one));
        json.set("organization", links.reference(org.id(), "/org/v2/organizations/" + org.id(), org.crn()));
        if (quota.scope() == Quotas.Scope.ENVIRONMENT) {
            json.set("environment", links.environment(one.environment().orElse("")));
        }
        return json;
    }
}
