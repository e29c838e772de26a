package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What somebody at a terminal is told while a command takes long: here it takes a second at each read.
class SchemasDoingTest {

    private static final String SCHEMA = "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(new ByteArrayOutputStream(), true,
            StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), text -> text, () -> true);

    private static InputStream slow(String content, Terminal terminal) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] to, int from, int length) {
                int count = super.read(to, from, length);
                terminal.beat();
                return count;
            }

            @Override
            public synchronized byte[] readNBytes(int length) throws IOException {
                terminal.beat();
                return super.readNBytes(Math.min(length, available()));
            }
        };
    }

    private String told(String... arguments) {
        InputStream in = slow(SCHEMA, terminal);
        Services none = (Services) Proxy.newProxyInstance(Services.class.getClassLoader(),
                new Class<?>[] {Services.class}, (self, method, given) -> {
                    throw new AssertionError(method.getName());
                });
        assertThat(new CommandLineApp(terminal, List.of(new CommandLine(new SchemasCheckCommand(none, terminal, in)),
                new CommandLine(new SchemasConvertCommand(terminal, in)),
                new CommandLine(new SchemasInferCommand(none, terminal, in)))).run(arguments)).isZero();
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itIsToldWhatIsRead() throws IOException {
        Path old = Files.writeString(folder.resolve("old.json"), SCHEMA);
        assertThat(told("check", "-", "--against", old.toString())).contains("Reading <standard input>.");
    }

    @Test
    void itIsToldHowManyRecordsThereWere() {
        assertThat(told("infer", "-")).contains("Looked at 0 records so far.");
    }

    @Test
    void withJsonItIsNot() {
        assertThat(told("convert", "--json", "-", "--to", "avro")).doesNotContain("Reading");
    }
}
