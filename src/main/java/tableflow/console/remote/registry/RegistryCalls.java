package tableflow.console.remote.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.DeleteSubject;
import tableflow.console.domain.change.ChangeRequest.ImportSchema;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.change.ChangeRequest.SetNormalize;
import tableflow.console.domain.change.ChangeRequest.SetRegistryMode;
import tableflow.console.domain.schema.SchemaExtras;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.remote.http.HttpCall;
import tableflow.console.remote.http.HttpCall.Effect;
import tableflow.console.remote.http.Json;
import tableflow.console.remote.http.Urls;

/// The calls of the Schema Registry that send something. A subject is one path segment, whatever is in it: contexts
/// bring colons and dots, record names slashes.
public record RegistryCalls(HttpUrl base) {

    /// The same text again gives the same id and no further version, unless that was deleted meanwhile: who repeats it
    /// looks the schema up first.
    public HttpCall register(NewSchema request) {
        return register(request, false);
    }

    HttpCall register(NewSchema request, boolean normalize) {
        HttpUrl.Builder url = subject("subjects", request.subject()).addPathSegment("versions");
        return HttpCall.post(
                        "register a schema under " + request.subject(), normalized(url, normalize), body(request));
    }

    /// The same schema, id and number again change nothing.
    public HttpCall register(ImportSchema request) {
        NewSchema schema = request.schema();
        HttpUrl url = subject("subjects", schema.subject()).addPathSegment("versions").build();
        ObjectNode body = body(schema).put("id", request.id()).put("version", request.version());
        return HttpCall.post("register version " + request.version() + " of " + schema.subject() + " with id "
                        + request.id(), url, body)
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
        SchemaExtras extras = request.extras();
        if (extras.metadata() != null) {
            body.set("metadata", Json.object(extras.metadata()));
        }
        if (extras.ruleSet() != null) {
            body.set("ruleSet", Json.object(extras.ruleSet()));
        }
        return body;
    }

    /// The request's field is `compatibility`; the answer's would be `compatibilityLevel`.
    public HttpCall setCompatibility(SetCompatibility request) {
        HttpUrl url = place("config", request.subject()).build();
        String whose = RegistryCalls.name(request.subject());
        if (request.level() == null) {
            return HttpCall.delete("take the own compatibility of " + whose + " away", url);
        }
        return HttpCall.put("set the compatibility of " + whose + " to " + request.level(), url,
                Json.object("compatibility", request.level().name()));
    }

    public HttpCall setNormalize(SetNormalize request) {
        return HttpCall.put(
                (request.normalize() ? "have new schemas normalised in " : "have new schemas kept as they are in ")
                        + name(request.place()),
                place("config", request.place()).build(),
                Json.object().put("normalize", request.normalize()));
    }

    public HttpCall setMode(SetRegistryMode request) {
        HttpUrl.Builder url = place("mode", request.place());
        if (request.mode() == null) {
            return HttpCall.delete("take the own mode of " + name(request.place()) + " away", url.build());
        }
        if (request.force()) {
            url.addQueryParameter("force", "true");
        }
        return HttpCall.put("set the mode of " + name(request.place()) + " to " + request.mode(), url.build(),
                Json.object("mode", request.mode().name()));
    }

    static String name(String place) {
        SubjectName name = SubjectName.of(place);
        return name.isGlobal() ? "the registry" : name.name().isEmpty() ? "context " + name.context() : place;
    }

    HttpUrl.Builder place(String path, String place) {
        return place.isEmpty() ? Urls.at(base, path) : subject(path, place);
    }

    public HttpCall delete(DeleteSubject request) {
        HttpUrl.Builder url = subject("subjects", request.subject());
        if (request.permanent()) {
            url.addQueryParameter("permanent", "true");
        }
        return HttpCall.delete((request.permanent() ? "delete for good subject " : "delete subject ")
                + request.subject(), url.build());
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
