package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tableflow.console.sandbox.access.Permission;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// `org/v2`: the organization and its environments.
final class EnvironmentsApi {
    private static final String API = "org/v2";
    private static final String PATH = "/org/v2/environments";
    private static final Set<String> PACKAGES = Set.of("ESSENTIALS", "ADVANCED");

    private final Organization org;

    EnvironmentsApi(Organization org) {
        this.org = org;
    }

    void addTo(Router router, Gate gate) {
        router.get("/org/v2/organizations", gate.cloud(this::organizations))
                .get("/org/v2/organizations/{id}", gate.cloud(this::organization))
                .get(PATH, gate.cloud(this::list))
                .post(PATH, gate.cloud(this::create))
                .get(PATH + "/{id}", gate.cloud(this::read))
                .patch(PATH + "/{id}", gate.cloud(this::update))
                .delete(PATH + "/{id}", gate.cloud(this::delete));
    }

    private record Self(String id, Instant createdAt) implements Entity {}

    private Reply organizations(Request request, Caller caller) throws ApiFailure {
        caller.requireSight(org.crn());
        return Page.of(request, API, "OrganizationList", java.util.List.of(new Self(org.id(), Instant.EPOCH)),
                self -> organizationJson(request));
    }

    private Reply organization(Request request, Caller caller) throws ApiFailure {
        caller.requireSight(org.crn());
        if (!request.var("id").equals(org.id())) {
            throw ApiFailure.notFound("resource_not_found", "organization not found");
        }
        return Reply.json(200, organizationJson(request));
    }

    private ObjectNode organizationJson(Request request) {
        ObjectNode json = head("Organization", org.id());
        json.set("metadata", Links.of(request, org).metadata(
                "/org/v2/organizations/" + org.id(), org.crn(), Instant.EPOCH, Instant.EPOCH));
        return json.put("display_name", "Sandbox").put("jit_enabled", false);
    }

    private Reply list(Request request, Caller caller) throws ApiFailure {
        caller.requireSight(org.crn());
        return Page.of(request, API, "EnvironmentList",
                org.environments().list(e -> caller.sees(org.crn(e.id()))), e -> json(request, e));
    }

    private Reply create(Request request, Caller caller) throws Exception {
        caller.require(Permission.MANAGE_ENVIRONMENT, org.crn());
        Fields body = Fields.of(request);
        String name = body.text("display_name");
        String governance = governance(body).orElse("ESSENTIALS");
        refuseTaken(name, "");
        org.quotas().room(Quotas.ENVIRONMENTS, org.environments().size());
        Instant now = org.now();
        Environment made = new Environment(org.ids().next("env"), name, governance, now, now);
        org.environments().put(made);
        return Reply.json(201, json(request, made)).withHeader("Location", request.origin() + PATH + "/" + made.id());
    }

    private Reply read(Request request, Caller caller) throws ApiFailure {
        return Reply.json(200, json(request, found(request, caller)));
    }

    private Reply update(Request request, Caller caller) throws Exception {
        Environment old = found(request, caller);
        caller.require(Permission.MANAGE_ENVIRONMENT, org.crn(old.id()));
        Fields body = Fields.of(request);
        String name = body.maybeText("display_name").orElse(old.displayName());
        refuseTaken(name, old.id());
        String governance = governance(body).orElse(old.governance());
        if (old.governance().equals("ADVANCED") && governance.equals("ESSENTIALS")) {
            throw body.invalid("stream_governance_config/package", "A package cannot be downgraded.");
        }
        Environment changed = new Environment(old.id(), name, governance, old.createdAt(), org.now());
        org.environments().put(changed);
        return Reply.json(200, json(request, changed));
    }

    private Reply delete(Request request, Caller caller) throws ApiFailure {
        Environment old = found(request, caller);
        caller.require(Permission.MANAGE_ENVIRONMENT, org.crn(old.id()));
        if (org.clusters().find(c -> c.environmentId().equals(old.id())).isPresent()) {
            throw ApiFailure.busy(409, "The environment still has Kafka clusters.");
        }
        org.registries().list(r -> r.environmentId().equals(old.id())).forEach(r -> org.registries().remove(r.id()));
        org.integrations().list(i -> i.environmentId().equals(old.id()))
                .forEach(i -> org.integrations().remove(i.id()));
        org.environments().remove(old.id());
        return Reply.empty(204);
    }

    private Environment found(Request request, Caller caller) throws ApiFailure {
        caller.requireSight(org.crn());
        Environment found = org.environments().find(request.var("id"))
                .orElseThrow(() -> ApiFailure.notFound("resource_not_found", "environment not found"));
        caller.requireSight(org.crn(found.id()));
        return found;
    }

    private void refuseTaken(String name, String own) throws ApiFailure {
        Optional<Environment> taken = org.environments().find(e -> e.displayName().equals(name)
                && !e.id().equals(own));
        if (taken.isPresent()) {
            throw ApiFailure.conflict("An environment with this name already exists.", PATH + "/" + taken.get().id())
                    .at("/display_name");
        }
    }

    private static Optional<String> governance(Fields body) throws ApiFailure {
        Optional<Fields> config = body.maybeObject("stream_governance_config");
        if (config.isEmpty()) {
            return Optional.empty();
        }
        String name = config.get().text("package");
        if (!PACKAGES.contains(name)) {
            throw config.get().invalid("package", "package must be ESSENTIALS or ADVANCED.");
        }
        return Optional.of(name);
    }

    private ObjectNode json(Request request, Environment one) {
        ObjectNode json = head("Environment", one.id());
        json.set("metadata", Links.of(request, org).metadata(
                PATH + "/" + one.id(), org.crn(one.id()), one.createdAt(), one.updatedAt()));
        json.put("display_name", one.displayName());
        json.putObject("stream_governance_config").put("package", one.governance());
        return json;
    }

    private static ObjectNode head(String kind, String id) {
        return Json.object().put("api_version", API).put("kind", kind).put("id", id);
    }
}
