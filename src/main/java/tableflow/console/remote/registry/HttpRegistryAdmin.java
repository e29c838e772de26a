package tableflow.console.remote.registry;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.DeleteSubject;
import tableflow.console.domain.change.ChangeRequest.ImportSchema;
import tableflow.console.domain.change.ChangeRequest.SetNormalize;
import tableflow.console.domain.change.ChangeRequest.SetRegistryMode;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.RegistryMode;
import tableflow.console.domain.schema.SchemaExtras;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.remote.http.Fields;
import tableflow.console.remote.http.HttpCall;
import tableflow.console.remote.http.RestClient;
import tableflow.console.remote.http.Urls;
import tableflow.console.service.port.RegistryAdmin;

/// The keeping of a Schema Registry over HTTP.
final class HttpRegistryAdmin implements RegistryAdmin {

    private static final String DELETED = "deleted";

    private final RestClient client;
    private final HttpUrl base;
    private final RegistryCalls calls;

    HttpRegistryAdmin(RestClient client, HttpUrl base) {
        this.client = client;
        this.base = base;
        this.calls = new RegistryCalls(base);
    }

    @Override
    public List<String> subjects(boolean deleted) {
        HttpUrl.Builder url = Urls.at(base, "subjects");
        return texts(HttpCall.get("list subjects", deleted(url, deleted)));
    }

    @Override
    public List<String> contexts() {
        return texts(HttpCall.get("list contexts", Urls.at(base, "contexts").build()));
    }

    private List<String> texts(HttpCall call) {
        return client.read(call).elements().stream().map(Fields::needText).toList();
    }

    private static HttpUrl deleted(HttpUrl.Builder url, boolean deleted) {
        return deleted ? url.addQueryParameter(DELETED, "true").build() : url.build();
    }

    @Override
    public List<Integer> versions(String subject, boolean deleted) {
        HttpUrl.Builder url = calls.subject("subjects", subject).addPathSegment("versions");
        return numbers(HttpCall.get("list the versions of " + subject, deleted(url, deleted)));
    }

    private List<Integer> numbers(HttpCall call) {
        return client.find(call, RestClient::gone)
                .map(it -> it.elements().stream().map(Fields::needInt).toList())
                .orElse(List.of());
    }

    @Override
    public Optional<RegisteredSchema> version(String subject, int number) {
        HttpUrl.Builder url = calls.subject("subjects", subject).addPathSegment("versions")
                .addPathSegment(Integer.toString(number));
        return client.find(HttpCall.get("read version " + number + " of " + subject, deleted(url, true)),
                        RestClient::gone)
                .map(it -> new RegisteredSchema(
                        HttpSchemaRegistry.version(it, subject), it.text("guid"), it.flag(DELETED),
                        new SchemaExtras(it.object("metadata"), it.object("ruleSet"))));
    }

    @Override
    public List<Integer> referencedBy(String subject, int number) {
        HttpUrl url = calls.subject("subjects", subject).addPathSegment("versions")
                .addPathSegment(Integer.toString(number)).addPathSegment("referencedby").build();
        return numbers(HttpCall.get("read what refers to version " + number + " of " + subject, url));
    }

    @Override
    public List<SubjectVersion> holders(String context, int id) {
        HttpUrl.Builder url = Urls.at(base, "schemas/ids").addPathSegment(Integer.toString(id))
                .addPathSegment("versions");
        if (!context.equals(SubjectName.DEFAULT_CONTEXT)) {
            url.addQueryParameter("subject", ":" + context + ":");
        }
        return client.find(HttpCall.get("read who has schema " + id, url.build()), RestClient::gone)
                .map(it -> it.elements().stream()
                        .map(one -> new SubjectVersion(one.need("subject"), one.needInt("version"))).toList())
                .orElse(List.of());
    }

    @Override
    public Optional<Settings> settings(String place) {
        String what = "read the settings of " + RegistryCalls.name(place);
        return client.find(HttpCall.get(what, calls.place("config", place).build()), RestClient::gone)
                .map(HttpRegistryAdmin::settings);
    }

    private static Settings settings(Fields it) {
        String level = it.text("compatibilityLevel");
        @Nullable Boolean normalize = it.text("normalize") == null ? null : it.flag("normalize");
        return new Settings(level == null ? null : Open.of(CompatibilityLevel.class, level), normalize);
    }

    @Override
    public Optional<Open<RegistryMode>> ownMode(String place) {
        String what = "read the mode of " + RegistryCalls.name(place);
        return client.find(HttpCall.get(what, calls.place("mode", place).build()), RestClient::gone)
                .map(it -> Open.of(RegistryMode.class, it.need("mode")));
    }

    @Override
    public void set(SetNormalize request) {
        client.send(calls.setNormalize(request));
    }

    @Override
    public void set(SetRegistryMode request) {
        sendUnlessGone(calls.setMode(request), request.mode() == null);
    }

    @Override
    public void register(ImportSchema request) {
        client.send(calls.register(request));
    }

    @Override
    public void delete(DeleteSubject request) {
        sendUnlessGone(calls.delete(request), true);
    }

    private void sendUnlessGone(HttpCall call, boolean removal) {
        try {
            client.send(call);
        } catch (RemoteFailure failure) {
            if (!removal || !failure.is(Kind.NOT_FOUND)) {
                throw failure;
            }
        }
    }
}
