package tableflow.console.service.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import tableflow.console.service.support.FolderNames;

/// The folders with what one profile keeps. They are named after it, so they move along when it is renamed.
public final class ProfileFolders {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path data;
    private final InstantSource clock;
    private final Mover mover;

    /// What is kept, each in a folder with one for every profile.
    public enum Area {
        /// Tabs, parameters, saved statements and runs of the Athena pane.
        DESK("query"),
        /// Results of queries.
        RESULTS("results"),
        /// Queries that had not ended when they were last heard of.
        RUNNING("running"),
        /// Examinations of the doctor.
        EXAMINATIONS("doctor");

        private final String folder;

        Area(String folder) {
            this.folder = folder;
        }
    }

    /// Gives a folder another name.
    @FunctionalInterface
    interface Mover {
        void move(Path from, Path to) throws IOException;
    }

    /// @param data the console's folder for what must not be lost
    /// @param clock names folders that have to make room
    public ProfileFolders(Path data, InstantSource clock) {
        this(data, clock, (from, to) -> Files.move(from, to));
    }

    ProfileFolders(Path data, InstantSource clock, Mover mover) {
        this.data = data;
        this.clock = clock;
        this.mover = mover;
    }

    /// The folder of a profile, which need not be there.
    public static Path of(Path data, Area area, String profile) {
        return data.resolve(area.folder).resolve(FolderNames.of(profile));
    }

    /// Renames a profile by `rename`, and its folders with it. What an earlier profile of the new name has left is set
    /// aside. When a folder cannot be moved or `rename` throws, all is where it was.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when a folder cannot be moved
    public <T> T renaming(String before, String after, Supplier<T> rename) {
        Deque<Runnable> undo = new ArrayDeque<>();
        try {
            for (Area area : Area.values()) {
                move(of(data, area, before), of(data, area, after), undo);
            }
            return rename.get();
        } catch (RuntimeException failed) {
            undo.forEach(Runnable::run);
            throw failed;
        }
    }

    private void move(Path from, Path to, Deque<Runnable> undo) {
        if (from.equals(to) || !Files.isDirectory(from)) {
            return;
        }
        try {
            if (Files.exists(to)) {
                Path aside = aside(to);
                mover.move(to, aside);
                undo.push(() -> back(aside, to));
            }
            mover.move(from, to);
            undo.push(() -> back(to, from));
        } catch (IOException failed) {
            throw LocalFailures.of("move what the profile keeps", from, failed);
        }
    }

    /// A free name beside a folder.
    private Path aside(Path folder) {
        String name = folder.getFileName() + ".before-" + STAMP.format(clock.instant());
        Path free = folder.resolveSibling(name);
        for (int number = 2; Files.exists(free); number++) {
            free = folder.resolveSibling(name + "-" + number);
        }
        return free;
    }

    private void back(Path from, Path to) {
        try {
            mover.move(from, to);
        } catch (IOException failed) {
            throw LocalFailures.of("move back what the profile keeps", from, failed);
        }
    }
}
