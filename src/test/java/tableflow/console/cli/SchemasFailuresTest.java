package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.review.ReviewSettingsFile;

/// What the commands `schemas ...` write with `--json` when they cannot do their work.
class SchemasFailuresTest extends SchemaCommands {

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("one.avsc"), "\"string\"");
        Files.writeString(folder.resolve("broken.avsc"), "{\"type\": \"record\",\n \"name\": }");
    }

    @Override
    protected List<Object> commands(Services services, Terminal terminal, Prompt prompt) {
        ByteArrayInputStream in = new ByteArrayInputStream(new byte[0]);
        return List.of(new SchemasLintCommand(services, terminal, in), new SchemasCheckCommand(services, terminal, in),
                new SchemasDiffCommand(services, terminal, in), new SchemasPreviewCommand(services, terminal, in),
                new SchemasRegisterCommand(services, terminal, prompt, in), new SchemasConvertCommand(terminal, in),
                new SchemasInferCommand(services, terminal, in), new SchemasListCommand(services, terminal),
                new SchemasShowCommand(services, terminal), new SchemasStatusCommand(services, terminal),
                new SchemasLevelsCommand(services, terminal, prompt));
    }

    @Override
    protected Object service(String method, Profile profile) {
        if (method.equals("lintSettings")) {
            return new ReviewSettingsFile(folder.resolve("none"), InstantSource.system());
        }
        throw RemoteFailure.of(Kind.UNREACHABLE, "ask the registry", "nobody answers").withAdvice("Is it there?");
    }

    private String[] words(String line) {
        return Stream.of(line.split(" ")).map(word -> word.contains(".avsc") ? file(word) : word)
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "lint --json nowhere.avsc", "lint --json", "lint --json one.avsc --rules no-such",
        "check --json nowhere.avsc --against one.avsc", "check --json one.avsc --against broken.avsc",
        "check --json one.avsc --against one.avsc --level SIDEWAYS", "diff --json one.avsc nowhere.avsc",
        "diff --json one.avsc", "preview --json nowhere.avsc", "register --json one.avsc --subject s",
        "register --json one.avsc", "convert --json nowhere.avsc --to json", "convert --json broken.avsc --to json",
        "convert --json one.avsc --to cobol", "infer --json", "infer --json --last many one.avsc", "list --json --no",
        "show --json", "status --json", "levels --json --what"})
    void wrongInputIsToldInOneDocument(String line) throws IOException {
        assertThat(run(words(line))).isEqualTo(ExitCode.USAGE);
        assertThat(json().path("kind").asText()).isEqualTo("failure");
        assertThat(json().path("exitCode").intValue()).isEqualTo(ExitCode.USAGE);
        assertThat(json().path("failureKind").asText()).isIn("INPUT", "USAGE");
        assertThat(json().path("command").asText()).isEqualTo("tableflow-console " + line.split(" ")[0]);
        assertThat(json().path("why").asText()).isNotEmpty();
        assertThat(complained()).as("people are told as ever").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "check --json one.avsc --subject s", "diff --json s:1 one.avsc", "preview --json one.avsc --subject s",
        "register --json --yes one.avsc --subject s", "infer --json --topic t", "list --json", "show --json s",
        "levels --json"})
    void aRegistryThatDoesNotAnswerIsToldInOneDocument(String line) throws IOException {
        assertThat(run(words(line))).isEqualTo(ExitCode.REMOTE);
        assertThat(json().path("kind").asText()).isEqualTo("failure");
        assertThat(json().path("exitCode").intValue()).isEqualTo(ExitCode.REMOTE);
        assertThat(json().path("failureKind").asText()).isEqualTo("UNREACHABLE");
        assertThat(json().path("what").asText()).isEqualTo("ask the registry");
        assertThat(json().path("advice").asText()).isEqualTo("Is it there?");
    }
}
