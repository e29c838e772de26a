package tableflow.console.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Confluent's own Python client works with the sandbox's registry. Skipped where that client is not installed (on
/// Debian: `apt install python3-confluent-kafka python3-requests`).
@Tag("outsider")
class RegistryOutsiderTest {
    private static final String PYTHON = "/usr/bin/python3";

    private record Outcome(int code, String output) {}

    private static Outcome run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("outsider", ".txt");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, "no end after 60 seconds");
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    @Test
    void thePythonClientIsServed() throws Exception {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "no Python");
        Outcome there = run(List.of(PYTHON, "-c", "import confluent_kafka.schema_registry"));
        assumeTrue(there.code == 0, "no Python client of Confluent's");
        Path script = Path.of(System.getProperty("project.directory", "."))
            .resolve("src/test/resources/outsiders/registry_client.py");
        try (RegistryProbe probe = new RegistryProbe(null)) {
            Outcome outcome = run(List.of(PYTHON, script.toString(), probe.registry.url(), "ADMIN", "secret of ADMIN"));
            assertThat(outcome.output).endsWith("ok\n");
            assertThat(outcome.code).isZero();
        }
    }
}
