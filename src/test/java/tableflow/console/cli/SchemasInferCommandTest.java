package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SchemasInferCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String input, String... arguments) {
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text);
        // Files are read without a profile.
        Services services = (Services) Proxy.newProxyInstance(Services.class.getClassLoader(),
                new Class<?>[] {Services.class}, (_, method, _) -> {
                    throw new AssertionError(method.getName());
                });
        List<String> all = new ArrayList<>(List.of("infer"));
        all.addAll(List.of(arguments));
        return new CommandLineApp(terminal, List.of(new CommandLine(new SchemasInferCommand(services, terminal,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))))).run(all.toArray(String[]::new));
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFileBecomesASchemaOfItsName(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("line-items.jsonl");
        Files.writeString(file, "{\"sku\":\"a\",\"n\":1}\n{\"sku\":\"b\"}\n");
        assertThat(run("", file.toString(), "--format", "protobuf")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                syntax = "proto3";

                message LineItems {
                  string sku = 1;
                  optional int64 n = 2;
                }
                """);
        assertThat(err()).containsPattern("n +1 +2 +integer");
    }

    @Test
    void theDocumentHasSchemaAndEvidence() throws Exception {
        assertThat(run("{\"a\":1}\n{\"a\":null}\n", "-", "--format", "avro", "--name", "A", "--json")).isZero();
        JsonNode document = new ObjectMapper().readTree(out.toByteArray());
        assertThat(document.path("records").longValue()).isEqualTo(2);
        assertThat(new ObjectMapper().readTree(document.path("schema").textValue()).at("/fields/0/type").toString())
                .isEqualTo("[\"null\",\"long\"]");
        assertThat(document.at("/evidence/1")).hasToString(
                "{\"path\":\"a\",\"seen\":2,\"of\":2,\"types\":{\"null\":1,\"integer\":1},\"notes\":[]}");
    }

    @Test
    void aMarkIsPassedOverAndOtherBytesAreNamed(@TempDir Path folder) throws Exception {
        Path marked = folder.resolve("marked.jsonl");
        Files.writeString(marked, "\ufeff{\"a\":1}\n");
        assertThat(run("", marked.toString())).as(err()).isZero();
        Path latin = folder.resolve("latin.jsonl");
        Files.write(latin, "{\"\u00e9\":1}\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run("", latin.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("latin.jsonl is no text in UTF-8");
    }

    @Test
    void whatCannotBeSeenIsSaid() {
        assertThat(run("\n", "-")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("there is no JSON");
        assertThat(run("{\n", "-")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("standard input:1:");
        assertThat(run("")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("either a file or, with --topic, a topic");
    }
}
