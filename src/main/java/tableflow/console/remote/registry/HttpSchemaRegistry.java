package tableflow.console.remote.registry;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.remote.http.Access;
import tableflow.console.remote.http.Dialect;
import tableflow.console.remote.http.Fields;
import tableflow.console.remote.http.HttpCall;
import tableflow.console.remote.http.HttpEnvironment;
import tableflow.console.remote.http.RestClient;
import tableflow.console.remote.http.Urls;
import tableflow.console.service.port.RegistryAdmin;
import tableflow.console.service.port.SchemaRegistry;

/// A Schema Registry over HTTP.
public final class HttpSchemaRegistry implements SchemaRegistry {

    private static final Dialect DIALECT = new RegistryDialect();
    private static final int PAGE = 1000;

    private final RestClient client;
    private final HttpUrl base;
    private final RegistryCalls calls;

    /// @param base the registry's endpoint
    public HttpSchemaRegistry(HttpEnvironment environment, Access access, HttpUrl base) {
        this.client = new RestClient(environment, access, DIALECT);
        this.base = base;
        this.calls = new RegistryCalls(base);
    }

    @Override
    public List<String> subjects(String prefix) {
        HttpUrl.Builder url = Urls.at(base, "subjects");
        if (!prefix.isEmpty()) {
            url.addQueryParameter("subjectPrefix", prefix);
        }
        return client.read(HttpCall.get("list subjects", url.build())).elements().stream()
                .map(Fields::needText)
                .toList();
    }

    @Override
    public Optional<SchemaVersion> latest(String subject) {
        HttpUrl url = calls.subject("subjects", subject).addPathSegments("versions/latest").build();
        return client.find(HttpCall.get("read the newest version of " + subject, url), RestClient::gone)
                .map(it -> version(it, subject));
    }

    @Override
    public Optional<SchemaVersion> version(String subject, int version) {
        return find(subject, version).map(it -> version(it, subject));
    }

    @Override
    public Optional<Instant> registeredAt(String subject, int version) {
        return find(subject, version).map(it -> it.longValue("ts")).filter(millis -> millis > 0)
                .map(Instant::ofEpochMilli);
    }

    private Optional<Fields> find(String subject, int version) {
        HttpUrl url = calls.subject("subjects", subject).addPathSegment("versions")
                .addPathSegment(Integer.toString(version)).build();
        return client.find(HttpCall.get("read version " + version + " of " + subject, url), RestClient::gone);
    }

    /// The registry tells the text, and not always where it is registered.
    @Override
    public Optional<SchemaVersion> byId(int id) {
        HttpUrl url = Urls.at(base, "schemas/ids").addPathSegment(Integer.toString(id)).build();
        return client.find(HttpCall.get("read schema " + id, url), RestClient::gone)
                .map(it -> version(it, it.textOr("subject", ""), it.intOr("version", 0), id));
    }

    @Override
    public Optional<SchemaVersion> byGuid(String guid) {
        HttpUrl url = Urls.at(base, "schemas/guids").addPathSegment(guid).build();
        return client.find(HttpCall.get("read schema " + guid, url), RestClient::gone)
                .map(it -> version(it, it.textOr("subject", ""), it.intOr("version", 0), it.intOr("id", 0)));
    }

    @Override
    public List<SchemaVersion> latestOfAll(String subjectPrefix) {
        return pages(subjectPrefix, true, Integer.MAX_VALUE, Progress.NONE);
    }

    @Override
    public List<SchemaVersion> versionsOfAll(String subjectPrefix, int most, Progress progress) {
        return pages(subjectPrefix, false, most, progress);
    }

    /// The registry has no total and no link to the next page: a page that is not full is the last, and so is one that
    /// brings nothing new (a registry that does not know `offset` sends the same again).
    private List<SchemaVersion> pages(String subjectPrefix, boolean latest, int most, Progress progress) {
        Map<String, SchemaVersion> all = new LinkedHashMap<>();
        for (int offset = 0; ; offset += PAGE) {
            Progress.throwIfCancelled("list schemas");
            HttpUrl.Builder url = Urls.at(base, "schemas")
                    .addQueryParameter("latestOnly", Boolean.toString(latest));
            if (!subjectPrefix.isEmpty()) {
                url.addQueryParameter("subjectPrefix", subjectPrefix);
            }
            url.addQueryParameter("offset", Integer.toString(offset))
                    .addQueryParameter("limit", Integer.toString(PAGE));
            List<Fields> page = client.read(HttpCall.get("list schemas", url.build())).elements();
            int before = all.size();
            page.stream().map(it -> version(it, it.need("subject"))).forEach(it ->
                    all.putIfAbsent(latest ? it.subject() : it.version() + " " + it.subject(), it));
            progress.report("Read schemas", all.size(), 0);
            if (page.size() != PAGE || all.size() == before || all.size() >= most) {
                return all.values().stream().limit(most).toList();
            }
        }
    }

