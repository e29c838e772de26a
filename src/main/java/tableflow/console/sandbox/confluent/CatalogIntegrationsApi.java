package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Permission;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// `tableflow/v1` catalog integrations: one serves all tables of a cluster. It stays PENDING until a first table has
/// reached the catalog.
final class CatalogIntegrationsApi {
    private static final String PATH = "/tableflow/v1/catalog-integrations";
    private static final Set<String> CHANGEABLE =
            Set.of("environment", "kafka_cluster", "display_name", "suspended", "config");
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "AwsGlue", List.of("provider_integration_id"),
            "Snowflake", List.of("endpoint", "client_id", "client_secret", "warehouse", "allowed_scope"),
            "Unity", List.of("workspace_endpoint", "catalog_name", "client_id", "client_secret"));

    private final Organization org;
    private final TableflowStatus status;

    CatalogIntegrationsApi(Organization org, TableflowStatus status) {
        this.org = org;
        this.status = status;
    }

    void addTo(Router router, Gate gate) {
        router.get(PATH, gate.tableflow(this::list))
                .post(PATH, gate.tableflow(this::create))
                .get(PATH + "/{id}", gate.tableflow(this::read))
                .patch(PATH + "/{id}", gate.tableflow(this::update))
                .delete(PATH + "/{id}", gate.tableflow(this::delete));
    }

    static Crn crn(Organization org, CatalogIntegration one) {
        return org.crn(one.environmentId(), one.clusterId()).child("catalog-integration", one.id());
    }

    private Reply list(Request request, Caller caller) throws ApiFailure {
        Scopes scopes = Scopes.of(request, caller, org);
        return Page.of(request, "tableflow/v1", "CatalogIntegrationList",
                org.catalogs(scopes.environment(), scopes.cluster()), c -> json(request, c));
    }

    private Reply create(Request request, Caller caller) throws Exception {
        Fields spec = Fields.of(request).object("spec");
        String name = spec.text("display_name");
        Scopes scopes = Scopes.of(spec, caller, org);
        caller.require(Permission.MANAGE_CATALOG, org.crn(scopes.environment(), scopes.cluster()));
        TableflowRequest.resumes(spec);
        Fields config = spec.object("config");
        List<String> required = REQUIRED.get(config.text("kind"));
        if (required == null) {
            throw config.invalid("kind", "kind must be one of AwsGlue, Snowflake, Unity.");
        }
        for (String field : required) {
            config.text(field);
        }
        if (config.text("kind").equals("AwsGlue")) {
            checkGlue(config, scopes, caller);
        }
        refuseTaken(scopes, name, config.text("kind"));
        Instant now = org.now();
        CatalogIntegration made = new CatalogIntegration(org.ids().next("tci"), scopes.environment(),
                scopes.cluster(), name, hidden(config), new CatalogIntegration.Times(now, now));
        org.catalogs().put(made);
        return Reply.json(202, json(request, made)).withHeader("Location", request.origin() + location(made));
    }

    private void checkGlue(Fields config, Scopes scopes, Caller caller) throws ApiFailure {
        String integration = config.text("provider_integration_id");
        if (org.integration(scopes.environment(), integration).isEmpty()) {
            throw config.invalid("provider_integration_id", "provider integration not found");
        }
        caller.require(Permission.ASSIGN_INTEGRATION, IntegrationsApi.crn(org, scopes.environment(), integration));
        boolean aws = org.cluster(scopes.environment(), scopes.cluster())
                .map(c -> c.placement().cloud().equals("AWS")).orElse(false);
        if (!aws) {
            throw config.invalid("kind", "AwsGlue needs a cluster on AWS.");
        }
        checkDatabase(config);
    }

    private static void checkDatabase(Fields config) throws ApiFailure {
        Optional<String> database = config.maybeText("custom_database");
        if (database.isPresent() && !database.get().matches("[A-Za-z0-9_-]{1,255}")) {
            throw config.invalid("custom_database",
                    "custom_database must have only letters, digits, underscores and hyphens.");
        }
    }

    private void refuseTaken(Scopes scopes, String name, String kind) throws ApiFailure {
        for (CatalogIntegration other : org.catalogs(scopes.environment(), scopes.cluster())) {
            if (other.displayName().equals(name)) {
                throw ApiFailure.conflict("A catalog integration with this name already exists.", location(other))
                        .at("/spec/display_name");
            }
            if (other.kind().equals(kind)) {
                throw ApiFailure.conflict(
                        "The cluster already has a catalog integration of kind " + kind + ".", location(other));
            }
        }
    }

    private Reply read(Request request, Caller caller) throws ApiFailure {
        return Reply.json(200, json(request, found(request.var("id"), Scopes.of(request, caller, org))));
    }

    private Reply update(Request request, Caller caller) throws Exception {
        Fields spec = Fields.of(request).object("spec");
        Scopes scopes = Scopes.of(spec, caller, org);
        CatalogIntegration old = found(request.var("id"), scopes);
        caller.require(Permission.MANAGE_CATALOG, org.crn(scopes.environment(), scopes.cluster()));
        spec.only(CHANGEABLE, "This cannot be changed.");
        TableflowRequest.resumes(spec);
        Fields config = spec.object("config");
        if (!config.text("kind").equals(old.kind())) {
            throw config.invalid("kind", "kind cannot be changed.");
        }
        if (!config.maybeText("provider_integration_id").or(old::integrationId).equals(old.integrationId())) {
            throw config.invalid("provider_integration_id", "provider_integration_id cannot be changed.");
        }
        checkDatabase(config);
        ObjectNode merged = old.config().deepCopy();
        merged.setAll(hidden(config));
        CatalogIntegration changed = new CatalogIntegration(old.id(), old.environmentId(), old.clusterId(),
                spec.maybeText("display_name").orElse(old.displayName()), merged,
                new CatalogIntegration.Times(old.createdAt(), org.now()));
        org.catalogs().put(changed);
        return Reply.json(200, json(request, changed));
    }

    private Reply delete(Request request, Caller caller) throws ApiFailure {
        Scopes scopes = Scopes.of(request, caller, org);
        CatalogIntegration old = found(request.var("id"), scopes);
        caller.require(Permission.MANAGE_CATALOG, org.crn(scopes.environment(), scopes.cluster()));
        org.catalogs().remove(old.id());
        return Reply.empty(204);
    }

    private CatalogIntegration found(String id, Scopes scopes) throws ApiFailure {
        return org.catalogs(scopes.environment(), scopes.cluster()).stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiFailure.notFound("resource_not_found", "catalog integration not found"));
    }

    /// Secrets of other vendors are taken and never shown again.
    private static ObjectNode hidden(Fields config) {
        ObjectNode copy = config.copy();
        if (copy.has("client_secret")) {
            copy.put("client_secret", "");
        }
        return copy;
    }

    private static String location(CatalogIntegration one) {
        return PATH + "/" + one.id() + "?environment=" + one.environmentId()
                + "&spec.kafka_cluster=" + one.clusterId();
    }

    private ObjectNode json(Request request, CatalogIntegration one) {
        Links links = Links.of(request, org);
        ObjectNode json = Json.object()
                .put("api_version", "tableflow/v1").put("kind", "CatalogIntegration").put("id", one.id());
        json.set("metadata", links.metadata(
                PATH + "/" + one.id(), crn(org, one), one.createdAt(), one.times().updatedAt()));
        ObjectNode spec = json.putObject("spec").put("display_name", one.displayName()).put("suspended", false);
        spec.set("config", one.config());
        spec.set("environment", links.environment(one.environmentId()));
        spec.set("kafka_cluster", links.cluster(one.environmentId(), one.clusterId()));
        json.set("status", status(one));
        return json;
    }

    private ObjectNode status(CatalogIntegration one) {
        Optional<Instant> synced = org.tables(one.environmentId(), one.clusterId()).stream()
                .flatMap(t -> status.syncedAt(t, one).map(first -> status.lastSync(t, one, first)).stream())
                .max(Instant::compareTo);
        boolean connected = synced.isPresent() && org.past(one.createdAt(), org.pace().catalogConnected());
        ObjectNode json = Json.object().put("phase", connected ? "CONNECTED" : "PENDING");
        if (connected) {
            json.put("last_sync_at", synced.get().toString());
        }
        return json;
    }
}
