package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.preview.Present;

class SchemasPreviewCommandTest {

    private static final String OLD = """
            {"type":"object","properties":{"id":{"type":"integer"},"note":{"type":"string"}}}""";
    private static final String NEW = """
            {"type":"object",
             "properties":{"id":{"type":"integer","description":"The order"},"total":{"type":"number"}}}""";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("old.json"), OLD);
        Files.writeString(folder.resolve("new.json"), NEW);
        Files.writeString(folder.resolve("broken.json"), "{\"type\":");
        Files.writeString(folder.resolve("key.json"), "{\"type\":\"string\"}");
    }

    /// A registry with one subject.
    private static SchemaRegistry registry() {
        return (SchemaRegistry) Proxy.newProxyInstance(SchemaRegistry.class.getClassLoader(),
                new Class<?>[] {SchemaRegistry.class}, (proxy, method, given) -> switch (method.getName()) {
                    case "latest" -> given[0].equals("orders-value")
                            ? Optional.of(new SchemaVersion("orders-value", 3, 7, Open.of(SchemaFormat.JSON), OLD,
                                    List.of()))
                            : Optional.empty();
                    default -> throw new AssertionError(method.getName());
                });
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text);
        Profile profile = new Profile("test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null);
        Services services = (Services) Proxy.newProxyInstance(Services.class.getClassLoader(),
                new Class<?>[] {Services.class}, (proxy, method, given) -> switch (method.getName()) {
                    case "profile" -> profile;
                    case "present" -> new Services.Opened<>(new Present(SchemasPreviewCommandTest::registry, () -> {
                        throw RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "open Glue", "no network");
                    }, List.of("lkc-1")), () -> {});
                    default -> throw new AssertionError(method.getName());
                });
        ByteArrayInputStream in = new ByteArrayInputStream(NEW.getBytes(StandardCharsets.UTF_8));
        return new CommandLine(new SchemasPreviewCommand(services, terminal, in))
                .setExecutionExceptionHandler((thrown, command, result) -> {
                    err.writeBytes(String.valueOf(thrown.getMessage()).getBytes(StandardCharsets.UTF_8));
                    return 99;
                })
                .execute(arguments);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theColumnsAreATable() {
        assertThat(run(file("new.json"))).isZero();
        assertThat(text().lines().map(line -> line.replaceAll(" +", " "))).contains(
                "COLUMN ICEBERG ATHENA NULL COMMENT", "key binary varbinary yes", "id long bigint yes The order",
                "total double double yes", "$$offset long bigint yes",
                file("new.json") + ": Tableflow makes this table");
    }

    @Test
    void aChangeThatSuspendsExitsWithOneAndShowsThePlace() {
        assertThat(run(file("new.json"), "--against", file("old.json"))).isEqualTo(ExitCode.NO);
        assertThat(text()).contains("+ total ", "+ column total joins: double",
                file("new.json") + ":2:2: error: column note: the field is gone [FIELD_DELETED]",
                "-> Put the field back", "Tableflow will suspend the table");
    }

    @Test
    void theRegisteredSchemaIsWhatASubjectIsComparedWith() {
        assertThat(run(file("new.json"), "--subject", "orders-value")).isEqualTo(ExitCode.NO);
        assertThat(text()).contains("[FIELD_DELETED]");
        assertThat(run(file("new.json"), "--subject", "new-value")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Subject new-value has no version yet");
    }

    @Test
    void aTableThatCannotBeReadIsARemoteFailureAndNoVerdict() {
        assertThat(run(file("new.json"), "--topic", "orders")).isEqualTo(99);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("open Glue");
        assertThat(text()).isEmpty();
    }

    @Test
    void jsonHasColumnsStepsFindingsAndEffects() throws IOException {
        assertThat(run(file("new.json"), "--against", file("old.json"), "--key", file("key.json"), "--json",
                "--portable-names")).isEqualTo(ExitCode.NO);
        JsonNode root = new ObjectMapper().readTree(text());
        assertThat(root.path("kind").asText()).isEqualTo("preview");
        assertThat(root.path("verdict").asText()).isEqualTo("stops");
        assertThat(root.path("columns").path(0).path("side").asText()).isEqualTo("key");
        assertThat(root.path("columns").path(0).path("iceberg").asText()).isEqualTo("string");
        JsonNode total = root.path("columns").path(2);
        assertThat(total.path("schemaPath").asText()).isEqualTo("#/properties/total");
        assertThat(total.path("line").asInt()).isEqualTo(2);
        assertThat(total.path("mark").asText()).isEqualTo("added");
        JsonNode finding = root.path("findings").path(0);
        assertThat(finding.path("rule").asText()).isEqualTo("FIELD_DELETED");
        assertThat(finding.path("tableColumn").asText()).isEqualTo("note");
        assertThat(finding.path("mend").size()).isPositive();
        assertThat(root.path("steps").path(0).path("kind").asText()).isEqualTo("commented");
        assertThat(root.path("effects").size()).isPositive();
        assertThat(root.path("columns").findValuesAsText("name")).contains("cflt_metadata_offset");
    }

    @Test
    void aTextThatIsNoSchemaSaysWhy() {
        assertThat(run(file("broken.json"))).isEqualTo(ExitCode.NO);
        assertThat(text()).contains("error:", "is no schema; nothing can be said of its table");
        assertThat(run(file("new.json"), "--against", file("broken.json"))).isEqualTo(99);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is no schema to compare with");
    }

    @Test
    void standardInputAndExclusiveOptions() {
        assertThat(run("-", "--format", "json")).isZero();
        assertThat(text()).contains("<standard input>: Tableflow makes this table");
        assertThat(run(file("new.json"), "--against", file("old.json"), "--topic", "orders"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
    }
}
