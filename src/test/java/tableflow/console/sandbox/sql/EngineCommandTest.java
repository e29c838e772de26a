package tableflow.console.sandbox.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCommandTest {
    @TempDir
    Path directory;

    @Test
    void theEnginesClassPathHasOneClassOfOursAndNoSecret() throws IOException {
        TrinoSettings settings = settings(Optional.empty());

        EngineCommand command = EngineCommand.of(settings);

        String path = command.words().get(command.words().indexOf("-cp") + 1);
        String launcher = path.split(File.pathSeparator)[0];
        try (JarFile jar = new JarFile(launcher)) {
            assertThat(jar.stream().map(Object::toString))
                    .containsExactly("tableflow/console/sandbox/sql/child/EngineMain.class");
        }
        assertThat(path).doesNotContain("target/classes");
        assertThat(command.words()).noneMatch(word -> word.contains("hidden"));
        assertThat(command.recording()).isEmpty();
        assertThat(settings.toString()).doesNotContain("hidden");
    }

    @Test
    void recordsACacheOnceAndUsesItThen() throws Exception {
        Optional<Path> cache = Optional.of(directory.resolve("cache"));
        EngineCommand first = EngineCommand.of(settings(cache));
        Path recorded = Path.of(option(first, "-XX:AOTCacheOutput="));
        assertThat(first.recording().orElseThrow().recorded()).isEqualTo(recorded);
        handToEnded(first);
        Files.writeString(recorded, "as if recorded");

        EngineCommand second = EngineCommand.of(settings(cache));

        assertThat(second.recording()).isEmpty();
        assertThat(second.cache().orElseThrow()).hasContent("as if recorded");
        assertThat(recorded).doesNotExist();

        Files.writeString(directory.resolve("libraries").resolve("b.jar"), "another library");
        EngineCommand third = EngineCommand.of(settings(cache));
        assertThat(third.recording()).isPresent();
        assertThat(second.cache().orElseThrow()).doesNotExist();
    }

    @Test
    void whileOneRecordsTheOthersDoWithout() throws Exception {
        Optional<Path> cache = Optional.of(directory.resolve("cache"));
        EngineCommand first = EngineCommand.of(settings(cache));
        Path half = Files.writeString(first.recording().orElseThrow().recorded(), "half of it");

        for (int n = 0; n < 2; n++) {
            EngineCommand meanwhile = EngineCommand.of(settings(cache));
            assertThat(meanwhile.recording()).isEmpty();
            assertThat(meanwhile.cache()).isEmpty();
            assertThat(meanwhile.words()).noneMatch(word -> word.startsWith("-XX:AOT"));
        }
        assertThat(half).hasContent("half of it");

        first.recording().orElseThrow().release();
        assertThat(half).doesNotExist();
        assertThat(EngineCommand.of(settings(cache)).recording()).isPresent();
    }

    @Test
    void aRecorderThatDiedWithNothingWrittenIsForgotten() throws Exception {
        Optional<Path> cache = Optional.of(directory.resolve("cache"));
        handToEnded(EngineCommand.of(settings(cache)));

        EngineCommand next = EngineCommand.of(settings(cache));

        assertThat(next.recording()).isPresent();
    }

    @Test
    void startsWithoutACacheWhereItsFolderCannotBe() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "in the way");

        EngineCommand command = EngineCommand.of(settings(Optional.of(file.resolve("cache"))));

        assertThat(command.words()).noneMatch(word -> word.startsWith("-XX:AOT"));
        assertThat(command.recording()).isEmpty();
    }

    private static void handToEnded(EngineCommand command) throws Exception {
        Process ended = new ProcessBuilder(command.words().getFirst(), "--version").start();
        ended.waitFor();
        command.recording().orElseThrow().handTo(ended.toHandle());
    }

    @Test
    void theCachesFolderIsTheSystems() {
        Map<String, String> none = Map.of();
        assertThat(EngineCache.folder("Linux", "/home/ann", none))
                .contains(Path.of("/home/ann/.cache/tableflow-console"));
        assertThat(EngineCache.folder("Linux", "/home/ann", Map.of("XDG_CACHE_HOME", "/var/ann")))
                .contains(Path.of("/var/ann/tableflow-console"));
        assertThat(EngineCache.folder("Linux", "/home/ann", Map.of("XDG_CACHE_HOME", "relative")))
                .contains(Path.of("/home/ann/.cache/tableflow-console"));
        assertThat(EngineCache.folder("Mac OS X", "/Users/ann", none))
                .contains(Path.of("/Users/ann/Library/Caches/tableflow-console"));
        assertThat(EngineCache.folder("Windows 11", "C:\\Users\\ann", none)).isEmpty();
        assertThat(EngineCache.folder("Linux", "", none)).isEmpty();
        assertThat(EngineCache.folder("Linux", "/home/ann", Map.of("TABLEFLOW_CONSOLE_HOME", "/portable")))
                .contains(Path.of("/portable/cache"));
        assertThat(EngineCache.folder("Linux", "/home/ann", Map.of("TABLEFLOW_SANDBOX_CACHE", "/var/fast")))
                .contains(Path.of("/var/fast"));
        assertThat(EngineCache.folder("Linux", "/home/ann", Map.of("TABLEFLOW_SANDBOX_CACHE", "off"))).isEmpty();
    }

    private static String option(EngineCommand command, String name) {
        return command.words().stream().filter(word -> word.startsWith(name)).findFirst().orElseThrow()
                .substring(name.length());
    }

    private TrinoSettings settings(Optional<Path> cache) throws IOException {
        Path libraries = Files.createDirectories(directory.resolve("libraries"));
        if (!Files.exists(libraries.resolve("a.jar"))) {
            Files.writeString(libraries.resolve("a.jar"), "a library");
        }
        return new TrinoSettings(libraries, directory.resolve("work"), cache,
                new TrinoSettings.Lake("http://127.0.0.1:9", "us-east-1", "AKID", "hidden"));
    }
}
