package tableflow.console.service.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Writes files so that a crash or a full disk leaves either the old content or the new one, never half of it.
///
/// New files and folders are for their owner alone (0600 and 0700) where the file system knows POSIX permissions;
/// elsewhere they take what their folder hands down.
public final class AtomicFiles {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int MOST_NAMES = 1_000;
    private static final int PIECE = 1 << 20;

    private AtomicFiles() {}

    /// Replaces the content of `file`, making its folders where needed. A symbolic link stays: what it points to is
    /// replaced.
    ///
    /// @throws IOException when the content could not be written in full; `file` then is as it was
    public static void write(Path file, byte[] content) throws IOException {
        write(file, ByteBuffer.wrap(content), true);
    }

    /// As [#write(Path, byte[])], of what stands between the buffer's position and its limit.
    public static void write(Path file, ByteBuffer content) throws IOException {
        write(file, content, true);
    }

    /// As [#write(Path, byte[])], but returns before the content is on the disk: for what can be had again, where
    /// nobody should wait for the disk. Readers see the old content or the new one; after a loss of power the file may
    /// be empty.
    public static void writeSoon(Path file, byte[] content) throws IOException {
        write(file, ByteBuffer.wrap(content), false);
    }

    private static void write(Path file, ByteBuffer content, boolean durably) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = folderOf(target);
        FileAttribute<?>[] ownerOnly = ownerOnly(folder, "rw-------");
        Path temporary = Files.createTempFile(folder, "." + target.getFileName(), ".tmp", ownerOnly);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                writeFully(channel, content);
                if (durably) {
                    channel.force(true);
                }
            }
            replace(temporary, target);
            if (durably) {
                syncFolder(folder);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// As [#write(Path, byte[])], in UTF-8.
    public static void write(Path file, String content) throws IOException {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes to a path that it is given.
    @FunctionalInterface
    public interface Writing {
        void to(Path path) throws IOException;
    }

    /// Has `writing` write a file beside `file`, for content of any length; that takes the place of `file` when it is
    /// whole, and goes after any failure. What is there and no regular file, such as a pipe, is written to itself.
    /// No folder is made: one that a person mistyped should be told.
    public static void write(Path file, Writing writing) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            writing.to(file);
            return;
        }
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.resolveSibling("").toAbsolutePath();
        Path temporary = Files.createTempFile(folder, ".new-", ".tmp", ownerOnly(folder, "rw-------"));
        try {
            writing.to(temporary);
            replace(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Makes an empty file, and returns when its name is on the disk too.
    ///
    /// @throws FileAlreadyExistsException when it is there
    public static void create(Path file) throws IOException {
        createSoon(file);
        syncFolder(folderOf(file.toAbsolutePath()));
    }

    /// As [#create], but returns before the name is on the disk.
    public static void createSoon(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = folderOf(target);
        Files.createFile(target, ownerOnly(folder, "rw-------"));
    }

    /// Moves a file that cannot be read as what it should be out of the way, under a new name beside it:
    /// `name.corrupt-20261122T101500Z`, with a number behind it where that is taken. Nothing is ever overwritten.
    ///
    /// @return where the file is now
    public static Path setAside(Path file, Instant now) throws IOException {
        String name = file.getFileName() + ".corrupt-" + STAMP.format(now);
        for (int number = 1; number <= MOST_NAMES; number++) {
            Path candidate = file.resolveSibling(number == 1 ? name : name + "-" + number);
            try {
                // Taking the name first makes this safe against another process that does the same.
                Files.createFile(candidate);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
            replace(file, candidate);
            return candidate;
        }
        throw new IOException("no free name to set aside " + file);
    }

    /// Makes `folder` and its parents; those that are new are for their owner alone.
    public static void createFolders(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Path parent = absolute.getParent();
        if (Files.isDirectory(absolute) || parent == null) {
            return;
        }
        createFolders(parent);
        try {
            Files.createDirectory(absolute, ownerOnly(parent, "rwx------"));
        } catch (FileAlreadyExistsException raced) {
            if (!Files.isDirectory(absolute)) {
                throw raced;
            }
        }
    }

    private static Path folderOf(Path target) throws IOException {
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(target + " is not the name of a file");
        }
        createFolders(folder);
        return folder;
    }

    private static void replace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Piece by piece: each thread keeps a copy, outside the heap, as large as the largest piece that it ever wrote.
    private static void writeFully(FileChannel channel, ByteBuffer content) throws IOException {
        for (int at = content.position(); at < content.limit(); ) {
            at += channel.write(content.slice(at, Math.min(PIECE, content.limit() - at)));
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder, String permissions) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /// A new name is safe only once its folder is on the disk too. Windows cannot open a folder and needs no such step.
    private static void syncFolder(Path folder) throws IOException {
        if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
