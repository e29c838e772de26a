package tableflow.console.service.support;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// A folder for files that nobody needs after a restart. Whoever makes one removes it; what a crash has left goes when
/// the folder is next opened, once it is old enough that no other console can be using it.
public final class ScratchFolder {

    private static final Duration OLD = Duration.ofDays(2);

    private ScratchFolder() {}

    /// Makes the folder when it is not there, and removes what is old in it.
    ///
    /// @throws IOException when it cannot be made
    public static Path open(Path folder, InstantSource clock) throws IOException {
        AtomicFiles.createFolders(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.tmp")) {
            for (Path file : files) {
                if (isOld(file, clock)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        return folder;
    }

    /// Others remove what they made at any moment.
    private static boolean isOld(Path file, InstantSource clock) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(clock.instant().minus(OLD));
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
