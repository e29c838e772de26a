package tableflow.console.service.schemas.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.DeleteSubject;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.remote.http.Access;
import tableflow.console.remote.http.BackOff;
import tableflow.console.remote.http.HttpEnvironment;
import tableflow.console.remote.http.HttpSettings;
import tableflow.console.remote.http.Transport;
import tableflow.console.remote.registry.HttpSchemaRegistry;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.registry.RegistryProbe;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.schemas.registry.RegistryShelf.History;

/// A registry over HTTP, with what is registered there.
public final class RegistryStand implements AutoCloseable {

    public static final String ONE =
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}";
    public static final String TWO = ONE.replace("]}", ",{\"name\":\"b\",\"type\":\"int\",\"default\":0}]}");
    public static final String THREE = TWO.replace("]}", ",{\"name\":\"c\",\"type\":\"int\",\"default\":0}]}");
    public static final String BREAKING = ONE.replace("]}", ",{\"name\":\"d\",\"type\":\"int\"}]}");

    private static final HttpSettings SETTINGS = new HttpSettings(
            Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30), 3, "tableflow-console (test)");
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final RegistryProbe probe;
    private final SchemaRegistry registry;

    public RegistryStand() {
        try {
            probe = new RegistryProbe(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        registry = registry(SETTINGS);
    }

    /// A client that waits for nothing between two tries.
    public SchemaRegistry registry(HttpSettings settings) {
        BackOff impatient = new BackOff(
                Duration.ofSeconds(1), Duration.ofSeconds(30), pause -> {}, Instant::now, new Random(1));
        return new HttpSchemaRegistry(new HttpEnvironment(new Transport(settings), impatient, call -> {}),
                new Access(new ApiKey(RegistryProbe.KEY, new Secret("secret of " + RegistryProbe.KEY)),
                        KeyPurpose.SCHEMA_REGISTRY, "the registry"),
                HttpUrl.get(probe.url().toString()));
    }

    /// Troubles that calls to it meet.
    public Faults faults() {
        return probe.faults();
    }

    public SchemaRegistry registry() {
        return registry;
    }

    public RegistryDesk desk() {
        return new RegistryDesk("test", () -> registry, guard(false));
    }

    public RegistryDesk readOnly() {
        return new RegistryDesk("test", () -> registry, guard(true));
    }

    public static WriteGuard guard(boolean readOnly) {
        return new WriteGuard(new Profile("test", Open.of(Profile.Kind.SANDBOX), "dev", readOnly,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null), null, null, null, null));
    }

    /// No cluster and no Tableflow: what they would say is not known.
    public SchemaUses uses(RegistryDesk desk) {
        return new SchemaUses(desk, Set::of, () -> {
            throw RemoteFailure.of(Kind.UNAUTHORIZED, "open Tableflow", "the profile has no Tableflow API key");
        });
    }

    /// A subject that no other test has.
    public static String fresh(String name) {
        return name + NAMES.incrementAndGet() + "-value";
    }

    public SchemaVersion register(String subject, String text, SchemaReference... references) {
        return registry.register(new NewSchema(subject, SchemaFormat.AVRO, text, List.of(references)));
    }

    /// Registers texts in order.
    public SubjectName filled(String subject, String... texts) {
        for (String text : texts) {
            register(subject, text);
        }
        return SubjectName.of(subject);
    }

    public void delete(SubjectName subject, int number) {
        registry.delete(new DeleteSchemaVersion(subject.toString(), number, false));
    }

    public void delete(SubjectName subject) {
        registry.admin().delete(new DeleteSubject(subject.toString(), false));
    }

    /// Deletes for good what is deleted softly.
    public void erase(SubjectName subject) {
        registry.admin().delete(new DeleteSubject(subject.toString(), true));
    }

    public History history(SubjectName subject) {
        return new RegistryShelf(desk()).history(subject, Progress.NONE);
    }

    @Override
    public void close() {
        probe.close();
    }
}
