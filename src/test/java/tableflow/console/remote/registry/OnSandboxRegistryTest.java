package tableflow.console.remote.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.remote.FakeServer;
import tableflow.console.remote.HttpConnector;
import tableflow.console.remote.http.BackOff;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Keys;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.http.Fault;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.registry.Registry;
import tableflow.console.sandbox.registry.RegistrySettings;
import tableflow.console.service.port.SchemaRegistry;

/// The registry's adapter on the sandbox's registry.
class OnSandboxRegistryTest {

    private static final String LSRC = "lsrc-abc123";
    private static final Crn ENVIRONMENT = Crn.organization("org-1").environment("env-1");
    private static final NewSchema FIRST = json("""
            {"type":"object","properties":{"id":{"type":"integer"}},"additionalProperties":false}""");

    private final Faults faults = new Faults();
    private Registry server;
    private SchemaRegistry registry;

    @BeforeEach
    void start() throws IOException {
        Keys keys = new Keys(Clock.systemUTC());
        Roles roles = new Roles(Clock.systemUTC(), Pace.FAST);
        keys.add(new Key("ADMIN", new tableflow.console.sandbox.access.Secret("s3cr3t"), "sa-admin",
                KeyKind.SCHEMA_REGISTRY, LSRC, Instant.EPOCH));
        roles.add(new Roles.Binding("rb-1", "sa-admin", "EnvironmentAdmin", ENVIRONMENT, Instant.EPOCH));
        server = Registry.start(
                new RegistrySettings(keys, roles, faults, Clock.systemUTC(), ENVIRONMENT, LSRC), null);
        registry = open(new ApiKey("ADMIN", new Secret("s3cr3t")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SchemaRegistry open(ApiKey key) {
        URI url = URI.create(server.url());
        return new HttpConnector(url, FakeServer.SETTINGS, BackOff.standard()).schemaRegistry(url, key);
    }

    private static NewSchema json(String text) {
        return new NewSchema("orders-value", SchemaFormat.JSON, text.strip(), List.of());
    }

    @Test
    void aSchemaIsRegisteredOnceAndFound() {
        assertThat(registry.subjects("")).isEmpty();
        assertThat(registry.latest("orders-value")).isEmpty();
        assertThat(registry.lookup(FIRST)).isEmpty();
        assertThat(registry.compatibility(FIRST).compatible()).isTrue();
        SchemaVersion one = registry.register(FIRST);
        assertThat(one.version()).isEqualTo(1);
        assertThat(registry.register(FIRST)).isEqualTo(one);
        assertThat(registry.lookup(FIRST)).contains(one);
        assertThat(registry.latest("orders-value")).contains(one);
        assertThat(registry.subjects("ord")).containsExactly("orders-value");
        assertThat(registry.latestOfAll("")).containsExactly(one);
    }

    @Test
    void theThreeFormatsAndReferencesComeBackAsSent() {
        NewSchema avro = new NewSchema("a-value", SchemaFormat.AVRO, "\"string\"", List.of());
        NewSchema proto = new NewSchema("p-value", SchemaFormat.PROTOBUF,
                "syntax = \"proto3\";\nmessage A {\n  string id = 1;\n}\n", List.of());
        assertThat(registry.register(avro).format()).isEqualTo(Open.of(SchemaFormat.AVRO));
        registry.register(proto);
        assertThat(registry.latest("a-value").orElseThrow().format().is(SchemaFormat.AVRO)).isTrue();
        assertThat(registry.latest("p-value").orElseThrow().format().is(SchemaFormat.PROTOBUF)).isTrue();
        SchemaReference reference = new SchemaReference("a.proto", "p-value", 1);
        NewSchema user = new NewSchema("u-value", SchemaFormat.PROTOBUF,
                "syntax = \"proto3\";\nimport \"a.proto\";\nmessage B {\n  A a = 1;\n}\n", List.of(reference));
        registry.register(user);
        assertThat(registry.latest("u-value").orElseThrow().references()).containsExactly(reference);
        assertThat(registry.latestOfAll("")).hasSize(3);
    }

    @Test
    void anIncompatibleSchemaIsSaidBeforehandAndRefused() {
        registry.register(FIRST);
        NewSchema other = json("{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"}},"
                + "\"additionalProperties\":false}");
        SchemaRegistry.Verdict verdict = registry.compatibility(other);
        assertThat(verdict.compatible()).isFalse();
        assertThat(verdict.messages()).isNotEmpty();
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> registry.register(other));
        assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
        registry.setCompatibility(new SetCompatibility("orders-value", CompatibilityLevel.NONE));
        assertThat(registry.register(other).version()).isEqualTo(2);
    }

    @Test
    void theLevelIsTheGlobalOneUntilSet() {
        assertThat(registry.compatibilityLevel("orders-value").is(CompatibilityLevel.BACKWARD)).isTrue();
        registry.setCompatibility(new SetCompatibility("orders-value", CompatibilityLevel.FULL_TRANSITIVE));
        assertThat(registry.compatibilityLevel("orders-value").is(CompatibilityLevel.FULL_TRANSITIVE)).isTrue();
        assertThat(registry.compatibilityLevel("other").is(CompatibilityLevel.BACKWARD)).isTrue();
    }

    @Test
    void aVersionIsDeletedSoftlyFirst() {
        registry.register(FIRST);
        DeleteSchemaVersion soft = new DeleteSchemaVersion("orders-value", 1, false);
        DeleteSchemaVersion permanent = new DeleteSchemaVersion("orders-value", 1, true);
        assertThat(catchThrowableOfType(RemoteFailure.class, () -> registry.delete(permanent)).kind())
                .isEqualTo(Kind.CONFLICT);
        registry.delete(soft);
        registry.delete(soft);
        assertThat(registry.latest("orders-value")).isEmpty();
        registry.delete(permanent);
        registry.delete(permanent);
    }

    @Test
    void whatDoesNotParseIsInvalidAndAWrongKeyIsNamed() {
        assertThat(catchThrowableOfType(RemoteFailure.class, () -> registry.register(json("{\"type\":"))).kind())
                .isEqualTo(Kind.INVALID);
        RemoteFailure failure = catchThrowableOfType(
                RemoteFailure.class, () -> open(new ApiKey("OTHER", new Secret("x"))).subjects(""));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure.advice().orElseThrow()).contains("OTHER was sent", "Schema Registry API key");
    }

    @Test
    void aLostAnswerOfARegistrationIsRepeatedToTheSameEnd() {
        faults.arm(new Fault("*", "POST", Pattern.compile(".*/versions"), 1, new Fault.DropAfter()));
        assertThat(registry.register(FIRST).version()).isEqualTo(1);
        assertThat(registry.latest("orders-value").orElseThrow().version()).isEqualTo(1);
    }
}
