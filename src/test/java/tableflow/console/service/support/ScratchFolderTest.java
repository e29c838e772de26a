package tableflow.console.service.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {

    @TempDir
    Path parent = Path.of("");

    @Test
    void whatACrashLeftGoesAndWhatMayBeInUseStays() throws IOException {
        Instant now = Instant.now();
        Path folder = ScratchFolder.open(parent.resolve("a").resolve("scratch"), () -> now);
        Path old = Files.writeString(folder.resolve("order-1.tmp"), "x");
        Path fresh = Files.writeString(folder.resolve("order-2.tmp"), "x");
        Path other = Files.writeString(folder.resolve("notes.txt"), "x");
        FileTime lastWeek = FileTime.from(now.minus(Duration.ofDays(7)));
        Files.setLastModifiedTime(old, lastWeek);
        Files.setLastModifiedTime(other, lastWeek);
        ScratchFolder.open(folder, () -> now);
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(other).exists();
    }

    /// Several open it at once, and each removes what it made.
    @Test
    void whatGoesWhileItIsLookedAtEndsNothing() throws IOException {
        Path folder = ScratchFolder.open(parent.resolve("scratch"), Instant::now);
        // The listing names it, and there is nothing to look at.
        Files.createSymbolicLink(folder.resolve("gone.tmp"), folder.resolve("nowhere"));
        assertThat(ScratchFolder.open(folder, Instant::now)).isEqualTo(folder);
    }
}
