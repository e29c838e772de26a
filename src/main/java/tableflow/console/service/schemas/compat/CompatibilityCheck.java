package tableflow.console.service.schemas.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.TooComplex;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.service.schemas.document.SchemaDocument;

/// Judges drafts by the rules that the registry goes by, without asking it.
public final class CompatibilityCheck {

    private CompatibilityCheck() {}

    /// What stands in the way of `draft` following the earlier versions. An interrupt ends it.
    ///
    /// @param earlier oldest first; a level that is not transitive looks at the last
    /// @return empty when the draft is no schema: its own findings say why
    /// @throws RemoteFailure CANCELLED after an interrupt
    public static Optional<CompatibilityVerdict> check(
            SchemaDocument draft, List<Earlier> earlier, CompatibilityLevel level) {
        return check(draft, earlier, level, Progress.NONE);
    }

    /// As [#check(SchemaDocument, List, CompatibilityLevel)], telling which version it is at.
    public static Optional<CompatibilityVerdict> check(
            SchemaDocument draft, List<Earlier> earlier, CompatibilityLevel level, Progress progress) {
        return draft.schema().map(schema -> {
            List<Earlier> asked = level.comparedWith(earlier);
            List<VersionVerdict> verdicts = new ArrayList<>();
            for (Earlier version : asked) {
                progress.report("Comparing with " + version.name(), verdicts.size() + 1, asked.size());
                verdicts.add(verdict(draft, schema, version, level));
            }
            return new CompatibilityVerdict(level, verdicts);
        });
    }

    private static VersionVerdict verdict(
            SchemaDocument draft, ParsedSchema schema, Earlier version, CompatibilityLevel level) {
        ParsedSchema old = version.parsed();
        if (old == null) {
            return VersionVerdict.unknown(version, "it cannot be read: " + version.unreadable());
        }
        try {
            DraftPlaces places = new DraftPlaces(draft, schema, old);
            List<Incompatibility> found = new ArrayList<>();
            for (CompatibilityDirection direction : level.directions()) {
                differences(direction, schema, old).stream().filter(difference -> !difference.compatible())
                    .forEach(difference -> found.add(incompatibility(direction, difference, places)));
            }
            return VersionVerdict.of(version, found);
        } catch (TooComplex | StackOverflowError tooComplex) {
            return VersionVerdict.unknown(version, "the two are too large or too deep to be compared here");
        } catch (CancellationException cancelled) {
            throw RemoteFailure.of(RemoteFailure.Kind.CANCELLED, "check the compatibility", "it was cancelled");
        }
    }

    /// What differs for who reads.
    static List<SchemaDifference> differences(CompatibilityDirection direction, ParsedSchema next, ParsedSchema old) {
        return switch (direction) {
            case NEW_READS_OLD -> next.differences(old);
            case OLD_READS_NEW -> old.differences(next);
        };
    }

    private static Incompatibility incompatibility(
            CompatibilityDirection direction, SchemaDifference difference, DraftPlaces places) {
        SchemaFormat format = places.format();
        String message = switch (direction) {
            case NEW_READS_OLD -> difference.explanation("new", "old");
            case OLD_READS_NEW -> difference.explanation("old", "new");
        };
        return new Incompatibility(direction, new SchemaFinding(difference.type(), Severity.ERROR, difference.path(),
            places.of(direction, difference.path()), message, places.sameFormat()
                ? CompatibilityRules.explanation(format, difference.type(), direction)
                : CompatibilityRules.OTHER_FORMAT));
    }
}
