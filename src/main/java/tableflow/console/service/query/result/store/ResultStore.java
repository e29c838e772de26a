package tableflow.console.service.query.result.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.FileGuard;
import tableflow.console.service.support.PositionedFile;

/// The results that are kept on this machine, each in a folder of its own. They take a bounded room: for a new one,
/// those go that were used longest ago, but never one that is pinned or open, here or in another console.
public final class ResultStore {

    /// What a profile's results may take unless said otherwise.
    public static final long USUAL_LIMIT = 2L << 30;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final Path folder;
    private final long limit;
    private final InstantSource clock;
    private final Disk disk;
    private final FileGuard guard;
    private final Map<String, Kept> open = new HashMap<>();

    /// How a file of rows is opened.
    @FunctionalInterface
    interface Disk {
        PositionedFile open(Path file) throws IOException;
    }

    /// @param folder made when needed; see [#folder]
    /// @param limit bytes that all results together should not exceed
    public ResultStore(Path folder, long limit, InstantSource clock) {
        this(folder, limit, clock, PositionedFile::open);
    }

    ResultStore(Path folder, long limit, InstantSource clock, Disk disk) {
        this.folder = folder;
        this.limit = limit;
        this.clock = clock;
        this.disk = disk;
        this.guard = new FileGuard(folder.resolve("lock"));
    }

    /// The folder of a profile's results.
    ///
    /// @param data where the console keeps what must not be lost
    public static Path folder(Path data, String profile) {
        return ProfileFolders.of(data, ProfileFolders.Area.RESULTS, profile);
    }

    /// Opens the result of a run, which may be here already, whole or in part.
    ///
    /// @throws RemoteFailure when the disk cannot be written
    public StoredResult begin(ResultFacts facts) {
        ResultFolder into = at(facts.queryId());
        StoredResult result = doing("keep the result of query " + facts.queryId(), () -> {
            boolean isNew = !into.isDescribed();
            if (isNew) {
                AtomicFiles.createFolders(into.path());
                if (!Files.exists(into.rows())) {
                    AtomicFiles.createSoon(into.rows());
                }
                into.write(ResultEntry.begun(facts));
            }
            return opened(facts.queryId(), into, isNew);
        });
        try {
            makeRoom();
        } catch (RuntimeException failed) {
            result.close();
            throw failed;
        }
        return result;
    }

    /// Opens a result that is kept.
    ///
    /// @throws RemoteFailure NOT_FOUND when there is none of that id, or no more
    public StoredResult open(String id) {
        ResultFolder from = at(id);
        return doing("open the result of query " + id, () -> {
            if (!from.isDescribed()) {
                throw RemoteFailure.of(Kind.NOT_FOUND, "open the result of query " + id, "it is not kept here")
                        .withAdvice("Results that were not pinned make room for newer ones. Run the query again.");
            }
            return opened(id, from, false);
        });
    }

    private StoredResult opened(String id, ResultFolder from, boolean isNew) throws IOException {
        synchronized (open) {
            Kept kept = open.get(id);
            if (kept == null) {
                boolean abandoned = !isNew && !isHeld(from);
                kept = Kept.open(from, disk.open(from.rows()));
                open.put(id, kept);
                if (abandoned && kept.entry().arrival().is(Arrival.State.ARRIVING)) {
                    kept.change(entry -> entry.withArrival(ABANDONED));
                } else if (kept.lacksRows()) {
                    kept.change(entry -> entry.withArrival(DAMAGED));
                }
            }
            kept.users++;
            from.used(clock.instant());
            return new StoredResult(this, kept);
        }
    }

    private static final Arrival ABANDONED = Arrival.incomplete("the console ended while it arrived");

    private static final Arrival DAMAGED = Arrival.incomplete("rows that were here are missing in its file");

    private static boolean isArriving(ResultFolder result) throws IOException {
        return UseLock.inUse(result.path(), ResultFolder.FETCH);
    }

    private static boolean isHeld(ResultFolder result) throws IOException {
        return isArriving(result) || UseLock.inUse(result.path(), ResultFolder.OPEN);
    }

    /// All results that are kept, the newest run first. One that no console is fetching any more is incomplete.
    public List<ResultEntry> list() {
        List<ResultEntry> found = new ArrayList<>();
        doing("list the results in " + folder, () -> {
            for (ResultFolder result : folders()) {
                if (result.isDescribed()) {
                    found.add(entry(result));
                }
            }
            return true;
        });
        found.sort(Comparator.comparing((ResultEntry entry) -> entry.facts().submitted()).reversed());
        return found;
    }

