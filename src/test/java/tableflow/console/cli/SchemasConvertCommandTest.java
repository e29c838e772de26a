package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SchemasConvertCommandTest {

    private static final String JSON = "{\"title\":\"Order\",\"type\":\"object\",\"additionalProperties\":false,"
            + "\"required\":[\"id\"],\"properties\":{\"id\":{\"type\":\"integer\"},"
            + "\"note\":{\"type\":\"string\",\"maxLength\":80}}}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String input, String... arguments) {
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text);
        List<String> all = new ArrayList<>(List.of("convert", "-"));
        all.addAll(List.of(arguments));
        return new CommandLineApp(terminal, List.of(new CommandLine(new SchemasConvertCommand(terminal,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))))).run(all.toArray(String[]::new));
    }

    @Test
    void theSchemaIsTheOutputAndLossesAreToldBeside() {
        assertThat(run(JSON, "--to", "protobuf")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                syntax = "proto3";

                message Order {
                  int64 id = 1;
                  optional string note = 2;
                }
                """);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("Lost: note: the constraint maxLength.\n");
    }

    @Test
    void strictSaysNoWhenSomethingIsLost() throws Exception {
        assertThat(run(JSON, "--to", "avro", "--strict", "--json")).isEqualTo(ExitCode.NO);
        JsonNode answer = new ObjectMapper().readTree(out.toByteArray());
        assertThat(answer.path("losses")).hasToString("[\"note: the constraint maxLength\"]");
    }

    @Test
    void whatIsNoSchemaIsToldWithItsPlace() {
        assertThat(run("{\"type\": 7}", "--format", "json", "--to", "avro")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("<standard input>:1:").contains("/type");
        assertThat(run(JSON, "--to", "json")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("already");
    }
}
