package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Permission;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// `iam/v2` role bindings. There is no update; this API knows no 422.
final class RoleBindingsApi {
    private static final String API = "iam/v2";
    private static final String PATH = "/iam/v2/role-bindings";

    private final Organization org;

    RoleBindingsApi(Organization org) {
        this.org = org;
    }

    void addTo(Router router, Gate gate) {
        router.get(PATH, gate.cloud(this::list))
                .post(PATH, gate.cloud(this::create))
                .get(PATH + "/{id}", gate.cloud(this::read))
                .delete(PATH + "/{id}", gate.cloud(this::delete));
    }

    private record Listed(Roles.Binding binding) implements Entity {
        @Override
        public String id() {
            return binding.id();
        }

        @Override
        public Instant createdAt() {
            return binding.createdAt();
        }
    }

    private Reply list(Request request, Caller caller) throws ApiFailure {
        Crn pattern = new Crn(request.query("crn_pattern").filter(p -> !p.isBlank())
                .orElseThrow(() -> ApiFailure.filter("crn_pattern", "The parameter crn_pattern is required.")));
        if (!new Crn(pattern.text().replaceFirst("/\\*$", "")).valid()) {
            throw ApiFailure.filter("crn_pattern", "crn_pattern is not a resource name of Confluent Cloud.");
        }
        caller.requireSight(org.crn());
        Predicate<Roles.Binding> wanted = b -> sameOrStarred(pattern, b.scope())
                && request.query("principal").map(p -> p.equals("User:" + b.principal())).orElse(true)
                && request.query("role_name").map(b.role()::equals).orElse(true);
        List<Listed> found = org.roles().all().stream().filter(wanted).map(Listed::new).toList();
        return Page.of(request, API, "RoleBindingList", found, b -> json(request, b.binding()));
    }

    /// The filter means exactly this scope, unless it ends with a star; `/*` means all that lies below.
    private static boolean sameOrStarred(Crn pattern, Crn scope) {
        return pattern.text().endsWith("*") ? pattern.covers(scope) : pattern.equals(scope);
    }

    private Reply create(Request request, Caller caller) throws BadJson, ApiFailure {
        try {
            return create(request, caller, Fields.of(request));
        } catch (ApiFailure e) {
            throw e.status() == 422 ? e.as(400) : e;
        }
    }

    private Reply create(Request request, Caller caller, Fields body) throws ApiFailure {
        Crn scope = new Crn(body.text("crn_pattern"));
        String principal = body.text("principal");
        String role = body.text("role_name");
        if (!scope.valid() || !org.crn().covers(scope)) {
            throw body.invalid("crn_pattern", "crn_pattern does not name a resource of this organization.");
        }
        caller.require(Permission.GRANT, scope);
        String account = principal.startsWith("User:") ? principal.substring("User:".length()) : "";
        if (org.accounts().find(account).isEmpty()) {
            throw body.invalid("principal", "principal must be User: and the id of a user or service account.");
        }
        if (!Roles.known(role)) {
            throw body.invalid("role_name", "Unknown role: " + role);
        }
        Optional<Roles.Binding> same = org.roles().all().stream()
                .filter(b -> b.principal().equals(account) && b.role().equals(role) && b.scope().equals(scope))
                .findFirst();
        if (same.isPresent()) {
            throw ApiFailure.conflict("This role binding already exists.", PATH + "/" + same.get().id());
        }
        Roles.Binding made = new Roles.Binding(org.ids().next("rb"), account, role, scope, org.now());
        org.roles().add(made);
        return Reply.json(201, json(request, made)).withHeader("Location", request.origin() + PATH + "/" + made.id());
    }

    private Reply read(Request request, Caller caller) throws ApiFailure {
        caller.requireSight(org.crn());
        return Reply.json(200, json(request, found(request)));
    }

    /// Answers with what it removed, as the specification has it.
    private Reply delete(Request request, Caller caller) throws ApiFailure {
        Roles.Binding old = found(request);
        caller.require(Permission.GRANT, old.scope());
        org.roles().remove(old.id());
        return Reply.json(200, json(request, old));
    }

    /// A binding that is gone is forbidden, and says so in two shapes.
    private Roles.Binding found(Request request) throws ApiFailure {
        return org.roles().find(request.var("id")).orElseThrow(() -> ApiFailure.forbidden().alsoCoded(40301));
    }

    private ObjectNode json(Request request, Roles.Binding one) {
        ObjectNode json = Json.object().put("api_version", API).put("kind", "RoleBinding").put("id", one.id());
        json.set("metadata", Links.of(request, org).metadata(PATH + "/" + one.id(),
                org.crn().child("role-binding", one.id()), one.createdAt(), one.createdAt()));
        return json.put("principal", "User:" + one.principal())
                .put("role_name", one.role())
                .put("crn_pattern", one.scope().text());
    }
}
