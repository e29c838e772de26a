package tableflow.console.remote.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.remote.http.HttpCall;
import tableflow.console.remote.http.HttpCall.Effect;
import tableflow.console.remote.http.Json;
import tableflow.console.remote.http.Urls;

/// The calls of the Schema Registry that send something. A subject is one path segment, whatever is in it: contexts
/// bring colons and dots, record names slashes.
public record RegistryCalls(HttpUrl base) {

    /// The same text again gives the same id, so this may be repeated.
    public HttpCall register(NewSchema request) {
        return register(request, false);
    }

    HttpCall register(NewSchema request, boolean normalize) {
        HttpUrl.Builder url = subject("subjects", request.subject()).addPathSegment("versions");
        return HttpCall.post(
                        "register a schema under " + request.subject(), normalized(url, normalize), body(request))
                .with(Effect.SAME);
    }

    HttpCall lookup(NewSchema request, boolean normalize) {
        return HttpCall.post(
                        "look a schema up under " + request.subject(),
                        normalized(subject("subjects", request.subject()), normalize),
                        body(request))
                .with(Effect.NONE);
    }

    private static HttpUrl normalized(HttpUrl.Builder url, boolean normalize) {
        return normalize ? url.addQueryParameter("normalize", "true").build() : url.build();
    }

    HttpCall compatibility(NewSchema request) {
        HttpUrl url = subject("compatibility/subjects", request.subject())
                .addPathSegment("versions")
                .addQueryParameter("verbose", "true")
                .build();
        return HttpCall.post("check a schema against " + request.subject(), url, body(request)).with(Effect.NONE);
    }

    /// Avro is not named: registries older than the other formats know no `schemaType`.
    private static ObjectNode body(NewSchema request) {
        ObjectNode body = Json.object();
        switch (request.format()) {
            case AVRO -> {}
            case JSON, PROTOBUF -> body.put("schemaType", request.format().name());
        }
        body.put("schema", request.text());
        if (!request.references().isEmpty()) {
            ArrayNode references = body.putArray("references");
            for (SchemaReference reference : request.references()) {
                references.addObject()
                        .put("name", reference.name())
                        .put("subject", reference.subject())
                        .put("version", reference.version());
            }
        }
        return body;
    }

    /// The request's field is `compatibility`; the answer's would be `compatibilityLevel`.
    public HttpCall setCompatibility(SetCompatibility request) {
        if (request.level() == null) {
            return HttpCall.delete("let " + request.subject() + " follow the registry's compatibility",
                    subject("config", request.subject()).build());
        }
        return HttpCall.put(
                "set the compatibility of " + request.subject() + " to " + request.level(),
                subject("config", request.subject()).build(),
                Json.object("compatibility", request.level().name()));
    }

    public HttpCall delete(DeleteSchemaVersion request) {
        HttpUrl.Builder url = subject("subjects", request.subject())
                .addPathSegment("versions")
                .addPathSegment(Integer.toString(request.version()));
        if (request.permanent()) {
            url.addQueryParameter("permanent", "true");
        }
        return HttpCall.delete(
                (request.permanent() ? "delete for good " : "delete ") + request.subject() + " version "
                        + request.version(),
                url.build());
    }

    HttpUrl.Builder subject(String path, String subject) {
        return Urls.at(base, path).addPathSegment(Urls.segment("subject", subject));
    }
}
