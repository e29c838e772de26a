package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.remote.HttpConnector;
import tableflow.console.sandbox.registry.RegistryProbe;
import tableflow.console.service.port.FileHistory;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.files.FileDesk;
import tableflow.console.service.schemas.files.FileStates;
import tableflow.console.service.schemas.files.FileSubjects;

/// `schemas status` on a registry over HTTP, and `schemas check --records`.
class SchemasFilesCommandsTest {

    private static final String ONE = """
        {"type": "record", "name": "R", "fields": [
          {"name": "a", "type": "int"}
        ]}
        """;
    private static final String MORE = ONE.replace(
        "\n]}", ",\n  {\"name\": \"b\", \"type\": \"int\", \"default\": 0}\n]}");
    private static final String WIDER = ONE.replace("int", "long");

    private static final RegistryProbe PROBE = start();
    private static final SchemaRegistry REGISTRY = HttpConnector.standard(PROBE.url(), "test")
        .schemaRegistry(PROBE.url(), new ApiKey(RegistryProbe.KEY, new Secret("secret of " + RegistryProbe.KEY)));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static RegistryProbe start() {
        try {
            return new RegistryProbe(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        PROBE.close();
    }

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("one.avsc"), ONE);
        Files.writeString(folder.resolve("broken.avsc"), "{\"type\": \"record\",\n \"name\": }");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text);
        Profile profile = new Profile("test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null), null, null, null, null);
        Services services = (Services) Proxy.newProxyInstance(Services.class.getClassLoader(),
                new Class<?>[] {Services.class}, (self, method, given) -> switch (method.getName()) {
                    case "profile" -> profile;
                    case "schemaFiles" -> new FileDesk(
                            new FileSubjects(folder.resolve("settings.json"), InstantSource.system()),
                            () -> FileStates.open(REGISTRY, file -> new FileHistory.Past(List.of(ONE), true)));
                    default -> throw new AssertionError(method.getName());
                });
        ByteArrayInputStream in = new ByteArrayInputStream(new byte[0]);
        return new CommandLineApp(terminal, List.of(
                new CommandLine(new SchemasCheckCommand(services, terminal, in)),
                new CommandLine(new SchemasStatusCommand(services, terminal)))).run(arguments);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void checkTriesRecordsAndNamesTheFailingPath() throws IOException {
        Files.writeString(folder.resolve("records.jsonl"), "{\"a\": 1}\n{\"a\": \"x\"}\n");
        assertThat(run("check", "--records", file("records.jsonl"), file("one.avsc"))).isEqualTo(ExitCode.NO);
        assertThat(text()).contains("line 2 /a: ", "1 fit, 1 do not, 0 could not be read, 0 hold nothing");
        assertThat(run("check", "--records", file("records.jsonl"), file("one.avsc"), "--json")).isEqualTo(ExitCode.NO);
        JsonNode document = new ObjectMapper().readTree(text());
        assertThat(document.path("records").asInt()).isEqualTo(2);
        assertThat(document.at("/misfits/0/flaws/0/path").asText()).isEqualTo("/a");
        Files.writeString(folder.resolve("records.jsonl"), "{\"a\": 1}\n");
        assertThat(run("check", "--records", file("records.jsonl"), file("one.avsc"))).isEqualTo(ExitCode.DONE);
        assertThat(run("check", "--records", file("none.jsonl"), file("one.avsc"))).isNotEqualTo(ExitCode.DONE);
        assertThat(run("check", "--records", file("records.jsonl"), "--subject", "s", file("one.avsc")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("check", "--records", file("records.jsonl"), file("broken.avsc"))).isEqualTo(ExitCode.NO);
    }

    @Test
    void statusHoldsAFolderAgainstTheRegistry() throws IOException {
        Path schemas = Files.createDirectories(folder.resolve("schemas/avro"));
        for (String text : List.of(ONE, MORE)) {
            REGISTRY.register(new NewSchema("stated-value", SchemaFormat.AVRO, text, List.of()));
        }
        Files.writeString(schemas.resolve("stated-value.avsc"), MORE.replace("\n", "\r\n"));
        String root = folder.resolve("schemas").toString();
        assertThat(run("status", root)).as(text() + err).isEqualTo(ExitCode.DONE);
        assertThat(text()).containsPattern("avro/stated-value.avsc +stated-value +same +2 +2");
        Files.writeString(schemas.resolve("stated-value.avsc"), ONE);
        Files.writeString(schemas.resolve("other.avsc"), ONE);
        assertThat(run("status", root, "--json")).isEqualTo(ExitCode.NO);
        JsonNode document = new ObjectMapper().readTree(text());
        assertThat(document.at("/files/0/state").asText()).isEqualTo("no-subject");
        assertThat(document.at("/files/1/state").asText()).isEqualTo("behind");
        assertThat(document.at("/files/1/version").asInt()).isEqualTo(1);
        assertThat(run("status", root, "--assign", "avro/other.avsc=fresh-value")).isEqualTo(ExitCode.NO);
        assertThat(text()).containsPattern("avro/other.avsc +fresh-value +absent");
        assertThat(run("status", root)).isEqualTo(ExitCode.NO);
        assertThat(text()).containsPattern("avro/other.avsc +fresh-value +absent");
        Files.writeString(schemas.resolve("stated-value.avsc"), WIDER);
        assertThat(run("status", root)).isEqualTo(ExitCode.NO);
        assertThat(text()).containsPattern("avro/stated-value.avsc +stated-value +diverged +1 +2");
        assertThat(run("status", root, "--assign", "none.avsc=x")).isEqualTo(ExitCode.USAGE);
        assertThat(run("status", folder.resolve("nowhere").toString())).isNotEqualTo(ExitCode.DONE);
    }
}
