package tableflow.console.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.http.Json;

/// The registry as the rest of the sandbox uses it: in process, across restarts, from many threads.
class RegistryLifeTest {
    @TempDir
    Path dir;

    @Test
    void seedsAreRegisteredAndFoundInProcess() throws Exception {
        try (RegistryProbe probe = new RegistryProbe(null)) {
            assertThat(probe.registry.latest("topic2-value")).isEmpty();
            var version = probe.registry.register("topic2-value", SchemaFormat.JSON, "{\"type\":\"object\"}");
            assertThat(probe.registry.latest("topic2-value")).contains(version);
            assertThat(Json.parse(probe.call("GET", "/subjects/topic2-value/versions/latest", null).body())
                .path("id").asInt()).isEqualTo(version.schema().id());
            assertThat(probe.call("DELETE", "/subjects/topic2-value", null).statusCode()).isEqualTo(200);
            assertThat(probe.registry.latest("topic2-value")).isEmpty();
        }
    }

    @Test
    void aWrongSeedSaysWhatIsWrong() throws IOException {
        try (RegistryProbe probe = new RegistryProbe(null)) {
            assertThatIllegalArgumentException()
                .isThrownBy(() -> probe.registry.register("x-value", SchemaFormat.JSON, "{\"type\":3}"))
                .withMessageContaining("x-value").withMessageContaining("type");
        }
    }

    @Test
    void aFileKeepsEverythingAcrossRestarts() throws Exception {
        Path file = dir.resolve("registry.json");
        String versions;
        try (RegistryProbe probe = new RegistryProbe(file)) {
            probe.registry.register("seed-value", SchemaFormat.PROTOBUF, "syntax = \"proto3\"; message S {}");
            call(probe, "POST", "/subjects/a/versions", "{\"schema\":\"\\\"string\\\"\","
                + "\"metadata\":{\"properties\":{\"k\":\"v\"}}}");
            call(probe, "POST", "/subjects/:.dev:a/versions", "{\"schema\":\"\\\"int\\\"\"}");
            call(probe, "POST", "/subjects/a/versions", "{\"schema\":\"[\\\"string\\\",\\\"null\\\"]\"}");
            call(probe, "DELETE", "/subjects/a/versions/1", null);
            call(probe, "PUT", "/config/a", "{\"compatibility\":\"FULL\"}");
            call(probe, "PUT", "/mode/a", "{\"mode\":\"READONLY\"}");
            versions = call(probe, "GET", "/schemas?deleted=true", null);
        }
        try (RegistryProbe probe = new RegistryProbe(file)) {
            assertThat(Json.parse(call(probe, "GET", "/schemas?deleted=true", null))).isEqualTo(Json.parse(versions));
            assertThat(call(probe, "GET", "/config/a", null)).contains("FULL");
            assertThat(call(probe, "GET", "/mode/a", null)).contains("READONLY");
            assertThat(call(probe, "GET", "/contexts", null)).contains(".dev");
            assertThat(probe.registry.register("new", SchemaFormat.AVRO, "\"double\"").schema().id())
                .isEqualTo(100_004);
        }
    }

    @Test
    void aDamagedFileIsReportedAndLeftAlone() throws IOException {
        Path file = dir.resolve("registry.json");
        Files.writeString(file, "{\"version\": 1, ");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new RegistryProbe(file))
            .withMessageContaining("registry.json").withMessageContaining("line 1");
        assertThat(Files.readString(file)).isEqualTo("{\"version\": 1, ");
        Files.writeString(file, "{\"version\": 99}");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new RegistryProbe(file))
            .withMessageContaining("99");
    }

    @Test
    void manyThreadsNeverShareAnIdAndNeverSplitOne() throws Exception {
        try (RegistryProbe probe = new RegistryProbe(null);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> ids = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int number = i;
                ids.add(threads.submit(() -> {
                    String name = "R" + number % 20;
                    return probe.registry.register("s" + number, SchemaFormat.AVRO,
                        "{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[]}").schema().id();
                }));
            }
            List<Integer> seen = new ArrayList<>();
            for (Future<Integer> id : ids) {
                seen.add(id.get());
            }
            assertThat(seen.stream().distinct()).hasSize(20);
            for (int i = 0; i < 20; i++) {
                assertThat(List.of(seen.get(i + 20), seen.get(i + 40))).containsOnly(seen.get(i));
            }
        }
    }

    private static String call(RegistryProbe probe, String method, String path,
            @org.jspecify.annotations.Nullable String body) {
        var answer = probe.call(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
