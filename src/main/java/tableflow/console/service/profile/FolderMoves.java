package tableflow.console.service.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Gives folders other names, one after the other. Each step can be done and taken back from wherever it was cut short.
final class FolderMoves {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, Way> ways;
    private final Mover mover;

    /// Gives a folder another name.
    @FunctionalInterface
    interface Mover {
        void move(Path from, Path to) throws IOException;
    }

    /// From where to where.
    record Way(Path from, Path to) {}

    /// One folder that moves.
    ///
    /// @param area whose
    /// @param aside name of the folder that makes room for it, beside it; absent when nothing is in the way
    record Step(String area, @Nullable String aside) {}

    FolderMoves(Map<String, Way> ways, Mover mover) {
        this.ways = new TreeMap<>(ways);
        this.mover = mover;
    }

    /// The folders that are there, and what they find in their way.
    List<Step> plan(Instant now) {
        List<Step> steps = new ArrayList<>();
        ways.forEach((area, way) -> {
            if (!way.from().equals(way.to()) && Files.isDirectory(way.from())) {
                steps.add(new Step(area, Files.exists(way.to()) ? aside(way.to(), now) : null));
            }
        });
        return List.copyOf(steps);
    }

    /// A free name beside a folder.
    private static String aside(Path folder, Instant now) {
        String name = folder.getFileName() + ".before-" + STAMP.format(now);
        String free = name;
        for (int number = 2; Files.exists(folder.resolveSibling(free)); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    /// Does a step, or what is missing of it.
    void forward(Step step) {
        Way way = ways.get(step.area());
        if (way == null || isMoved(step, way)) {
            return;
        }
        if (step.aside() != null && Files.exists(way.to())) {
            move(way.to(), way.to().resolveSibling(step.aside()));
        }
        move(way.from(), way.to());
    }

    /// Takes a step back, or what was done of it.
    void back(Step step) {
        Way way = ways.get(step.area());
        if (way == null) {
            return;
        }
        if (isMoved(step, way) && !Files.exists(way.from())) {
            move(way.to(), way.from());
        }
        if (step.aside() != null && !Files.exists(way.to()) && Files.exists(way.to().resolveSibling(step.aside()))) {
            move(way.to().resolveSibling(step.aside()), way.to());
        }
    }

    /// The folder is where it should be: what was in its way is aside, and there is something in its place.
    private static boolean isMoved(Step step, Way way) {
        boolean room = step.aside() == null || Files.exists(way.to().resolveSibling(step.aside()));
        return room && Files.exists(way.to());
    }

    private void move(Path from, Path to) {
        try {
            mover.move(from, to);
        } catch (IOException failed) {
            throw LocalFailures.of("move what the profile keeps", from, failed);
        }
    }
}
