package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Permission;
import tableflow.console.sandbox.access.Secret;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// `iam/v2` API keys. The secret is in the answer that makes a key and nowhere else, ever.
final class ApiKeysApi {
    private static final String API = "iam/v2";
    private static final String PATH = "/iam/v2/api-keys";

    private final Organization org;
    private final KeyResources resources;

    ApiKeysApi(Organization org) {
        this.org = org;
        this.resources = new KeyResources(org);
    }

    void addTo(Router router, Gate gate) {
        router.get(PATH, gate.cloud(this::list))
                .post(PATH, gate.cloud(this::create))
                .get(PATH + "/{id}", gate.cloud(this::read))
                .patch(PATH + "/{id}", gate.cloud(this::update))
                .delete(PATH + "/{id}", gate.cloud(this::delete));
    }

    private Reply list(Request request, Caller caller) throws ApiFailure {
        caller.requireSight(org.crn());
        Optional<String> owner = request.query("spec.owner");
        Optional<String> resource = request.query("spec.resource");
        return Page.of(request, API, "ApiKeyList",
                org.apiKeys().list(k -> owner.map(k.owner()::equals).orElse(true)
                        && resource.map(k.resource()::equals).orElse(true)
                        && manages(caller, k.owner())),
                k -> json(request, k, Optional.empty()));
    }

    private Reply create(Request request, Caller caller) throws Exception {
        Fields spec = Fields.of(request).object("spec");
        Fields owner = spec.object("owner");
        String ownerId = owner.text("id");
        if (org.accounts().find(ownerId).isEmpty()) {
            throw owner.invalid("id", "owner not found");
        }
        if (!manages(caller, ownerId)) {
            throw ApiFailure.forbidden();
        }
        Optional<Fields> wanted = spec.maybeObject("resource");
        String resource = wanted.isPresent() ? wanted.get().text("id") : Key.CLOUD;
        KeyKind kind = resources.kindOf(resource)
                .orElseThrow(() -> spec.invalid("resource/id", "resource not found"));
        ApiKey.Text text = text(spec, new ApiKey.Text("", ""));
        org.quotas().room(Quotas.API_KEYS, org.apiKeys().size());
        Instant now = org.now();
        Secret secret = Secret.random(org.ids().random());
        ApiKey made = new ApiKey(
                org.ids().apiKey(), text, ownerId, kind, resource, new ApiKey.Times(now, now));
        org.addKey(made, new Key(made.id(), secret, ownerId, kind, resource, now.plus(org.pace().keyUsable(kind))));
        return Reply.json(202, json(request, made, Optional.of(secret)))
                .withHeader("Location", request.origin() + PATH + "/" + made.id());
    }

    private Reply read(Request request, Caller caller) throws ApiFailure {
        return Reply.json(200, json(request, found(request, caller), Optional.empty()));
    }

    private Reply update(Request request, Caller caller) throws Exception {
        ApiKey old = found(request, caller);
        Fields spec = Fields.of(request).object("spec");
        spec.only(Set.of("display_name", "description"), "Only display_name and description can be changed.");
        ApiKey changed = new ApiKey(old.id(), text(spec, old.text()), old.owner(), old.kind(), old.resource(),
                new ApiKey.Times(old.createdAt(), org.now()));
        org.apiKeys().put(changed);
        return Reply.json(200, json(request, changed, Optional.empty()));
    }

    private Reply delete(Request request, Caller caller) throws ApiFailure {
        org.removeKey(found(request, caller).id());
        return Reply.empty(204);
    }

    /// A key that is gone is forbidden, not missing.
    private ApiKey found(Request request, Caller caller) throws ApiFailure {
        ApiKey key = org.apiKeys().find(request.var("id")).orElseThrow(ApiFailure::forbidden);
        if (!manages(caller, key.owner())) {
            throw ApiFailure.forbidden();
        }
        return key;
    }

    /// Everybody manages their own keys; those of others need a right over accounts, or over that account.
    private boolean manages(Caller caller, String owner) {
        return caller.principal().equals(owner)
                || caller.may(Permission.MANAGE_ACCOUNT, org.crn())
                || caller.may(Permission.GRANT, ServiceAccountsApi.crn(org, owner));
    }

    private static ApiKey.Text text(Fields spec, ApiKey.Text old) throws ApiFailure {
        return new ApiKey.Text(
                spec.maybeText("display_name", 64).orElse(old.displayName()),
                spec.maybeText("description", 256).orElse(old.description()));
    }

    private ObjectNode json(Request request, ApiKey one, Optional<Secret> secret) {
        Links links = Links.of(request, org);
        Crn name = org.crn().child("api-key", one.id());
        ObjectNode json = Json.object().put("api_version", API).put("kind", "ApiKey").put("id", one.id());
        json.set("metadata", links.metadata(
                PATH + "/" + one.id(), name, one.createdAt(), one.times().updatedAt()));
        ObjectNode spec = json.putObject("spec")
                .put("secret", secret.map(Secret::reveal).orElse(""))
                .put("display_name", one.text().displayName())
                .put("description", one.text().description());
        spec.set("owner", owner(links, one.owner()));
        spec.set("resource", resources.reference(links, one));
        return json;
    }

    private ObjectNode owner(Links links, String id) {
        boolean user = org.accounts().find(id).map(a -> a.kind() == Account.Kind.USER).orElse(false);
        return (user
                ? links.reference(id, "/iam/v2/users/" + id, org.crn().child("user", id))
                : links.reference(id, "/iam/v2/service-accounts/" + id, ServiceAccountsApi.crn(org, id)))
                .put("api_version", API)
                .put("kind", user ? "User" : "ServiceAccount");
    }
}
