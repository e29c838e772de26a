package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.profile.Profile;

/// The commands on files that nobody meant for them.
class SchemasHostileFilesTest extends SchemaCommands {

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("one.avsc"), "\"string\"");
    }

    @Override
    protected List<Object> commands(Services services, Terminal terminal, Prompt prompt) {
        ByteArrayInputStream in = new ByteArrayInputStream(new byte[0]);
        return List.of(new SchemasCheckCommand(services, terminal, in), new SchemasDiffCommand(services, terminal, in),
                new SchemasPreviewCommand(services, terminal, in));
    }

    @Override
    protected Object service(String method, Profile profile) {
        throw new AssertionError(method);
    }

    @Test
    void aFolderIsNoFile() {
        for (List<String> line : List.of(List.of("check", file("one.avsc"), "--against", folder.toString()),
                List.of("diff", file("one.avsc"), folder.toString()), List.of("preview", folder.toString()))) {
            assertThat(run(line.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
            assertThat(complained()).contains("is a folder");
            assertThat(said()).isEmpty();
        }
    }

    /// Avro's checker takes the square of what a type has.
    @Test
    void whatIsTooLargeToBeHeldAgainstEachOtherIsNotKnown() throws IOException {
        Files.writeString(folder.resolve("large.avsc"), IntStream.range(0, 2_000)
                .mapToObj("{\"type\": \"fixed\", \"name\": \"F%d\", \"size\": 1}"::formatted)
                .collect(Collectors.joining(",\n", "[", "]")));
        assertThat(run("check", file("large.avsc"), "--against", file("large.avsc"))).isEqualTo(ExitCode.NO);
        assertThat(said()).contains("too large", "not known to be compatible");
    }
}
