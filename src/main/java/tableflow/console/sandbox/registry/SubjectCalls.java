package tableflow.console.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;
import tableflow.console.sandbox.registry.store.StoredVersion;
import tableflow.console.sandbox.registry.store.SubjectName;

/// `/subjects` and what lies below.
final class SubjectCalls {
    private final Desk desk;

    SubjectCalls(Desk desk) {
        this.desk = desk;
    }

    void addTo(Router router) {
        router.get("/subjects", desk.guarded(this::subjects))
            .post("/subjects/{subject}", desk.guarded(this::lookup))
            .delete("/subjects/{subject}", desk.guarded(this::deleteSubject))
            .get("/subjects/{subject}/metadata", desk.guarded(this::byMetadata))
            .get("/subjects/{subject}/versions", desk.guarded(this::versions))
            .post("/subjects/{subject}/versions", desk.guarded(this::register))
            .get("/subjects/{subject}/versions/{version}", desk.guarded(this::version))
            .delete("/subjects/{subject}/versions/{version}", desk.guarded(this::deleteVersion))
            .get("/subjects/{subject}/versions/{version}/schema", desk.guarded(this::text))
            .get("/subjects/{subject}/versions/{version}/referencedby", desk.guarded(this::referencedBy));
    }

    private Reply subjects(Request request, String principal) throws RegistryError {
        desk.access().mayReadSome(principal);
        String prefix = request.query("subjectPrefix").filter(text -> !text.isEmpty()).orElse(":*:");
        List<String> names = desk.store().versions().stream()
            .filter(version -> shown(request, version))
            .map(StoredVersion::subject)
            .filter(subject -> Desk.hasPrefix(subject, prefix) && desk.access().sees(principal, subject))
            .map(SubjectName::toString).distinct().toList();
        if (request.flag("deletedOnly")) {
            names = names.stream().filter(name -> desk.subjects().live(SubjectName.of(name)).isEmpty()).toList();
        }
        return Answers.ok(request, Desk.page(request, names));
    }

    private static boolean shown(Request request, StoredVersion version) {
        if (request.flag("deletedOnly")) {
            return version.deleted();
        }
        return !version.deleted() || request.flag("deleted");
    }

    private Reply lookup(Request request, String principal) throws RegistryError, BadJson {
        SubjectName subject = Desk.subject(request);
        desk.access().mayRead(principal, subject);
        return Answers.ok(request, Answers.version(desk.subjects().lookup(subject, Submission.read(request.json()),
            request.flag("normalize"), request.flag("deleted"))));
    }

    private Reply deleteSubject(Request request, String principal) throws RegistryError {
        SubjectName subject = Desk.subject(request);
        desk.access().mayWrite(principal, subject);
        return Answers.ok(request, desk.subjects().delete(subject, request.flag("permanent")));
    }

    private Reply versions(Request request, String principal) throws RegistryError {
        SubjectName subject = Desk.subject(request);
        desk.access().mayRead(principal, subject);
        List<Integer> numbers = desk.store().versions(subject).stream()
            .filter(version -> shown(request, version)).map(StoredVersion::number).toList();
        if (numbers.isEmpty()) {
            throw RegistryError.noSubject(subject);
        }
        return Answers.ok(request, Desk.page(request, numbers));
    }

    private Reply register(Request request, String principal) throws RegistryError, BadJson {
        SubjectName subject = Desk.subject(request);
        desk.access().mayWrite(principal, subject);
        return Answers.ok(request, Answers.registered(
            desk.subjects().register(subject, Submission.read(request.json()), request.flag("normalize"))));
    }

    private Reply version(Request request, String principal) throws RegistryError {
        return Answers.ok(request, Answers.version(find(request, principal)));
    }

    private Reply text(Request request, String principal) throws RegistryError {
        return Answers.text(request, find(request, principal).schema().content().text());
    }

    private Reply referencedBy(Request request, String principal) throws RegistryError {
        return Answers.ok(request,
            Desk.page(request, desk.subjects().referencedBy(find(request, principal))));
    }

    private StoredVersion find(Request request, String principal) throws RegistryError {
        SubjectName subject = Desk.subject(request);
        desk.access().mayRead(principal, subject);
        return desk.subjects().version(subject, request.var("version"), request.flag("deleted"));
    }

    private Reply deleteVersion(Request request, String principal) throws RegistryError {
        SubjectName subject = Desk.subject(request);
        desk.access().mayWrite(principal, subject);
        return Answers.ok(request,
            desk.subjects().delete(subject, request.var("version"), request.flag("permanent")));
    }

    /// The newest version whose metadata properties have all the asked for values.
    private Reply byMetadata(Request request, String principal) throws RegistryError {
        SubjectName subject = Desk.subject(request);
        desk.access().mayRead(principal, subject);
        List<String> keys = request.queryAll("key");
        List<String> values = request.queryAll("value");
        return Answers.ok(request, Answers.version(desk.subjects().live(subject).reversed().stream()
            .filter(version -> hasAll(version.schema().content().metadata(), keys, values))
            .findFirst().orElseThrow(() -> RegistryError.noSchema("No version has such metadata"))));
    }

    private static boolean hasAll(@org.jspecify.annotations.Nullable JsonNode metadata, List<String> keys,
            List<String> values) {
        for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
            if (metadata == null
                || !metadata.path("properties").path(keys.get(i)).asText("").equals(values.get(i))) {
                return false;
            }
        }
        return true;
    }
}