    @Override
    public List<Integer> versions(String subject) {
        HttpUrl url = calls.subject("subjects", subject).addPathSegment("versions").build();
        return client.find(HttpCall.get("list the versions of " + subject, url), RestClient::gone)
                .map(it -> it.elements().stream().map(Fields::needInt).toList())
                .orElse(List.of());
    }

    @Override
    public Optional<SchemaVersion> lookup(NewSchema schema) {
        return lookup(schema, false);
    }

    @Override
    public Optional<SchemaVersion> lookup(NewSchema schema, boolean normalize) {
        return client.find(calls.lookup(schema, normalize), RestClient::gone)
                .map(it -> version(it, schema.subject()));
    }

    @Override
    public Verdict compatibility(NewSchema schema) {
        Optional<Fields> answer = client.find(calls.compatibility(schema), RestClient::gone);
        return answer.map(HttpSchemaRegistry::verdict).orElseGet(() -> new Verdict(true, List.of()));
    }

    private static Verdict verdict(Fields it) {
        return new Verdict(Boolean.parseBoolean(it.need("is_compatible")), it.texts("messages"));
    }

    /// Older registries answer with the id alone: the version is then looked up.
    @Override
    public SchemaVersion register(NewSchema request) {
        return register(request, false);
    }

    /// A lost answer is looked up before anything is sent again: what has arrived is not registered twice.
    @Override
    public SchemaVersion register(NewSchema request, boolean normalize) {
        HttpCall call = calls.register(request, normalize);
        try {
            return registered(client.read(call), request, normalize);
        } catch (RemoteFailure failure) {
            if (!failure.uncertain() || failure.is(Kind.CANCELLED)) {
                throw failure;
            }
            Optional<SchemaVersion> arrived = lookup(request, normalize);
            return arrived.orElseGet(() -> registered(client.read(call), request, normalize));
        }
    }

    private SchemaVersion registered(Fields answer, NewSchema request, boolean normalize) {
        int id = answer.needInt("id");
        int version = answer.intOr("version", 0);
        if (version > 0) {
            return new SchemaVersion(
                    request.subject(), version, id, Open.of(request.format()), request.text(), request.references());
        }
        return lookup(request, normalize).orElseThrow(() -> answer.unusable(
                "names schema " + id + ", which cannot be found under " + request.subject()));
    }

    static SchemaVersion version(Fields it, String subject) {
        return version(it, it.textOr("subject", subject), it.needInt("version"), it.needInt("id"));
    }

    private static SchemaVersion version(Fields it, String subject, int version, int id) {
        return new SchemaVersion(
                subject,
                version,
                id,
                Open.of(SchemaFormat.class, it.textOr("schemaType", SchemaFormat.AVRO.name())),
                it.textOr("schema", ""),
                it.list("references").stream()
                        .map(one -> new SchemaReference(one.need("name"), one.need("subject"), one.needInt("version")))
                        .toList());
    }

    @Override
    public Open<CompatibilityLevel> compatibilityLevel(String subject) {
        HttpUrl own = calls.subject("config", subject).addQueryParameter("defaultToGlobal", "true").build();
        String what = "read the compatibility of " + subject;
        Fields answer = client.find(HttpCall.get(what, own), RestClient::gone)
                .orElseGet(() -> client.read(HttpCall.get(what, Urls.at(base, "config").build())));
        return Open.of(CompatibilityLevel.class, answer.need("compatibilityLevel"));
    }

    @Override
    public Optional<Open<CompatibilityLevel>> ownCompatibilityLevel(String subject) {
        HttpUrl own = calls.subject("config", subject).build();
        return client.find(HttpCall.get("read the own compatibility of " + subject, own), RestClient::gone)
                .map(it -> it.text("compatibilityLevel"))
                .map(level -> Open.of(CompatibilityLevel.class, level));
    }

    @Override
    public String mode(String subject) {
        HttpUrl own = calls.subject("mode", subject).addQueryParameter("defaultToGlobal", "true").build();
        String what = "read the mode of " + subject;
        return client.find(HttpCall.get(what, own), RestClient::gone)
                .orElseGet(() -> client.read(HttpCall.get(what, Urls.at(base, "mode").build())))
                .need("mode");
    }

    @Override
    public void setCompatibility(SetCompatibility request) {
        try {
            client.send(calls.setCompatibility(request));
        } catch (RemoteFailure failure) {
            boolean alreadyGone = request.level() == null && failure.is(Kind.NOT_FOUND);
            if (!alreadyGone) {
                throw failure;
            }
        }
    }

    @Override
    public RegistryAdmin admin() {
        return new HttpRegistryAdmin(client, base);
    }

    @Override
    public void delete(DeleteSchemaVersion request) {
        try {
            client.send(calls.delete(request));
        } catch (RemoteFailure failure) {
            if (!failure.is(Kind.NOT_FOUND)) {
                throw failure;
            }
        }
    }
}
