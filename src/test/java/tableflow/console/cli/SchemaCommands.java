package tableflow.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.schemas.registry.RegistryStand;

/// What tests of the commands `schemas ...` share: a registry over HTTP, a folder, somebody who answers or does not,
/// and what was written.
abstract class SchemaCommands {

    /// Closed with the JVM: several classes have it.
    protected static final RegistryStand STAND = new RegistryStand();

    @TempDir
    protected Path folder = Path.of("");

    protected final ByteArrayOutputStream out = new ByteArrayOutputStream();
    protected final ByteArrayOutputStream err = new ByteArrayOutputStream();
    /// What is answered when a command asks; nobody is there when it is empty.
    protected Optional<String> answer = Optional.empty();
    protected boolean readOnly;

    /// The commands under test.
    protected abstract List<Object> commands(Services services, Terminal terminal, Prompt prompt);

    /// What the wiring would give.
    ///
    /// @param method of [Services]
    /// @param profile of the command; the profiles themselves are made here
    protected abstract Object service(String method, Profile profile);

    protected Profile profile(String name) {
        return new Profile(name, Open.of(Profile.Kind.SANDBOX), "dev", readOnly,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null), null, null, null, null);
    }

    /// Runs a command and returns its exit code; what was written before is forgotten.
    protected int run(String... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text);
        BiFunction<String, Object[], Object> answers = (method, given) -> method.equals("profile")
                ? profile(given[0] == null ? "test" : given[0].toString())
                : service(method, (Profile) given[0]);
        Services services = (Services) Proxy.newProxyInstance(Services.class.getClassLoader(),
                new Class<?>[] {Services.class}, (self, method, given) -> answers.apply(method.getName(), given));
        return new CommandLineApp(terminal, commands(services, terminal, question -> answer).stream()
                .map(CommandLine::new).toList()).run(arguments);
    }

    protected String file(String name) {
        return folder.resolve(name).toString();
    }

    /// Standard output.
    protected String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Standard error.
    protected String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    protected JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toByteArray());
    }
}
