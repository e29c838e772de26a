package tableflow.console.sandbox.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The place of one AOT cache in a folder that all sandboxes of a user share: `sql-engine-NAME.aot`.
///
/// What a JVM records it writes while it ends, half a minute after its sandbox is gone. Until then the file has another
/// name and a claim stands beside it with the process that records: so nobody reads half a file, and no two record.
///
/// @param name what the cache is good for, as a hash
record CacheSlot(Path folder, String name) {
    private static final Logger LOG = LoggerFactory.getLogger(CacheSlot.class);
    private static final String PREFIX = "sql-engine-";
    private static final String CACHE = ".aot";
    private static final String RECORDED = ".aot-new";
    private static final String CLAIM = ".aot-claim";
    /// About twice what a cache and what it is made from take.
    private static final long ROOM_BYTES = 1L << 30;
    /// Two JVMs may differ by a second in when they believe that a process has started.
    private static final long CLOCK_MILLIS = 5_000;

    /// The file that a JVM uses.
    Path cache() {
        return folder.resolve(PREFIX + name + CACHE);
    }

    /// The file that a JVM records.
    Path recorded() {
        return folder.resolve(PREFIX + name + RECORDED);
    }

    private Path claimFile() {
        return folder.resolve(PREFIX + name + CLAIM);
    }

    /// The cache, when there is one. One that was recorded gets its name now, when its recorder has ended.
    ///
    /// @throws IOException when the folder cannot be used
    Optional<Path> usable() throws IOException {
        if (!Files.exists(cache()) && Files.exists(recorded()) && !claimed()) {
            try {
                Files.move(recorded(), cache(), StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException e) {
                // Another sandbox was quicker.
            }
            Files.deleteIfExists(claimFile());
        }
        forgetOthers();
        return Optional.of(cache()).filter(Files::exists);
    }

    /// Takes the right to record for this process; not when another has it, or when there is little room.
    boolean claim() throws IOException {
        if (Files.getFileStore(folder).getUsableSpace() < ROOM_BYTES) {
            return false;
        }
        if (Files.exists(claimFile()) && !claimed()) {
            Files.deleteIfExists(claimFile());
            Files.deleteIfExists(recorded());
        }
        try {
            write(ProcessHandle.current(), StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /// Hands the right that this process has on to `recorder`, which may live longer.
    void handTo(ProcessHandle recorder) throws IOException {
        write(recorder, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /// Gives the right back: nothing was recorded.
    void release() {
        try {
            Files.deleteIfExists(recorded());
            Files.deleteIfExists(claimFile());
        } catch (IOException e) {
            LOG.debug("a claim on the SQL engine's cache stays", e);
        }
    }

    private void write(ProcessHandle holder, StandardOpenOption how) throws IOException {
        long started = holder.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        Files.writeString(claimFile(), holder.pid() + " " + started, StandardCharsets.UTF_8,
                StandardOpenOption.WRITE, how);
    }

    /// Whether a living process has the right. A number alone would be that of another process after a while.
    private boolean claimed() throws IOException {
        try {
            String claim = Files.readString(claimFile());
            // An empty one is being written, unless its writer died of it.
            return claim.isEmpty()
                    ? Files.getLastModifiedTime(claimFile()).toInstant().isAfter(Instant.now().minusSeconds(60))
                    : living(claim);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean living(String claim) {
        String[] words = claim.strip().split(" ");
        try {
            long started = Long.parseLong(words[1]);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .map(process -> process.info().startInstant().map(Instant::toEpochMilli).orElse(started))
                    .filter(start -> Math.abs(start - started) < CLOCK_MILLIS)
                    .isPresent();
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return false;
        }
    }

    /// Caches for another JVM or other libraries go, each of 160 MB. What is being recorded stays.
    private void forgetOthers() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Optional<CacheSlot> slot = slot(file).filter(other -> !other.equals(this));
                if (slot.isPresent() && !slot.get().claimed()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.debug("old caches of the SQL engine stay", e);
        }
    }

    private Optional<CacheSlot> slot(Path file) {
        String text = String.valueOf(file.getFileName());
        return text.startsWith(PREFIX)
                ? List.of(CACHE, RECORDED, CLAIM).stream()
                        .filter(text::endsWith)
                        .map(end -> new CacheSlot(folder,
                                text.substring(PREFIX.length(), text.length() - end.length())))
                        .findFirst()
                : Optional.empty();
    }
}
