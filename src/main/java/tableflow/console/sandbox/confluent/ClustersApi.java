package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Permission;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// `cmk/v2`: Kafka clusters. One made here becomes PROVISIONED like a real one, but the sandbox has one broker, which
/// belongs to the first cluster and refuses the keys of others.
final class ClustersApi {
    private static final String API = "cmk/v2";
    private static final String PATH = "/cmk/v2/clusters";
    private static final Set<String> KINDS = Set.of("Basic", "Standard", "Enterprise", "Dedicated", "Freight");

    private final Organization org;

    ClustersApi(Organization org) {
        this.org = org;
    }

    void addTo(Router router, Gate gate) {
        router.get(PATH, gate.cloud(this::list))
                .post(PATH, gate.cloud(this::create))
                .get(PATH + "/{id}", gate.cloud(this::read))
                .patch(PATH + "/{id}", gate.cloud(this::update))
                .delete(PATH + "/{id}", gate.cloud(this::delete));
    }

    private Reply list(Request request, Caller caller) throws ApiFailure {
        String environment = Scopes.environment(request, caller, org);
        return Page.of(request, API, "ClusterList",
                org.clusters().list(c -> c.environmentId().equals(environment) && caller.sees(crn(c))),
                c -> json(request, c));
    }

    private Reply create(Request request, Caller caller) throws Exception {
        Fields spec = Fields.of(request).object("spec");
        String environment = spec.reference("environment");
        caller.require(Permission.MANAGE_CLUSTER, org.crn(environment));
        if (org.environments().find(environment).isEmpty()) {
            throw spec.invalid("environment/id", "environment not found");
        }
        String name = spec.text("display_name");
        Fields config = spec.object("config");
        if (!KINDS.contains(config.text("kind"))) {
            throw config.invalid("kind", "kind must be one of Basic, Standard, Enterprise, Dedicated, Freight.");
        }
        if (config.text("kind").equals("Dedicated") && config.node().path("cku").asInt() < 1) {
            throw config.invalid("cku", "cku is required for a Dedicated cluster.");
        }
        KafkaCluster.Placement placement = new KafkaCluster.Placement(
                spec.text("availability"), spec.text("cloud"), spec.text("region"), config.copy());
        org.quotas().room(Quotas.CLUSTERS,
                org.clusters().list(c -> c.environmentId().equals(environment)).size());
        Instant now = org.now();
        KafkaCluster made = new KafkaCluster(org.ids().next("lkc"), environment, name, placement,
                spec.maybeFlag("deletion_protection").orElse(false), new KafkaCluster.Times(now, now));
        org.clusters().put(made);
        if (org.registries().find(r -> r.environmentId().equals(environment)).isEmpty()) {
            org.registries().put(new RegistryCluster(
                    org.ids().next("lsrc"), environment, placement.cloud(), placement.region(), now));
        }
        return Reply.json(202, json(request, made))
                .withHeader("Location", request.origin() + PATH + "/" + made.id() + "?environment=" + environment);
    }

    private Reply read(Request request, Caller caller) throws ApiFailure {
        return Reply.json(200, json(request, found(request, caller)));
    }

    private Reply update(Request request, Caller caller) throws Exception {
        Fields spec = Fields.of(request).object("spec");
        KafkaCluster old = org.cluster(spec.reference("environment"), request.var("id"))
                .orElseThrow(ApiFailure::forbidden);
        caller.require(Permission.MANAGE_CLUSTER, crn(old));
        spec.only(Set.of("environment", "display_name", "deletion_protection"),
                "Only display_name and deletion_protection can be changed here.");
        KafkaCluster changed = new KafkaCluster(old.id(), old.environmentId(),
                spec.maybeText("display_name").orElse(old.displayName()), old.placement(),
                spec.maybeFlag("deletion_protection").orElse(old.deletionProtection()),
                new KafkaCluster.Times(old.createdAt(), org.now()));
        org.clusters().put(changed);
        return Reply.json(200, json(request, changed));
    }

    private Reply delete(Request request, Caller caller) throws ApiFailure {
        KafkaCluster old = found(request, caller);
        caller.require(Permission.MANAGE_CLUSTER, crn(old));
        if (old.deletionProtection()) {
            throw ApiFailure.busy(409, "Deletion protection is on for this cluster.");
        }
        org.tables(old.environmentId(), old.id()).forEach(t -> org.tables().remove(t.id()));
        org.catalogs(old.environmentId(), old.id()).forEach(c -> org.catalogs().remove(c.id()));
        org.apiKeys().list(k -> k.resource().equals(old.id())).forEach(k -> org.removeKey(k.id()));
        org.clusters().remove(old.id());
        return Reply.empty(204);
    }

    /// A cluster that is gone looks like one that may not be seen.
    private KafkaCluster found(Request request, Caller caller) throws ApiFailure {
        String environment = Scopes.environment(request, caller, org);
        KafkaCluster found = org.cluster(environment, request.var("id")).orElseThrow(ApiFailure::forbidden);
        caller.requireSight(crn(found));
        return found;
    }

    private Crn crn(KafkaCluster cluster) {
        return org.crn(cluster.environmentId(), cluster.id());
    }

    private ObjectNode json(Request request, KafkaCluster one) {
        Links links = Links.of(request, org);
        ObjectNode json = Json.object().put("api_version", API).put("kind", "Cluster").put("id", one.id());
        json.set("metadata", links.metadata(
                PATH + "/" + one.id(), crn(one), one.createdAt(), one.times().updatedAt()));
        ObjectNode spec = json.putObject("spec")
                .put("display_name", one.displayName())
                .put("availability", one.placement().availability())
                .put("cloud", one.placement().cloud())
                .put("region", one.placement().region())
                .put("deletion_protection", one.deletionProtection());
        spec.set("config", one.placement().config());
        spec.set("environment", links.environment(one.environmentId()));
        boolean ready = org.addresses().isPresent() && org.past(one.createdAt(), org.pace().clusterProvisioned());
        if (ready) {
            endpoints(spec, org.addresses().get());
        }
        ObjectNode status = json.putObject("status").put("phase", ready ? "PROVISIONED" : "PROVISIONING");
        int cku = one.placement().config().path("cku").asInt();
        if (cku > 0) {
            status.put("cku", cku);
        }
        return json;
    }

    /// The map of today, and the two older fields that are still filled; of those the first names its protocol.
    private static void endpoints(ObjectNode spec, Addresses at) {
        spec.put("kafka_bootstrap_endpoint", "SASL_PLAINTEXT://" + at.bootstrapServers());
        spec.put("http_endpoint", at.restUrl());
        spec.putObject("endpoints").putObject("PUBLIC")
                .put("kafka_bootstrap_endpoint", at.bootstrapServers())
                .put("http_endpoint", at.restUrl())
                .put("connection_type", "PUBLIC");
    }
}
