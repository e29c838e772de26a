package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// `srcm/v3`: the Schema Registry of an environment; read only.
final class RegistriesApi {
    private static final String API = "srcm/v3";
    private static final String PATH = "/srcm/v3/clusters";

    private final Organization org;

    RegistriesApi(Organization org) {
        this.org = org;
    }

    void addTo(Router router, Gate gate) {
        router.get(PATH, gate.cloud(this::list)).get(PATH + "/{id}", gate.cloud(this::read));
    }

    private Reply list(Request request, Caller caller) throws ApiFailure {
        String environment = Scopes.environment(request, caller, org);
        return Page.of(request, API, "ClusterList",
                org.registries().list(r -> r.environmentId().equals(environment)), r -> json(request, r));
    }

    private Reply read(Request request, Caller caller) throws ApiFailure {
        String environment = Scopes.environment(request, caller, org);
        RegistryCluster found = org.registries().find(request.var("id"))
                .filter(r -> r.environmentId().equals(environment))
                .orElseThrow(() -> ApiFailure.notFound("resource_not_found", "schema registry cluster not found"));
        return Reply.json(200, json(request, found));
    }

    private ObjectNode json(Request request, RegistryCluster one) {
        Links links = Links.of(request, org);
        Crn name = org.crn(one.environmentId()).child("schema-registry", one.id());
        ObjectNode json = Json.object().put("api_version", API).put("kind", "Cluster").put("id", one.id());
        json.set("metadata", links.metadata(PATH + "/" + one.id(), name, one.createdAt(), one.createdAt()));
        ObjectNode spec = json.putObject("spec")
                .put("display_name", "Stream Governance Package")
                .put("package", org.environments().find(one.environmentId()).map(Environment::governance)
                        .orElse("ESSENTIALS"))
                .put("cloud", one.cloud())
                .put("region", one.region());
        spec.set("environment", links.environment(one.environmentId()));
        boolean ready = org.addresses().isPresent() && org.past(one.createdAt(), org.pace().registryProvisioned());
        if (ready) {
            spec.put("http_endpoint", org.addresses().get().registryUrl());
            spec.put("catalog_http_endpoint", org.addresses().get().registryUrl());
        }
        json.putObject("status").put("phase", ready ? "PROVISIONED" : "PROVISIONING");
        return json;
    }
}
