package tableflow.console.service.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:00Z");

    @TempDir
    private Path folder;

    @Test
    void writesReplacesAndLeavesNothingElseBehind() throws IOException {
        Path file = folder.resolve("deep/er/file.json");
        AtomicFiles.write(file, "one");
        AtomicFiles.write(file, "zwei ü");
        assertThat(file).hasContent("zwei ü");
        assertThat(names(folder.resolve("deep/er"))).containsExactly("file.json");
    }

    @Test
    void isForTheOwnerAlone() throws IOException {
        assumePosix();
        Path file = folder.resolve("new/secret.json");
        AtomicFiles.write(file, "x");
        AtomicFiles.create(folder.resolve("new/journal"));
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("new/journal"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("new"))).isEqualTo("rwx------");
    }

    @Test
    void tightensAFileThatEverybodyCouldRead() throws IOException {
        assumePosix();
        Path file = folder.resolve("open.json");
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        AtomicFiles.write(file, "new");
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void keepsTheOldContentWhenTheNewCannotTakeItsPlace() throws IOException {
        Path file = folder.resolve("taken");
        Files.createDirectories(file.resolve("not-empty"));
        assertThatThrownBy(() -> AtomicFiles.write(file, "x")).isInstanceOf(IOException.class);
        assertThat(file.resolve("not-empty")).isDirectory();
        assertThat(names(folder)).containsExactly("taken");
    }

    @Test
    void keepsASymbolicLinkAndReplacesWhatItPointsTo() throws IOException {
        assumePosix();
        Path real = folder.resolve("real.json");
        Files.writeString(real, "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);
        AtomicFiles.write(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    @Test
    void makesAFileOnceOnly() throws IOException {
        Path file = folder.resolve("journal");
        AtomicFiles.create(file);
        assertThat(file).isEmptyFile();
        assertThatThrownBy(() -> AtomicFiles.create(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void setsAsideUnderNewNamesAndNeverOverwrites() throws IOException {
        Path file = folder.resolve("p.json");
        Files.writeString(file, "first");
        Path first = AtomicFiles.setAside(file, NOW);
        Files.writeString(file, "second");
        Path second = AtomicFiles.setAside(file, NOW);
        assertThat(first).hasFileName("p.json.corrupt-20261122T101500Z").hasContent("first");
        assertThat(second).hasFileName("p.json.corrupt-20261122T101500Z-2").hasContent("second");
        assertThat(file).doesNotExist();
    }

    private static void assumePosix() {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void whatBreaksWhileItIsWrittenLeavesTheOldContent() throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, "old");

        assertThatThrownBy(() -> AtomicFiles.write(file, path -> {
            Files.writeString(path, "ne");
            throw new IOException("cut off");
        })).hasMessage("cut off");
        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }

        AtomicFiles.write(file, path -> Files.writeString(path, "new"));
        assertThat(file).hasContent("new");
    }

    @Test
    void whatIsNoFileIsNotReplaced() throws IOException {
        Path sink = Path.of("/dev/null");
        assumeTrue(Files.exists(sink));

        AtomicFiles.write(sink, path -> assertThat(path).isEqualTo(sink));
        assertThat(Files.isRegularFile(sink)).isFalse();
    }
}
