package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.schemas.registry.RegistryDesk;
import tableflow.console.service.schemas.registry.RegistryKeeping;
import tableflow.console.service.schemas.registry.RegistryStand;

/// `schemas list`, `show`, `levels`, `delete`, `recover` and `copy`, on registries over HTTP.
class SchemasRegistryCommandsTest {

    private static final RegistryStand STAND = new RegistryStand();
    private static final RegistryStand OTHER = new RegistryStand();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Optional<String> answer = Optional.empty();
    private boolean readOnly;

    @AfterAll
    static void stop() {
        STAND.close();
        OTHER.close();
    }

    private static Profile profile(String name) {
        return new Profile(name, Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null), null, null, null, null);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text);
        Services services = (Services) Proxy.newProxyInstance(Services.class.getClassLoader(),
                new Class<?>[] {Services.class}, (self, method, given) -> switch (method.getName()) {
                    case "profile" -> profile(given[0] == null ? "test" : given[0].toString());
                    case "keeping" -> keeping(((Profile) given[0]).name().equals("other") ? OTHER : STAND);
                    default -> throw new AssertionError(method.getName());
                });
        return new CommandLineApp(terminal, List.of(
                new CommandLine(new SchemasListCommand(services, terminal)),
                new CommandLine(new SchemasShowCommand(services, terminal)),
                new CommandLine(new SchemasLevelsCommand(services, terminal, question -> answer)),
                new CommandLine(new SchemasDeleteCommand(services, terminal, question -> answer)),
                new CommandLine(new SchemasRecoverCommand(services, terminal, question -> answer)),
                new CommandLine(new SchemasCopyCommand(services, terminal, question -> answer))))
                .run(arguments);
    }

    private RegistryKeeping keeping(RegistryStand stand) {
        RegistryDesk desk = readOnly ? stand.readOnly() : stand.desk();
        return new RegistryKeeping(desk, stand.uses(desk));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toByteArray());
    }

    @Test
    void aSubjectIsListedAndShown() throws IOException {
        String subject = RegistryStand.fresh("shown");
        STAND.delete(STAND.filled(subject, RegistryStand.ONE, RegistryStand.TWO), 1);
        assertThat(run("list")).isZero();
        assertThat(said()).contains(subject);
        assertThat(run("show", subject, "--json")).isZero();
        assertThat(json().path("versions")).hasSize(2);
        assertThat(json().at("/versions/0/deleted").asBoolean()).isTrue();
        assertThat(json().at("/settings/compatibility/value").asText()).isEqualTo("BACKWARD");
        assertThat(json().at("/settings/compatibility/from").asText()).isEqualTo("registry");
        assertThat(run("show", subject, "--text", "2")).isZero();
        assertThat(said()).contains("\"b\"");
        assertThat(run("show", subject, "--text", "9")).isEqualTo(ExitCode.USAGE);
        assertThat(run("show", "never-value")).isEqualTo(ExitCode.REMOTE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("What to do");
    }

    @Test
    void levelsAreShownAndChanged() throws IOException {
        String subject = RegistryStand.fresh("levels");
        STAND.filled(subject, RegistryStand.ONE);
        assertThat(run("levels", subject, "--level", "full", "--plan")).isZero();
        assertThat(said()).contains("BACKWARD (inherited) -> FULL");
        assertThat(run("levels", subject, "--level", "FULL")).isEqualTo(ExitCode.USAGE);
        answer = Optional.of("no");
        assertThat(run("levels", subject, "--level", "FULL")).isEqualTo(ExitCode.CANCELLED);
        assertThat(run("levels", subject, "--level", "FULL", "--mode", "READONLY", "--json", "--yes")).isZero();
        assertThat(json().path("done").asBoolean()).isTrue();
        assertThat(run("levels", subject, "--json")).isZero();
        assertThat(json().at("/compatibility/own").asBoolean()).isTrue();
        assertThat(json().at("/mode/value").asText()).isEqualTo("READONLY");
        assertThat(run("levels", subject, "--level", "NONE", "--yes")).isEqualTo(ExitCode.NO);
        assertThat(run("levels", subject, "--level", "ODD", "--yes")).isEqualTo(ExitCode.USAGE);
        assertThat(run("levels", subject, "--mode", "inherit", "--yes")).isZero();
    }

    @Test
    void deletingAndBringingBack() throws IOException {
        String subject = RegistryStand.fresh("deleted");
        STAND.filled(subject, RegistryStand.ONE, RegistryStand.TWO);
        assertThat(run("delete", subject, "--json")).isEqualTo(ExitCode.USAGE);
        assertThat(run("delete", subject, "--permanent", "--confirm", subject)).isEqualTo(ExitCode.NO);
        readOnly = true;
        assertThat(run("delete", subject, "--yes")).isEqualTo(ExitCode.NO);
        assertThat(said()).contains("read-only");
        readOnly = false;
        assertThat(run("delete", subject, "--json", "--yes")).isZero();
        assertThat(json().path("versions")).hasSize(2);
        assertThat(run("list", "--json")).isZero();
        assertThat(said()).doesNotContain(subject);
        assertThat(run("recover", subject, "--same-number", "--yes")).isZero();
        assertThat(STAND.registry().versions(subject)).containsExactly(1, 2);
        assertThat(run("delete", subject, "--version-number", "1", "--yes")).isZero();
        assertThat(run("recover", subject, "--version-number", "1", "--json", "--yes")).isZero();
        assertThat(json().at("/versions/0/becomes").asInt()).isEqualTo(3);
        assertThat(run("delete", subject, "--yes")).isZero();
        assertThat(run("delete", subject, "--permanent", "--confirm", "another")).isEqualTo(ExitCode.USAGE);
        assertThat(run("delete", subject, "--permanent", "--confirm", subject)).isZero();
        assertThat(run("show", subject)).isEqualTo(ExitCode.REMOTE);
    }

    @Test
    void copiesGoToTheSecondProfile() throws IOException {
        String subject = RegistryStand.fresh("copied");
        STAND.filled(subject, RegistryStand.ONE, RegistryStand.TWO);
        assertThat(run("copy", subject, "--yes")).isEqualTo(ExitCode.USAGE);
        assertThat(run("copy", subject, "--with-profile", "other", "--all-versions", "--json", "--yes")).isZero();
        assertThat(json().path("steps")).hasSize(2);
        assertThat(OTHER.registry().versions(subject)).containsExactly(1, 2);
        assertThat(run("copy", subject, "--with-profile", "other", "--json", "--yes")).isZero();
        assertThat(json().path("done").asBoolean()).isFalse();
    }
}
