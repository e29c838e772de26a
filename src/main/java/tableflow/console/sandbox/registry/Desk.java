package tableflow.console.sandbox.registry;

import java.util.List;
import java.util.Set;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Handler;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.registry.store.SchemaStore;
import tableflow.console.sandbox.registry.store.SubjectName;

/// What all groups of calls share: the store and its rules, who is calling, and errors in the registry's shape.
record Desk(SchemaStore store, Subjects subjects, Levels levels, Access access) {
    private static final Set<String> MEDIA = Set.of("application/vnd.schemaregistry.v1+json",
        "application/vnd.schemaregistry+json", "application/json", "application/octet-stream");

    /// One call, made by a known principal.
    @FunctionalInterface
    interface Call {
        Reply answer(Request request, String principal) throws RegistryError, BadJson;
    }

    /// A handler that lets only holders of a key in and tells refusals the registry's way.
    Handler guarded(Call call) {
        return request -> {
            try {
                String principal = access.principal(request);
                String media = request.header("Content-Type").orElse("").replaceAll(";.*", "").strip();
                if (request.body().length > 0 && !media.isEmpty() && !MEDIA.contains(media)) {
                    throw RegistryError.unsupportedMedia();
                }
                return call.answer(request, principal);
            } catch (RegistryError e) {
                return Answers.error(request, e);
            } catch (BadJson e) {
                return Answers.error(request, RegistryError.badRequest(String.valueOf(e.getMessage())));
            }
        };
    }

    static SubjectName subject(Request request) {
        return SubjectName.of(request.var("subject"));
    }

    /// The part of a list that `offset` and `limit` ask for; a negative limit means all.
    static <T> List<T> page(Request request, List<T> all) {
        int offset = Math.max(0, number(request, "offset", 0));
        int limit = number(request, "limit", -1);
        return all.stream().skip(offset).limit(limit < 0 ? Long.MAX_VALUE : limit).toList();
    }

    private static int number(Request request, String name, int otherwise) {
        return request.query(name).filter(text -> text.matches("-?\\d{1,9}")).map(Integer::parseInt)
            .orElse(otherwise);
    }

    /// Whether a subject has the wanted prefix; a prefix begins with its context unless it is the default one, and
    /// `:*:` stands for all contexts.
    static boolean hasPrefix(SubjectName subject, String prefix) {
        if (prefix.startsWith(":*:")) {
            return subject.name().startsWith(prefix.substring(3));
        }
        SubjectName wanted = SubjectName.of(prefix);
        return subject.context().equals(wanted.context()) && subject.name().startsWith(wanted.name());
    }
}