    /// What is known of a result; empty when none of that id is kept.
    public Optional<ResultEntry> find(String id) {
        ResultFolder result = at(id);
        return doing("look for the result of query " + id, () ->
                result.isDescribed() ? Optional.of(entry(result)) : Optional.empty());
    }

    private ResultEntry entry(ResultFolder result) throws IOException {
        synchronized (open) {
            Kept kept = open.get(String.valueOf(result.path().getFileName()));
            if (kept != null) {
                return kept.entry();
            }
        }
        ResultEntry entry = result.read();
        return entry.arrival().is(Arrival.State.ARRIVING) && !isHeld(result)
                ? entry.withArrival(ABANDONED)
                : entry;
    }

    /// Keeps a result whatever room there is, or lets it go like the others.
    public void pin(String id, boolean pinned) {
        ResultFolder result = at(id);
        doing("pin the result of query " + id, () -> {
            result.pin(pinned);
            return true;
        });
        synchronized (open) {
            Kept kept = open.get(id);
            if (kept != null) {
                kept.pinned(pinned);
            }
        }
    }

    /// Removes a result, pinned or not; nothing happens when there is none.
    ///
    /// @throws RemoteFailure CONFLICT when it is open, here or in another console
    public void remove(String id) {
        ResultFolder result = at(id);
        doing("remove the result of query " + id, () -> {
            if (Files.exists(result.path()) && !removed(result)) {
                throw RemoteFailure.of(Kind.CONFLICT, "remove the result of query " + id, "it is open")
                        .withAdvice("Close it first, in the other consoles too.");
            }
            return true;
        });
    }

    /// What all results take on disk, in bytes.
    public long bytes() {
        return doing("measure the results in " + folder, () -> {
            long sum = 0;
            for (ResultFolder result : folders()) {
                sum += result.bytes();
            }
            return sum;
        });
    }

    /// Removes what a crash has left, and what was used longest ago while there is too much.
    void makeRoom() {
        doing("make room for results in " + folder, () -> {
            long sum = 0;
            List<ResultFolder> candidates = new ArrayList<>();
            for (ResultFolder result : folders()) {
                if (!result.isDescribed() && removed(result)) {
                    continue;
                }
                sum += result.bytes();
                if (result.isDescribed() && !result.isPinned()) {
                    candidates.add(result);
                }
            }
            if (sum > limit) {
                remove(candidates, sum - limit);
            }
            return true;
        });
    }

    private void remove(List<ResultFolder> candidates, long tooMuch) throws IOException {
        record Aged(ResultFolder result, Instant used) {}

        List<Aged> aged = new ArrayList<>();
        for (ResultFolder result : candidates) {
            aged.add(new Aged(result, result.lastUsed()));
        }
        aged.sort(Comparator.comparing(Aged::used));
        long left = tooMuch;
        for (Aged one : aged) {
            if (left <= 0) {
                break;
            }
            long bytes = one.result().bytes();
            if (removed(one.result())) {
                left -= bytes;
            }
        }
    }

    private boolean removed(ResultFolder result) throws IOException {
        synchronized (open) {
            if (open.containsKey(String.valueOf(result.path().getFileName()))
                    || UseLock.inUse(result.path(), ResultFolder.OPEN)) {
                return false;
            }
            result.delete();
            return true;
        }
    }

    /// The sign that this process fetches a result.
    UseLock fetching(Kept kept, String what) throws IOException {
        return guard.locked(() -> {
            if (isArriving(kept.folder)) {
                throw StoredResult.busy(what, "another console is fetching it");
            }
            return UseLock.take(kept.folder.path(), ResultFolder.FETCH);
        });
    }

    void release(Kept kept) {
        String id = String.valueOf(kept.folder.path().getFileName());
        synchronized (open) {
            if (--kept.users > 0) {
                return;
            }
            open.remove(id);
            try {
                kept.close();
                kept.folder.used(clock.instant());
            } catch (IOException failed) {
                throw LocalFailures.of("close the result of query " + id, kept.folder.path(), failed);
            }
        }
    }

    private List<ResultFolder> folders() throws IOException {
        List<ResultFolder> found = new ArrayList<>();
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path one : inside) {
                found.add(new ResultFolder(one));
            }
        } catch (NoSuchFileException none) {
            return List.of();
        }
        return found;
    }

    private ResultFolder at(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a query: " + id);
        }
        return new ResultFolder(folder.resolve(id));
    }

    private <T> T doing(String what, FileGuard.Work<T> work) {
        try {
            return guard.locked(work);
        } catch (IOException failed) {
            throw LocalFailures.of(what, folder, failed);
        }
    }
}
