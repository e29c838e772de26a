package tableflow.console.domain.schema.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.diff.Element.Role;
import tableflow.console.domain.schema.diff.SchemaChange.Impact;
import tableflow.console.domain.schema.diff.SchemaChange.Kind;
import tableflow.console.domain.schema.diff.SchemaChange.Subject;

/// Gives each incompatibility to the change that causes it: the one whose place is nearest to its path. None is lost;
/// one that no change is near to is a change of its own.
final class Impacts {

    private static final int EXACT = 1000;
    private static final int INSIDE = 500;
    private static final int AROUND = 300;
    private static final int LIKELY = 40;

    private final SchemaFormat format;
    private final List<SchemaChange> changes;
    private final List<Places> places;
    private final Map<String, String> shared;

    /// @param shared where a type that is used again was told first, by the pointer of the later use
    Impacts(SchemaFormat format, List<SchemaChange> changes, Map<String, String> shared) {
        this.format = format;
        this.changes = new ArrayList<>(changes);
        this.places = new ArrayList<>(changes.stream().map(change -> Places.of(change.subject())).toList());
        this.shared = shared;
    }

    /// Where a change is, by steps: each finding is held against every change, and their pointers are parted only once.
    private record Places(List<String[]> before, List<String[]> after) {
        static Places of(Subject subject) {
            return new Places(subject.oldPointers().stream().map(Impacts::steps).toList(),
                subject.newPointers().stream().map(Impacts::steps).toList());
        }
    }

    static SchemaChange other(String name, String sentence) {
        return new SchemaChange(Kind.OTHER, new Subject(Role.FIELD, name, "", List.of(), List.of()), "", sentence,
            Impact.NONE);
    }

    void add(SchemaDifference finding, CompatibilityDirection direction) {
        String[] path = steps(moved(finding.path()));
        Set<Kind> likely = likely(finding.type(), direction);
        int best = -1;
        int bestScore = 0;
        for (int i = 0; i < changes.size(); i++) {
            SchemaChange change = changes.get(i);
            int near = change.kind().silent() ? 0 : nearness(places.get(i), path, direction);
            int score = near == 0 ? 0 : near + (likely.contains(change.kind()) ? LIKELY : 0);
            if (score > bestScore) {
                best = i;
                bestScore = score;
            }
        }
        if (best < 0 && finding.type().equals("FIELD_NAMED_TYPE_CHANGED")) {
            // An imported type is told of again at each field that refers to it.
            best = firstThatBreaks(direction);
        }
        if (best < 0) {
            Subject root = new Subject(Role.ROOT, String.join(".", path), "", List.of(finding.path()),
                List.of(finding.path()));
            changes.add(0, new SchemaChange(Kind.OTHER, root, "", finding.type(), Impact.NONE));
            places.add(0, Places.of(root));
            best = 0;
        }
        SchemaChange change = changes.get(best);
        changes.set(best, change.with(plus(change.impact(), finding, direction)));
    }

    private int firstThatBreaks(CompatibilityDirection direction) {
        for (int i = 0; i < changes.size(); i++) {
            Impact impact = changes.get(i).impact();
            boolean breaks = switch (direction) {
                case NEW_READS_OLD -> !impact.newReaders().isEmpty();
                case OLD_READS_NEW -> !impact.oldReaders().isEmpty();
            };
            if (breaks) {
                return i;
            }
        }
        return -1;
    }

    List<SchemaChange> changes() {
        return changes;
    }

    private static Impact plus(Impact impact, SchemaDifference finding, CompatibilityDirection direction) {
        return switch (direction) {
            case NEW_READS_OLD -> new Impact(with(impact.newReaders(), finding), impact.oldReaders(), impact.table());
            case OLD_READS_NEW -> new Impact(impact.newReaders(), with(impact.oldReaders(), finding), impact.table());
        };
    }

    private static List<SchemaDifference> with(List<SchemaDifference> findings, SchemaDifference finding) {
        return Stream.concat(findings.stream(), Stream.of(finding)).distinct().toList();
    }

    /// Changes of a type that is used several times are told where it is used first, findings of JSON Schema
    /// everywhere.
    private String moved(String path) {
        String at = path;
        for (int hops = 0; hops < 16; hops++) {
            String longest = "";
            for (String later : shared.keySet()) {
                if (later.length() > longest.length() && (at.equals(later) || at.startsWith(later + "/"))) {
                    longest = later;
                }
            }
            if (longest.isEmpty()) {
                break;
            }
            at = shared.getOrDefault(longest, "") + at.substring(longest.length());
        }
        return at;
    }

    private int nearness(Places at, String[] path, CompatibilityDirection direction) {
        int best = 0;
        // A path of Avro's counts fields as the reader has them; the others are the same on both sides.
        boolean both = format != SchemaFormat.AVRO;
        if (both || direction == CompatibilityDirection.NEW_READS_OLD) {
            best = nearness(at.after, path);
        }
        if (both || direction == CompatibilityDirection.OLD_READS_NEW) {
            best = Math.max(best, nearness(at.before, path));
        }
        return best;
    }

    private static int nearness(List<String[]> pointers, String[] path) {
        int best = 0;
        for (int i = 0; i < pointers.size(); i++) {
            String[] steps = pointers.get(i);
            int same = 0;
            while (same < Math.min(steps.length, path.length) && steps[same].equals(path[same])) {
                same++;
            }
            int score = same;
            if (same == steps.length) {
                // The whole schema is around everything; a place on the way says more.
                score = (same == path.length ? EXACT : INSIDE + 10 * same) - i;
            } else if (same == path.length) {
                score = AROUND + same;
            }
            best = Math.max(best, score);
        }
        return best;
    }

    private static String[] steps(String path) {
        return Arrays.stream(path.split("/")).filter(step -> !step.isEmpty() && !step.equals("#"))
            .toArray(String[]::new);
    }

    /// The changes that a rule usually speaks of.
    private static Set<Kind> likely(String rule, CompatibilityDirection direction) {
        if (rule.contains("REQUIRED_ATTRIBUTE") || rule.startsWith("REQUIRED_FIELD")) {
            return EnumSet.of(Kind.MADE_REQUIRED, Kind.MADE_OPTIONAL, Kind.ADDED, Kind.REMOVED);
        }
        if (rule.contains("PROPERTY_") || rule.startsWith("ITEM_") || rule.startsWith("READER_FIELD")
            || rule.startsWith("MESSAGE_") || rule.equals("MISSING_UNION_BRANCH") || rule.startsWith("SUM_")
            || rule.startsWith("PRODUCT_")) {
            return EnumSet.of(Kind.ADDED, Kind.REMOVED, Kind.RENAMED, Kind.LIKELY_RENAMED, Kind.MADE_NULLABLE,
                Kind.MADE_NON_NULLABLE);
        }
        if (rule.contains("ENUM")) {
            return EnumSet.of(direction == CompatibilityDirection.NEW_READS_OLD
                ? Kind.SYMBOLS_REMOVED : Kind.SYMBOLS_ADDED);
        }
        if (rule.contains("ONEOF")) {
            return EnumSet.of(Kind.RULE_CHANGED, Kind.ADDED, Kind.REMOVED);
        }
        return rule.contains("TYPE") || rule.contains("KIND") || rule.contains("LABEL") || rule.startsWith("NAME_")
            ? EnumSet.of(Kind.RETYPED, Kind.MADE_NULLABLE, Kind.MADE_NON_NULLABLE, Kind.SYMBOLS_ADDED,
                Kind.SYMBOLS_REMOVED)
            : EnumSet.of(Kind.RULE_CHANGED);
    }
}
