package tableflow.console.service.profile;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.support.FileGuard;
import tableflow.console.service.support.FolderNames;

/// The folders with what one profile keeps. They are named after it, so they move along when it is renamed, and those
/// that nobody would look for without it go when it is deleted.
///
/// What is about to be done stands in a note beside the folders while it is done: should a kill cut it short, the next
/// console that calls [#finish] ends it or takes it back. Nothing is lost either way.
public final class ProfileFolders {

    /// The note of a change that another console is making just now is left alone.
    private static final Duration BUSY = Duration.ofMillis(100);

    private final Path data;
    private final InstantSource clock;
    private final FolderMoves.Mover mover;
    private final MoveNote note;
    private final Path lock;

    /// What is kept, each in a folder with one for every profile.
    public enum Area {
        /// Tabs, parameters, saved statements and runs of the Athena pane.
        DESK("query", true),
        /// Results of queries.
        RESULTS("results", false),
        /// Queries that had not ended when they were last heard of.
        RUNNING("running", true),
        /// Examinations of the doctor.
        EXAMINATIONS("doctor", false),
        /// Rules that are off, chosen numbers and waivers of reviews.
        REVIEW("review", false),
        /// Limits, alerts and kept figures of the monitor.
        MONITOR("monitor", false),
        /// Scans of buckets.
        SCANS("scans", false),
        /// The names of databases, tables and columns that are proposed while SQL is typed.
        CATALOG("catalog", false);

        private final String folder;
        private final boolean stays;

        Area(String folder, boolean stays) {
            this.folder = folder;
            this.stays = stays;
        }

        /// Whether it outlives its profile: what somebody wrote, and what may still cost money.
        public boolean stays() {
            return stays;
        }
    }

    /// What a profile keeps in one area.
    public record Kept(Area area, long bytes) {}

    /// @param data the console's folder for what must not be lost
    /// @param clock names folders that have to make room
    public ProfileFolders(Path data, InstantSource clock) {
        this(data, clock, (from, to) -> Files.move(from, to));
    }

    ProfileFolders(Path data, InstantSource clock, FolderMoves.Mover mover) {
        this.data = data;
        this.clock = clock;
        this.mover = mover;
        this.note = new MoveNote(data.resolve("profile-change.json"));
        this.lock = data.resolve(".profile-change.lock");
    }

    /// The folder of a profile, which need not be there.
    public static Path of(Path data, Area area, String profile) {
        return data.resolve(area.folder).resolve(FolderNames.of(profile));
    }

    /// Renames a profile by `rename`, and its folders with it. What an earlier profile of the new name has left is set
    /// aside. When a folder cannot be moved or `rename` throws, all is where it was.
    ///
    /// @throws RemoteFailure when a folder cannot be moved
    public <T> T renaming(String before, String after, Supplier<T> rename) {
        return alone(new FileGuard(lock), () -> {
            FolderMoves moves = moves(before, after);
            List<FolderMoves.Step> steps = moves.plan(clock.instant());
            note.write(new MoveNote.Change(before, after, steps));
            try {
                for (FolderMoves.Step step : steps) {
                    moves.forward(step);
                }
                T renamed = rename.get();
                note.remove();
                return renamed;
            } catch (RuntimeException failed) {
                takeBack(moves, steps, failed);
                throw failed;
            }
        });
    }

    /// What cannot be taken back now stays noted.
    private void takeBack(FolderMoves moves, List<FolderMoves.Step> steps, RuntimeException failed)
            throws IOException {
        try {
            for (FolderMoves.Step step : steps.reversed()) {
                moves.back(step);
            }
            note.remove();
        } catch (RemoteFailure stuck) {
            failed.addSuppressed(stuck);
        }
    }

    /// Deletes a profile by `delete`, and then its folders but for those of areas that stay.
    ///
    /// @throws RemoteFailure when a folder cannot be deleted; the profile is gone then
    public void removing(String profile, Runnable delete) {
        alone(new FileGuard(lock), () -> {
            note.write(new MoveNote.Change(profile, null, List.of()));
            try {
                delete.run();
            } catch (RuntimeException failed) {
                note.remove();
                throw failed;
            }
            clear(profile);
            note.remove();
            return true;
        });
    }

    /// Ends what a kill has cut short: a renaming goes on where the profile has its new name and is taken back where it
    /// still has the old one; a removal goes on where the profile is gone.
    ///
    /// @param exists whether there is a profile of a name
    /// @param renamed told the old and the new name of a renaming that is ended here, to move what lies elsewhere
    public void finish(Predicate<String> exists, BiConsumer<String, String> renamed) {
        if (!note.exists()) {
            return;
        }
        try {
            alone(new FileGuard(lock, BUSY), () -> {
                Optional<MoveNote.Change> change = note.read();
                if (change.isPresent()) {
                    finish(change.get(), exists, renamed);
                }
                note.remove();
                return true;
            });
        } catch (RemoteFailure busy) {
            if (!busy.is(Kind.CONFLICT)) {
                throw busy;
            }
        }
    }

    private void finish(MoveNote.Change change, Predicate<String> exists, BiConsumer<String, String> renamed)
            throws IOException {
        String after = change.after();
        if (after == null) {
            if (!exists.test(change.before())) {
                clear(change.before());
            }
            return;
        }
        FolderMoves moves = moves(change.before(), after);
        if (exists.test(change.before())) {
            for (FolderMoves.Step step : change.steps().reversed()) {
                moves.back(step);
            }
        } else if (exists.test(after)) {
            for (FolderMoves.Step step : change.steps()) {
                moves.forward(step);
            }
            renamed.accept(change.before(), after);
        }
    }

    /// What would go with a profile.
    public List<Kept> kept(String profile) {
        List<Kept> kept = new ArrayList<>();
        for (Area area : Area.values()) {
            Path folder = of(data, area, profile);
            if (!area.stays() && Files.isDirectory(folder)) {
                kept.add(new Kept(area, bytes(folder)));
            }
        }
        return List.copyOf(kept);
    }

    private static long bytes(Path folder) {
        AtomicLong sum = new AtomicLong();
        try {
            // A walk as a stream ends at the first file that goes meanwhile, as those of a query do.
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum.addAndGet(attributes.isRegularFile() ? attributes.size() : 0);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                    if (failed instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failed;
                }
            });
            return sum.get();
        } catch (IOException failed) {
            throw LocalFailures.of("look at what the profile keeps", folder, failed);
        }
    }

    private void clear(String profile) throws IOException {
        for (Area area : Area.values()) {
            Path folder = of(data, area, profile);
            if (!area.stays() && Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(one);
                    }
                }
            }
        }
    }

    private FolderMoves moves(String before, String after) {
        return new FolderMoves(
                Arrays.stream(Area.values())
                        .collect(Collectors.toMap(Area::name, area -> new FolderMoves.Way(
                                of(data, area, before), of(data, area, after)))),
                mover);
    }

    private <T> T alone(FileGuard guard, FileGuard.Work<T> work) {
        try {
            return guard.locked(work);
        } catch (IOException failed) {
            throw LocalFailures.of("move what the profile keeps", data, failed);
        }
    }
}
