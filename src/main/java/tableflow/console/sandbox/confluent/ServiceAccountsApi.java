package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Permission;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// `iam/v2` service accounts. Deleting one deletes its keys and its role bindings.
final class ServiceAccountsApi {
    private static final String API = "iam/v2";
    private static final String PATH = "/iam/v2/service-accounts";

    private final Organization org;

    ServiceAccountsApi(Organization org) {
        this.org = org;
    }

    void addTo(Router router, Gate gate) {
        router.get(PATH, gate.cloud(this::list))
                .post(PATH, gate.cloud(this::create))
                .get(PATH + "/{id}", gate.cloud(this::read))
                .patch(PATH + "/{id}", gate.cloud(this::update))
                .delete(PATH + "/{id}", gate.cloud(this::delete));
    }

    static Crn crn(Organization org, String id) {
        return org.crn().child("service-account", id);
    }

    private Reply list(Request request, Caller caller) throws ApiFailure {
        caller.requireSight(org.crn());
        Set<String> names = Set.copyOf(request.queryAll("display_name"));
        return Page.of(request, API, "ServiceAccountList",
                org.accounts().list(a -> a.kind() == Account.Kind.SERVICE_ACCOUNT
                        && (names.isEmpty() || names.contains(a.displayName()))),
                a -> json(request, a));
    }

    private Reply create(Request request, Caller caller) throws Exception {
        caller.require(Permission.MANAGE_ACCOUNT, org.crn());
        Fields body = Fields.of(request);
        String name = body.text("display_name");
        body.maybeText("display_name", 64);
        String description = body.maybeText("description", 128).orElse("");
        Optional<Account> taken = org.accounts().find(a -> a.kind() == Account.Kind.SERVICE_ACCOUNT
                && a.displayName().equals(name));
        if (taken.isPresent()) {
            throw ApiFailure.conflict("Service name is already in use.", PATH + "/" + taken.get().id())
                    .at("/display_name");
        }
        org.quotas().room(Quotas.SERVICE_ACCOUNTS, org.serviceAccounts());
        Instant now = org.now();
        Account made = new Account(
                org.ids().next("sa"), Account.Kind.SERVICE_ACCOUNT, name, description, now, now);
        org.accounts().put(made);
        return Reply.json(201, json(request, made)).withHeader("Location", request.origin() + PATH + "/" + made.id());
    }

    private Reply read(Request request, Caller caller) throws ApiFailure {
        return Reply.json(200, json(request, found(request, caller)));
    }

    private Reply update(Request request, Caller caller) throws Exception {
        Account old = found(request, caller);
        caller.require(Permission.MANAGE_ACCOUNT, org.crn());
        Fields body = Fields.of(request);
        String name = body.maybeText("display_name", 64).orElse(old.displayName());
        Optional<Account> taken = org.accounts().find(a -> a.kind() == Account.Kind.SERVICE_ACCOUNT
                && a.displayName().equals(name) && !a.id().equals(old.id()));
        if (taken.isPresent()) {
            throw ApiFailure.conflict("Service name is already in use.", PATH + "/" + taken.get().id())
                    .at("/display_name");
        }
        Account changed = new Account(old.id(), old.kind(), name,
                body.maybeText("description", 128).orElse(old.description()), old.createdAt(), org.now());
        org.accounts().put(changed);
        return Reply.json(200, json(request, changed));
    }

    private Reply delete(Request request, Caller caller) throws ApiFailure {
        Account old = found(request, caller);
        caller.require(Permission.MANAGE_ACCOUNT, org.crn());
        org.apiKeys().list(k -> k.owner().equals(old.id())).forEach(k -> org.removeKey(k.id()));
        org.roles().removeAll(old.id());
        org.accounts().remove(old.id());
        return Reply.empty(204);
    }

    private Account found(Request request, Caller caller) throws ApiFailure {
        caller.requireSight(org.crn());
        return org.accounts().find(request.var("id"))
                .filter(a -> a.kind() == Account.Kind.SERVICE_ACCOUNT)
                .orElseThrow(() -> ApiFailure.notFound("service_account_not_found", "service account not found"));
    }

    private ObjectNode json(Request request, Account one) {
        ObjectNode json = Json.object().put("api_version", API).put("kind", "ServiceAccount").put("id", one.id());
        json.set("metadata", Links.of(request, org).metadata(
                PATH + "/" + one.id(), crn(org, one.id()), one.createdAt(), one.updatedAt()));
        return json.put("display_name", one.displayName()).put("description", one.description());
    }
}
