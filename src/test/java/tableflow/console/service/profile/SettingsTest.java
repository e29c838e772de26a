package tableflow.console.service.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;

class SettingsTest {

    @TempDir
    private Path folder;

    private Settings settings() {
        return new Settings(
                folder.resolve("settings.json"),
                Clock.fixed(Instant.parse("2026-11-22T10:15:00Z"), ZoneOffset.UTC));
    }

    @Test
    void keepsTextsByKeyAndLeavesUnknownOnesAlone() throws IOException {
        assertThat(settings().get("a")).isEmpty();
        Files.writeString(folder.resolve("settings.json"), "{\"version\":1,\"window\":{\"x\":5},\"a\":\"old\"}");
        settings().put("a", "new");
        settings().put("b", "2");
        settings().put("b", null);
        assertThat(settings().get("a")).contains("new");
        assertThat(settings().get("b")).isEmpty();
        assertThat(folder.resolve("settings.json")).content().contains("\"x\" : 5");
    }

    @Test
    void changesOfManyAtOnceAreAllKept() throws Exception {
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofPlatform().start(() -> settings().put("key" + i, "value" + i)))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        for (int i = 0; i < 8; i++) {
            assertThat(settings().get("key" + i)).contains("value" + i);
        }
    }

    @Test
    void aDamagedFileCountsAsEmptyAndIsSetAsideByTheNextChange() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"version\":1,");
        assertThat(settings().get("a")).isEmpty();
        settings().put("a", "x");
        assertThat(settings().get("a")).contains("x");
        assertThat(folder.resolve("settings.json.corrupt-20261122T101500Z")).hasContent("{\"version\":1,");
    }

    @Test
    void aFileOfANewerConsoleIsNotTouched() throws IOException {
        String newer = "{\"version\":2,\"a\":\"x\"}";
        Files.writeString(folder.resolve("settings.json"), newer);
        assertThatThrownBy(() -> settings().put("a", "y")).isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("newer");
        assertThat(folder.resolve("settings.json")).hasContent(newer);
    }
}
