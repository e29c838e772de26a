package tableflow.console.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.ui.control.ThemeChoice;
import tableflow.console.ui.work.ManualTimer;

/// What the window remembers.
class WindowSettingsTest {

    @TempDir
    Path directory;

    private final ManualTimer timer = new ManualTimer();

    @Test
    void changesAreWrittenTogetherAndReadAgain() {
        WindowSettings settings = open();
        settings.put("shell.theme", "DARK");
        timer.advance(Duration.ofMillis(400));
        settings.put("shell.pane", "topics");
        timer.advance(Duration.ofMillis(400));
        assertThat(file()).doesNotExist();
        timer.advance(Duration.ofMillis(200));
        assertThat(file()).exists();
        WindowSettings again = open();
        assertThat(again.get("shell.theme", ThemeChoice.SYSTEM)).isEqualTo(ThemeChoice.DARK);
        assertThat(again.get("shell.pane")).contains("topics");
        assertThat(again.notice()).isEmpty();
    }

    @Test
    void closingWritesAtOnceAndNullForgets() {
        try (WindowSettings settings = open()) {
            settings.put("a", "1");
            settings.put("b", "2");
            settings.put("a", null);
        }
        assertThat(open().get("a")).isEmpty();
        assertThat(open().get("b")).contains("2");
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void anUnchangedValueWritesNothing() throws IOException {
        try (WindowSettings settings = open()) {
            settings.put("a", "1");
        }
        Files.delete(file());
        try (WindowSettings settings = open()) {
            settings.put("a", null);
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void aDamagedFileIsSetAsideAndReported() throws IOException {
        for (String content :
                List.of("{\"version\":1,\"val", "[]", "", "{\"version\":7}", "{\"version\":1,\"values\":3}")) {
            Files.writeString(file(), content);
            WindowSettings settings = open();
            assertThat(settings.notice()).as(content).isPresent();
            assertThat(file()).as(content).doesNotExist();
            settings.put("a", "1");
            settings.close();
            assertThat(open().get("a")).contains("1");
            Files.delete(file());
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(path -> read(path))).contains("{\"version\":1,\"val", "[]", "{\"version\":7}");
        }
    }

    @Test
    void aFileThatCannotBeWrittenStopsNothing() throws IOException {
        Path blocked = directory.resolve("blocked");
        Files.writeString(blocked, "a file where a folder is needed");
        WindowSettings settings = new WindowSettings(blocked.resolve("window.json"), timer, timer);
        settings.put("a", "1");
        settings.close();
        assertThat(settings.get("a")).contains("1");
    }

    @Test
    void aConstantOfAnotherVersionCountsAsUnset() {
        WindowSettings settings = open();
        settings.put("shell.theme", "SEPIA");
        assertThat(settings.get("shell.theme", ThemeChoice.SYSTEM)).isEqualTo(ThemeChoice.SYSTEM);
    }

    private WindowSettings open() {
        return new WindowSettings(file(), timer, timer);
    }

    private Path file() {
        return directory.resolve("window.json");
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
