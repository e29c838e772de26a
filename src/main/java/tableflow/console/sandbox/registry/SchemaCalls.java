package tableflow.console.sandbox.registry;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;
import tableflow.console.sandbox.registry.store.StoredSchema;
import tableflow.console.sandbox.registry.store.StoredVersion;
import tableflow.console.sandbox.registry.store.SubjectName;

/// `/schemas`, `/compatibility`, `/contexts`, `/clusterconfig` and the root.
final class SchemaCalls {
    /// Limits of a free registry in Confluent Cloud.
    private static final int MOST_SCHEMAS = 20_000;
    private static final int MOST_REQUESTS_PER_SECOND = 25;

    private final Desk desk;

    SchemaCalls(Desk desk) {
        this.desk = desk;
    }

    void addTo(Router router) {
        router.get("/", desk.guarded((request, principal) -> Answers.ok(request, Json.object())))
            .get("/schemas", desk.guarded(this::schemas))
            .get("/schemas/types", desk.guarded((request, principal) ->
                Answers.ok(request, List.of("JSON", "PROTOBUF", "AVRO"))))
            .get("/schemas/ids/{id}", desk.guarded(this::schema))
            .get("/schemas/ids/{id}/schema", desk.guarded((request, principal) ->
                Answers.text(request, find(request, principal).content().text())))
            .get("/schemas/ids/{id}/subjects", desk.guarded(this::subjects))
            .get("/schemas/ids/{id}/versions", desk.guarded((request, principal) ->
                Answers.ok(request, Answers.subjectVersions(Desk.page(request, holders(request, principal))))))
            .post("/compatibility/subjects/{subject}/versions", desk.guarded((request, principal) ->
                test(request, principal, false)))
            .post("/compatibility/subjects/{subject}/versions/{version}", desk.guarded((request, principal) ->
                test(request, principal, true)))
            .get("/contexts", desk.guarded((request, principal) ->
                Answers.ok(request, Desk.page(request, List.copyOf(desk.store().contexts())))))
            .get("/clusterconfig", desk.guarded((request, principal) -> Answers.ok(request, Json.object()
                .put("maxSchemas", MOST_SCHEMAS).put("maxRequestsPerSec", MOST_REQUESTS_PER_SECOND))));
    }

    private Reply schemas(Request request, String principal) throws RegistryError {
        desk.access().mayReadSome(principal);
        String prefix = request.query("subjectPrefix").filter(text -> !text.isEmpty()).orElse(":*:");
        List<StoredVersion> found = new ArrayList<>();
        for (StoredVersion version : desk.store().versions()) {
            boolean shown = (!version.deleted() || request.flag("deleted"))
                && Desk.hasPrefix(version.subject(), prefix) && desk.access().sees(principal, version.subject());
            if (shown) {
                boolean newer = request.flag("latestOnly") && !found.isEmpty()
                    && found.getLast().subject().equals(version.subject());
                if (newer) {
                    found.removeLast();
                }
                found.add(version);
            }
        }
        return Answers.ok(request, Desk.page(request, found).stream().map(Answers::version).toList());
    }

    private Reply schema(Request request, String principal) throws RegistryError {
        StoredSchema schema = find(request, principal);
        var node = Answers.schema(schema);
        if (request.flag("fetchMaxId")) {
            node.put("maxId", desk.store().versions().stream().mapToInt(version -> version.schema().id()).max()
                .orElse(schema.id()));
        }
        return Answers.ok(request, node);
    }

    private Reply subjects(Request request, String principal) throws RegistryError {
        return Answers.ok(request, Desk.page(request, holders(request, principal).stream()
            .map(version -> version.subject().toString()).distinct().toList()));
    }

    /// The versions that have the schema, as far as the caller may see them.
    private List<StoredVersion> holders(Request request, String principal) throws RegistryError {
        StoredSchema schema = find(request, principal);
        String context = context(request);
        return desk.store().versions().stream()
            .filter(version -> version.subject().context().equals(context)
                && version.schema().id() == schema.id()
                && (!version.deleted() || request.flag("deleted"))
                && desk.access().sees(principal, version.subject()))
            .toList();
    }

    /// A schema by id, for whoever may read one of the subjects that have it.
    private StoredSchema find(Request request, String principal) throws RegistryError {
        String id = request.var("id");
        if (!id.matches("\\d{1,9}")) {
            throw RegistryError.noSuchPath();
        }
        String context = context(request);
        StoredSchema schema = desk.store().schema(context, Integer.parseInt(id))
            .orElseThrow(() -> RegistryError.noSchema("Schema " + id + " not found"));
        boolean seen = desk.store().versions().stream().anyMatch(version ->
            version.subject().context().equals(context) && version.schema().id() == schema.id()
                && desk.access().sees(principal, version.subject()));
        if (!seen) {
            throw RegistryError.forbidden("Read on Schema: " + id);
        }
        return schema;
    }

    private static String context(Request request) {
        return SubjectName.of(request.query("subject").orElse("")).context();
    }

    private Reply test(Request request, String principal, boolean one) throws RegistryError, BadJson {
        SubjectName subject = Desk.subject(request);
        desk.access().mayRead(principal, subject);
        List<String> problems = desk.subjects().test(subject, Submission.read(request.json()),
            one ? request.var("version") : null);
        var answer = Json.object().put("is_compatible", problems.isEmpty());
        if (request.flag("verbose")) {
            answer.set("messages", Json.tree(problems));
        }
        return Answers.ok(request, answer);
    }
}
