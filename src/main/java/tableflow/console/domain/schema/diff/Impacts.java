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
import tableflow.console.domain.schema.diff.PathTree.Best;
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
    private static final int MOST_HOPS = 16;

    private final SchemaFormat format;
    private final List<SchemaChange> changes;
    private final PathTree<Like> before = new PathTree<>();
    private final PathTree<Like> after = new PathTree<>();
    private final Map<String, String> shared;
    /// Changes that were put before the others: these keep their numbers, and those have numbers below 0.
    private int ahead;

    /// @param shared where a type that is used again was told first, by the pointer of the later use
    Impacts(SchemaFormat format, List<SchemaChange> changes, Map<String, String> shared) {
        this.format = format;
        this.changes = new ArrayList<>(changes);
        this.shared = shared;
        for (int i = 0; i < changes.size(); i++) {
            remember(changes.get(i), i);
        }
    }

    /// What of a change counts besides its path.
    ///
    /// @param pointer which of its pointers it is: the first one says most exactly where it is
    private record Like(Kind kind, int pointer) {}

    private void remember(SchemaChange change, int number) {
        if (!change.kind().silent()) {
            remember(before, change.kind(), change.subject().oldPointers(), number);
            remember(after, change.kind(), change.subject().newPointers(), number);
        }
    }

    private static void remember(PathTree<Like> tree, Kind kind, List<String> pointers, int number) {
        for (int i = 0; i < pointers.size(); i++) {
            tree.add(steps(pointers.get(i)), new Like(kind, i), number);
        }
    }

    static SchemaChange other(String name, String sentence) {
        return new SchemaChange(Kind.OTHER, new Subject(Role.FIELD, name, "", List.of(), List.of()), "", sentence,
            Impact.NONE);
    }

    void add(SchemaDifference finding, CompatibilityDirection direction) {
        String[] path = steps(moved(finding.path()));
        Set<Kind> likely = likely(finding.type(), direction);
        Best nearest = new Best();
        // A path of Avro's counts fields as the reader has them; the others are the same on both sides.
        boolean both = format != SchemaFormat.AVRO;
        if (both || direction == CompatibilityDirection.NEW_READS_OLD) {
            offer(after, path, likely, nearest);
        }
        if (both || direction == CompatibilityDirection.OLD_READS_NEW) {
            offer(before, path, likely, nearest);
        }
        int best = nearest.found() ? nearest.index() + ahead : -1;
        if (best < 0 && finding.type().equals("FIELD_NAMED_TYPE_CHANGED")) {
            // An imported type is told of again at each field that refers to it.
            best = firstThatBreaks(direction);
        }
        if (best < 0) {
            Subject root = new Subject(Role.ROOT, String.join(".", path), "", List.of(finding.path()),
                List.of(finding.path()));
            changes.addFirst(new SchemaChange(Kind.OTHER, root, "", finding.type(), Impact.NONE));
            ahead++;
            remember(changes.getFirst(), -ahead);
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
        for (int hops = 0; hops < MOST_HOPS; hops++) {
            String first = longest(at);
            if (first.isEmpty()) {
                break;
            }
            at = shared.getOrDefault(first, "") + at.substring(first.length());
        }
        return at;
    }

    /// The longest path that leads to a later use, of `path` and those that it goes on from; empty for none.
    private String longest(String path) {
        if (shared.isEmpty()) {
            return "";
        }
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            String whole = path.substring(0, end);
            if (shared.containsKey(whole)) {
                return whole;
            }
        }
        return "";
    }

    private static void offer(PathTree<Like> tree, String[] path, Set<Kind> likely, Best best) {
        tree.along(path, (node, depth) -> {
            boolean whole = depth == path.length;
            // The whole schema is around everything; a place on the way says more.
            int near = whole ? EXACT : INSIDE + 10 * depth;
            node.here().forEach((like, number) ->
                best.offer(near - like.pointer() + liking(likely, like), number));
            int beside = whole ? AROUND + depth : depth;
            if (beside > 0) {
                node.below().forEach((like, number) -> best.offer(beside + liking(likely, like), number));
            }
        });
    }

    private static int liking(Set<Kind> likely, Like like) {
        return likely.contains(like.kind()) ? LIKELY : 0;
    }

    private static String[] steps(String path) {
        return Arrays.stream(path.split("/")).filter(step -> !step.isEmpty() && !step.equals("#"))
            .toArray(String[]::new);
    }

    /// The changes that a rule usually speaks of.
    static Set<Kind> likely(String rule, CompatibilityDirection direction) {
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
