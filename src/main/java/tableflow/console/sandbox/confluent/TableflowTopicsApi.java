package tableflow.console.sandbox.confluent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Permission;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// `tableflow/v1` topics: turning Tableflow on and off for a Kafka topic, and changing what can be changed.
///
/// The owner of the Tableflow key is who needs the rights: over the topic, over the provider integration of a bucket
/// of one's own, and to read the topic's schemas.
final class TableflowTopicsApi {
    private static final String PATH = TableflowJson.PATH;
    private static final Set<String> CHANGEABLE =
            Set.of("environment", "kafka_cluster", "display_name", "suspended", "table_formats", "config");

    private final Organization org;
    private final TableflowStatus status;
    private final TableflowJson json;

    TableflowTopicsApi(Organization org, TableflowStatus status) {
        this.org = org;
        this.status = status;
        this.json = new TableflowJson(org, status);
    }

    void addTo(Router router, Gate gate) {
        router.get(PATH, gate.tableflow(this::list))
                .post(PATH, gate.tableflow(this::create))
                .get(PATH + "/{display_name}", gate.tableflow(this::read))
                .patch(PATH + "/{display_name}", gate.tableflow(this::update))
                .delete(PATH + "/{display_name}", gate.tableflow(this::delete));
    }

    private Reply list(Request request, Caller caller) throws ApiFailure {
        Scopes scopes = Scopes.of(request, caller, org);
        List<String> formats = request.queryAll("spec.table_formats");
        return Page.of(request, "tableflow/v1", "TableflowTopicList",
                org.tables(scopes.environment(), scopes.cluster()).stream()
                        .filter(t -> caller.may(Permission.VIEW, topicName(t)))
                        .filter(t -> t.config().formats().containsAll(formats))
                        .toList(),
                t -> json.of(request, t));
    }

    private Reply create(Request request, Caller caller) throws Exception {
        Fields spec = Fields.of(request).object("spec");
        String name = spec.text("display_name");
        Scopes scopes = Scopes.of(spec, caller, org);
        requireRights(caller, scopes, name);
        TableflowRequest.resumes(spec);
        TableflowTopic.Storage storage = TableflowRequest.storage(spec, scopes, org);
        requireAssigner(caller, scopes.environment(), storage.integrationId());
        TableflowTopic.Config config = TableflowRequest.config(spec, TableflowRequest.DEFAULTS);
        Optional<TableflowTopic> taken =
                org.tables().find(TableflowTopic.key(scopes.environment(), scopes.cluster(), name));
        if (taken.isPresent()) {
            throw ApiFailure.conflict("Tableflow is already enabled for this topic.", location(taken.get()));
        }
        KafkaTopic topic = org.topics().find(scopes.cluster(), name)
                .filter(t -> org.past(t.createdAt(), org.pace().topicVisible()))
                .orElseThrow(() -> ApiFailure.notFound("resource_not_found", "topic not found"));
        ensureTarget(scopes, config);
        Instant now = org.now();
        TableflowTopic made = new TableflowTopic(scopes.environment(), scopes.cluster(), name, storage, config,
                new TableflowTopic.Life(now, now, now, writeMode(topic)));
        org.tables().put(made);
        return Reply.json(202, json.of(request, made)).withHeader("Location", request.origin() + location(made));
    }

    /// Compaction makes the newest record of a key the row: it is decided here, once.
    private static String writeMode(KafkaTopic topic) {
        return topic.config().getOrDefault("cleanup.policy", "delete").contains("compact") ? "UPSERT" : "APPEND";
    }

    private Reply read(Request request, Caller caller) throws ApiFailure {
        return Reply.json(200, json.of(request, found(request.var("display_name"),
                Scopes.of(request, caller, org), caller)));
    }

    private Reply update(Request request, Caller caller) throws Exception {
        Fields spec = Fields.of(request).object("spec");
        Scopes scopes = Scopes.of(spec, caller, org);
        TableflowTopic old = found(request.var("display_name"), scopes, caller);
        requireRights(caller, scopes, old.name());
        spec.only(CHANGEABLE, "This cannot be changed: disable Tableflow for the topic and enable it again.");
        if (!spec.maybeText("display_name").orElse(old.name()).equals(old.name())) {
            throw spec.invalid("display_name", "display_name cannot be changed.");
        }
        boolean resumes = TableflowRequest.resumes(spec) && status.suspended(old);
        TableflowTopic.Config config = TableflowRequest.config(spec, old.config());
        ensureTarget(scopes, config);
        Instant now = org.now();
        TableflowTopic.Life life = new TableflowTopic.Life(
                old.createdAt(), now, resumes ? now : old.life().startedAt(), old.life().writeMode());
        TableflowTopic changed = new TableflowTopic(
                old.environmentId(), old.clusterId(), old.name(), old.storage(), config, life);
        org.tables().put(changed);
        return Reply.json(200, json.of(request, changed));
    }

    private Reply delete(Request request, Caller caller) throws ApiFailure {
        Scopes scopes = Scopes.of(request, caller, org);
        TableflowTopic old = found(request.var("display_name"), scopes, caller);
        requireRights(caller, scopes, old.name());
        org.tables().remove(old.id());
        return Reply.empty(204);
    }

    private TableflowTopic found(String name, Scopes scopes, Caller caller) throws ApiFailure {
        TableflowTopic found = org.tables()
                .find(TableflowTopic.key(scopes.environment(), scopes.cluster(), name))
                .orElseThrow(() -> ApiFailure.notFound("resource_not_found", "tableflow topic not found"));
        caller.require(Permission.VIEW, topicName(found));
        return found;
    }

    private void requireRights(Caller caller, Scopes scopes, String topic) throws ApiFailure {
        caller.require(Permission.MANAGE_TOPIC, org.crn(scopes.environment(), scopes.cluster()).topic(topic));
        Optional<RegistryCluster> registry =
                org.registries().find(r -> r.environmentId().equals(scopes.environment()));
        if (registry.isPresent()) {
            caller.require(Permission.READ_SUBJECT, org.crn(scopes.environment())
                    .child("schema-registry", registry.get().id()).child("subject", topic + "-value"));
        }
    }

    private void requireAssigner(Caller caller, String environment, Optional<String> integration) throws ApiFailure {
        if (integration.isPresent()) {
            caller.require(Permission.ASSIGN_INTEGRATION, IntegrationsApi.crn(org, environment, integration.get()));
        }
    }

    private void ensureTarget(Scopes scopes, TableflowTopic.Config config) {
        config.errors().target().ifPresent(target -> org.topics().ensure(scopes.cluster(), target));
    }

    private Crn topicName(TableflowTopic table) {
        return org.crn(table.environmentId(), table.clusterId()).topic(table.name());
    }

    private static String location(TableflowTopic table) {
        return TableflowJson.path(table) + "?environment=" + table.environmentId()
                + "&spec.kafka_cluster=" + table.clusterId();
    }
}
