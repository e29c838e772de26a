package tableflow.console.service.schemas.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.TooComplex;
import tableflow.console.schema.ParsedSchema;

/// How versions that are registered stand to one another at a level, though nobody asks that of them any more.
///
/// @param misfits versions that would not have been taken, oldest first
/// @param unknown versions of which nothing can be said, with the reason, oldest first
public record Standing(List<Misfit> misfits, List<Unknown> unknown) {

    public Standing {
        misfits = List.copyOf(misfits);
        unknown = List.copyOf(unknown);
    }

    /// A version that would not have been taken.
    ///
    /// @param against the newest earlier version that stands in the way
    /// @param rule what it breaks first, as the registry names it
    public record Misfit(int version, int against, String rule, String message) {}

    /// A version of which nothing can be said.
    public record Unknown(int version, String why) {}

    /// Holds each version against those that the level asks about. An interrupt ends it.
    ///
    /// @param versions of one subject, oldest first
    /// @throws RemoteFailure CANCELLED after an interrupt
    public static Standing of(List<Earlier> versions, CompatibilityLevel level) {
        List<Misfit> misfits = new ArrayList<>();
        List<Unknown> unknown = new ArrayList<>();
        for (int at = 1; at < versions.size(); at++) {
            Progress.throwIfCancelled("compare versions");
            Earlier version = versions.get(at);
            ParsedSchema schema = version.parsed();
            if (level == CompatibilityLevel.NONE) {
                continue;
            }
            if (schema == null) {
                unknown.add(new Unknown(version.number(), "it cannot be read: " + version.unreadable()));
                continue;
            }
            held(version.number(), schema, level.comparedWith(versions.subList(0, at)), level, misfits, unknown);
        }
        return new Standing(misfits, unknown);
    }

    private static void held(int number, ParsedSchema schema, List<Earlier> earlier, CompatibilityLevel level,
            List<Misfit> misfits, List<Unknown> unknown) {
        @Nullable Unknown first = null;
        for (Earlier old : earlier) {
            ParsedSchema before = old.parsed();
            if (before == null) {
                first = first == null
                        ? new Unknown(number, old.name() + " cannot be read: " + old.unreadable()) : first;
                continue;
            }
            try {
                Optional<Misfit> found = misfit(number, schema, old.number(), before, level);
                if (found.isPresent()) {
                    misfits.add(found.get());
                    return;
                }
            } catch (TooComplex | StackOverflowError tooComplex) {
                first = first == null ? new Unknown(number, "it and " + old.name()
                        + " are too large or too deep to be compared here") : first;
            } catch (CancellationException cancelled) {
                throw RemoteFailure.of(RemoteFailure.Kind.CANCELLED, "compare versions", "it was cancelled");
            }
        }
        if (first != null) {
            unknown.add(first);
        }
    }

    private static Optional<Misfit> misfit(
            int number, ParsedSchema schema, int against, ParsedSchema before, CompatibilityLevel level) {
        for (CompatibilityDirection direction : level.directions()) {
            Optional<SchemaDifference> difference = CompatibilityCheck.differences(direction, schema, before).stream()
                    .filter(it -> !it.compatible()).findFirst();
            if (difference.isPresent()) {
                boolean forward = direction == CompatibilityDirection.NEW_READS_OLD;
                return difference.map(it -> new Misfit(number, against, it.type(),
                        it.explanation(forward ? "new" : "old", forward ? "old" : "new")));
            }
        }
        return Optional.empty();
    }
}
