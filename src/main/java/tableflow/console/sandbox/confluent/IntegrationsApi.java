package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Permission;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// `pim/v1`: provider integrations for AWS. Fixed at creation; one role ARN once in an environment.
///
/// What DELETE does while the integration is used is not published: here it is refused with 400, the only status of
/// its specification that fits.
final class IntegrationsApi {
    private static final String API = "pim/v1";
    private static final String PATH = "/pim/v1/integrations";
    private static final String ARN = "arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]{1,512}";

    private final Organization org;

    IntegrationsApi(Organization org) {
        this.org = org;
    }

    void addTo(Router router, Gate gate) {
        router.get(PATH, gate.cloud(this::list))
                .post(PATH, gate.cloud(this::create))
                .get(PATH + "/{id}", gate.cloud(this::read))
                .delete(PATH + "/{id}", gate.cloud(this::delete));
    }

    static Crn crn(Organization org, String environment, String id) {
        return org.crn(environment).child("provider-integration", id);
    }

    private Reply list(Request request, Caller caller) throws ApiFailure {
        String environment = Scopes.environment(request, caller, org);
        boolean aws = request.query("provider").map(p -> p.equalsIgnoreCase("AWS")).orElse(true);
        return Page.of(request, API, "IntegrationList",
                org.integrations().list(i -> aws && i.environmentId().equals(environment)
                        && caller.sees(crn(org, environment, i.id()))),
                i -> json(request, i));
    }

    private Reply create(Request request, Caller caller) throws Exception {
        Fields body = Fields.of(request);
        String environment = body.reference("environment");
        if (org.environments().find(environment).isEmpty()) {
            throw ApiFailure.forbidden();
        }
        caller.require(Permission.MANAGE_INTEGRATION, org.crn(environment));
        String name = body.text("display_name");
        body.maybeText("display_name", 60);
        if (!body.maybeText("provider").orElse("AWS").toUpperCase(Locale.ROOT).equals("AWS")) {
            throw body.invalid("provider", "provider must be AWS.");
        }
        Fields config = body.object("config");
        if (!config.text("kind").equals("AwsIntegrationConfig")) {
            throw config.invalid("kind", "kind must be AwsIntegrationConfig.");
        }
        String arn = config.text("customer_iam_role_arn");
        if (!arn.matches(ARN)) {
            throw config.invalid("customer_iam_role_arn", "customer_iam_role_arn is not the ARN of an IAM role.");
        }
        refuseTaken(environment, name, arn);
        List<Integration> here = org.integrations().list(i -> i.environmentId().equals(environment));
        org.quotas().room(Quotas.INTEGRATIONS, org.integrations().size());
        org.quotas().room(Quotas.INTEGRATIONS_IN_ENVIRONMENT, here.size());
        Integration made = new Integration(org.ids().next("cspi"), environment, name,
                freshRoles(org, arn), org.now());
        org.integrations().put(made);
        return Reply.json(201, json(request, made))
                .withHeader("Location", request.origin() + PATH + "/" + made.id() + "?environment=" + environment);
    }

    /// Each integration has a principal and an external id of its own.
    static Integration.AwsRoles freshRoles(Organization org, String customerArn) {
        String confluent = "arn:aws:iam::197857026523:role/" + org.ids().next("tableflow");
        return new Integration.AwsRoles(customerArn, confluent, UUID.randomUUID().toString());
    }

    private void refuseTaken(String environment, String name, String arn) throws ApiFailure {
        Optional<Integration> byArn = org.integrations().find(i ->
                i.environmentId().equals(environment) && i.roles().customerArn().equals(arn));
        if (byArn.isPresent()) {
            throw ApiFailure.conflict("An integration with this role ARN already exists.",
                    PATH + "/" + byArn.get().id()).at("/config/customer_iam_role_arn");
        }
        Optional<Integration> byName = org.integrations().find(i ->
                i.environmentId().equals(environment) && i.displayName().equals(name));
        if (byName.isPresent()) {
            throw ApiFailure.conflict("An integration with this name already exists.",
                    PATH + "/" + byName.get().id()).at("/display_name");
        }
    }

    private Reply read(Request request, Caller caller) throws ApiFailure {
        return Reply.json(200, json(request, found(request, caller)));
    }

    private Reply delete(Request request, Caller caller) throws ApiFailure {
        Integration old = found(request, caller);
        caller.require(Permission.MANAGE_INTEGRATION, crn(org, old.environmentId(), old.id()));
        List<Crn> usages = usages(old);
        if (!usages.isEmpty()) {
            throw ApiFailure.busy(400, "The integration is in use by " + usages.getFirst()
                    + (usages.size() > 1 ? " and " + (usages.size() - 1) + " more." : "."));
        }
        org.integrations().remove(old.id());
        return Reply.empty(204);
    }

    private Integration found(Request request, Caller caller) throws ApiFailure {
        String environment = Scopes.environment(request, caller, org);
        Integration found = org.integration(environment, request.var("id")).orElseThrow(() ->
                ApiFailure.notFound("resource_not_found", "provider integration not found").alsoCoded(40401));
        caller.requireSight(crn(org, environment, found.id()));
        return found;
    }

    /// The tables and catalogs that go through it.
    private List<Crn> usages(Integration one) {
        List<Crn> usages = new ArrayList<>();
        org.tables().list(t -> t.storage().integrationId().equals(Optional.of(one.id()))).forEach(t ->
                usages.add(TableflowJson.crn(org, t)));
        org.catalogs().list(c -> c.integrationId().equals(Optional.of(one.id()))).forEach(c ->
                usages.add(CatalogIntegrationsApi.crn(org, c)));
        return usages;
    }

    private ObjectNode json(Request request, Integration one) {
        ObjectNode json = Json.object()
                .put("api_version", API)
                .put("kind", "Integration")
                .put("id", one.id())
                .put("display_name", one.displayName())
                .put("provider", "AWS");
        json.putObject("config")
                .put("iam_role_arn", one.roles().confluentArn())
                .put("external_id", one.roles().externalId())
                .put("customer_iam_role_arn", one.roles().customerArn())
                .put("kind", "AwsIntegrationConfig");
        ArrayNode usages = json.putArray("usages");
        usages(one).forEach(usage -> usages.add(usage.text()));
        json.set("environment", Links.of(request, org).environment(one.environmentId()));
        return json;
    }
}
