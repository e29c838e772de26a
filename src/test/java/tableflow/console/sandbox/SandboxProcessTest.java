package tableflow.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.kafka.Eventually;

class SandboxProcessTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void itEndsWithItsParentAndIsTheSameSandboxWhenReopened() throws Exception {
        Path info = folder.resolve("p.json");
        Optional<Path> data = Optional.of(folder.resolve("data"));
        JsonNode first = lifetime(info, data);
        JsonNode second = lifetime(info, data);
        for (String same : new String[] {"/confluent/organizationId", "/confluent/environmentId", "/kafka/clusterId",
            "/kafka/apiKey", "/schemaRegistry/apiKey", "/tableflow/apiKey"}) {
            assertThat(second.at(same)).as(same).isEqualTo(first.at(same));
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Kafka broker", "Schema Registry", "Confluent control plane", "Profile: " + info)
                .doesNotContain(first.at("/kafka/apiKey/secret").asText());
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void whatKeepsItFromStartingIsSaidInASentence() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("confluent.json"), "not this");
        assertThat(run(folder.resolve("p.json"), Optional.of(data), Optional.empty())).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("The sandbox did not start: ")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("p.json")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithTheReason() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(run(folder.resolve("p.json"), Optional.of(file), Optional.empty())).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(file + " cannot be made or written");
    }

    /// Starts a sandbox as the child of a process that then ends; returns the profile that it wrote meanwhile.
    private JsonNode lifetime(Path info, Optional<Path> data) throws Exception {
        Process parent = new ProcessBuilder("sleep", "600").start();
        try {
            CompletableFuture<Integer> code =
                    CompletableFuture.supplyAsync(() -> run(info, data, Optional.of(parent.pid())));
            Eventually.holds("a profile or an end", () -> Files.exists(info) || code.isDone());
            assertThat(info).as(err.toString(StandardCharsets.UTF_8)).exists();
            JsonNode profile = Json.parse(Files.readAllBytes(info));
            parent.destroy();
            assertThat(code.get(60, TimeUnit.SECONDS)).isZero();
            assertThat(info).doesNotExist();
            return profile;
        } finally {
            parent.destroy();
        }
    }

    private int run(Path info, Optional<Path> data, Optional<Long> parent) {
        return SandboxProcess.run(
                new SandboxProcess.Options(Optional.of(info), data, Seed.EMPTY, Pace.FAST, parent,
                        SqlStart.WHEN_ASKED, Optional.empty()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
