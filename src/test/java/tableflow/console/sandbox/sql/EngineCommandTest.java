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
        assertThat(command.records()).isFalse();
        assertThat(settings.toString()).doesNotContain("hidden");
    }

    @Test
    void recordsACacheOnceAndUsesItThen() throws IOException {
        Optional<Path> cache = Optional.of(directory.resolve("cache"));
        EngineCommand first = EngineCommand.of(settings(cache));
        assertThat(first.records()).isTrue();
        Path recorded = Path.of(option(first, "-XX:AOTCacheOutput="));
        Files.writeString(recorded, "as if recorded");

        EngineCommand second = EngineCommand.of(settings(cache));

        assertThat(second.records()).isFalse();
        assertThat(second.cache().orElseThrow()).hasContent("as if recorded");
        assertThat(recorded).doesNotExist();

        Files.writeString(directory.resolve("libraries").resolve("b.jar"), "another library");
        EngineCommand third = EngineCommand.of(settings(cache));
        assertThat(third.records()).isTrue();
        assertThat(second.cache().orElseThrow()).doesNotExist();
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
