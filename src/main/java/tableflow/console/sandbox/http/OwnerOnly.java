package tableflow.console.sandbox.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes files that hold secrets: at once and whole, and readable by their owner only, where the file system knows
/// owners.
public final class OwnerOnly {
    /// Not the ending of any document: folders of those are listed by it.
    private static final String ENDING = ".tmp";
    /// Also of sandboxes whose unfinished files ended as documents do.
    private static final Pattern UNFINISHED = Pattern.compile("\\.fresh[0-9]+\\.(tmp|json)");

    private OwnerOnly() {}

    /// A reader sees the old content or the new one. The folder is made when it is missing.
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, false);
    }

    /// As [#write], and the new content is there after a power cut too: for what other things rely on.
    public static void writeForced(Path file, byte[] content) throws IOException {
        write(file, content, true);
    }

    /// Removes what writes that were cut off by a kill have left in a folder, if there is such a folder. For whoever
    /// opens what is in it, while nobody writes there.
    public static void sweep(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path one : all.filter(file -> UNFINISHED.matcher(file.getFileName().toString()).matches()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    private static void write(Path file, byte[] content, boolean force) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("not a file: " + file);
        }
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, ".fresh", ENDING, permissions(folder));
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                if (force) {
                    channel.force(false);
                }
            }
            replace(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// Replacing without `ATOMIC_MOVE` deletes the old file first: a reader, or a kill, in between would find none.
    private static void replace(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static FileAttribute<?>[] permissions(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
