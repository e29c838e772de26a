package tableflow.console.domain.schema.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.diff.Element.Role;
import tableflow.console.domain.schema.diff.SchemaChange.Kind;
import tableflow.console.domain.table.TableProblem;
import tableflow.console.domain.table.TableRule;

/// Which change a finding or a problem of the table comes of, said plainly: each is held against every change. What is
/// found by walking along paths has to be the same.
final class PlainNearness {

    private PlainNearness() {}

    /// The number of the change that a finding comes of; below 0 for none.
    static int ofFinding(SchemaFormat format, List<SchemaChange> changes, Map<String, String> shared,
            SchemaDifference finding, CompatibilityDirection direction) {
        String[] path = steps(moved(shared, finding.path()));
        Set<Kind> likely = Impacts.likely(finding.type(), direction);
        boolean both = format != SchemaFormat.AVRO;
        return best(changes, change -> {
            int near = 0;
            if (both || direction == CompatibilityDirection.NEW_READS_OLD) {
                near = nearness(change.subject().newPointers(), path);
            }
            if (both || direction == CompatibilityDirection.OLD_READS_NEW) {
                near = Math.max(near, nearness(change.subject().oldPointers(), path));
            }
            return near == 0 || change.kind().silent() ? 0 : near + (likely.contains(change.kind()) ? 40 : 0);
        });
    }

    private static int best(List<SchemaChange> changes, ToIntFunction<SchemaChange> scored) {
        int best = -1;
        int bestScore = 0;
        for (int i = 0; i < changes.size(); i++) {
            int score = scored.applyAsInt(changes.get(i));
            if (score > bestScore) {
                best = i;
                bestScore = score;
            }
        }
        return best;
    }

    private static String moved(Map<String, String> shared, String path) {
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

    private static int nearness(List<String> pointers, String[] path) {
        int best = 0;
        for (int i = 0; i < pointers.size(); i++) {
            String[] steps = steps(pointers.get(i));
            int same = 0;
            while (same < Math.min(steps.length, path.length) && steps[same].equals(path[same])) {
                same++;
            }
            int score = same;
            if (same == steps.length) {
                score = (same == path.length ? 1000 : 500 + 10 * same) - i;
            } else if (same == path.length) {
                score = 300 + same;
            }
            best = Math.max(best, score);
        }
        return best;
    }

    private static String[] steps(String path) {
        return Arrays.stream(path.split("/")).filter(step -> !step.isEmpty() && !step.equals("#"))
                .toArray(String[]::new);
    }

    /// The number of the change that a problem of the table comes of; below 0 for none.
    static int ofProblem(List<SchemaChange> changes, TableProblem problem) {
        boolean orders = changes.stream().anyMatch(change -> change.kind() == Kind.REORDERED);
        if (problem.rule() == TableRule.FIELD_REORDERED && orders) {
            String path = problem.path();
            String parent = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
            // One of them, be it ever so far.
            return best(changes, change -> change.kind() == Kind.REORDERED ? 1 + nearness(change, parent) : 0);
        }
        int best = best(changes, change -> {
            int near = nearness(change, problem.path());
            return near == 0 ? 0 : 2 * near + (change.kind().silent() ? 0 : 1);
        });
        return best >= 0 ? best : best(changes, change ->
                change.kind() == Kind.REORDERED && change.subject().role() == Role.ROOT ? 1 : 0);
    }

    private static int nearness(SchemaChange change, String column) {
        return names(change).stream().mapToInt(name -> nearness(name, column)).max().orElse(0);
    }

    private static List<String> names(SchemaChange change) {
        String name = change.subject().name();
        List<String> names = new ArrayList<>(List.of(name));
        if (change.kind() == Kind.RENAMED || change.kind() == Kind.LIKELY_RENAMED) {
            int dot = name.lastIndexOf('.');
            names.add(dot <= 0 ? change.before() : name.substring(0, dot) + "." + change.before());
        }
        if (change.subject().detail().equals("oneof")) {
            names.add(change.before());
            names.add(change.after());
        }
        return names;
    }

    private static int nearness(String name, String column) {
        if (name.equals(column)) {
            return 100;
        }
        String behindMessage = name.substring(name.indexOf('.') + 1);
        if (!name.isEmpty() && (column.startsWith(name + ".") || column.startsWith(behindMessage + "."))) {
            return 50;
        }
        if (name.startsWith(column + ".") || behindMessage.startsWith(column + ".")) {
            return 45;
        }
        String[] own = name.split("\\.");
        String[] other = column.split("\\.");
        int same = 0;
        while (same < Math.min(own.length, other.length)
                && own[own.length - 1 - same].equals(other[other.length - 1 - same])) {
            same++;
        }
        return Math.min(same, 40);
    }
}
