package tableflow.console.service.storage.keep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.PrefixUse;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.service.storage.scan.Checkpoint;

/// What one scan has more or less than an earlier one of the same root.
///
/// @param total of everything
/// @param exact false when one of them did not see everything
/// @param prefixes by prefix, the greatest change first; those without one are left out, and where one of the scans
///     counts the folders of a prefix together, only the prefix itself is compared
/// @param classes by storage class
/// @param kinds by what the objects are
/// @param roots by table and topic
public record ScanComparison(
        Change total,
        boolean exact,
        List<Change> prefixes,
        List<Change> classes,
        List<Change> kinds,
        List<Change> roots) {

    public ScanComparison {
        prefixes = List.copyOf(prefixes);
        classes = List.copyOf(classes);
        kinds = List.copyOf(kinds);
        roots = List.copyOf(roots);
    }

    /// Something in both scans; nothing where one has none of it.
    public record Change(String name, Amount before, Amount after) {
        /// What came; below zero for what went.
        public Amount gained() {
            return after.minus(before);
        }
    }

    /// @throws IllegalArgumentException when they are not of the same root
    public static ScanComparison of(Checkpoint before, Checkpoint after) {
        if (!before.root().equals(after.root())) {
            throw new IllegalArgumentException(before.root() + " and " + after.root() + " cannot be compared");
        }
        List<Change> prefixes = new ArrayList<>();
        walk("", before.report().tree(), after.report().tree(), prefixes);
        return new ScanComparison(
                new Change("", before.report().total(), after.report().total()),
                before.isComplete() && after.isComplete(),
                sorted(prefixes),
                changes(before.report().classes(), after.report().classes()),
                changes(named(before.report().kinds()), named(after.report().kinds())),
                changes(roots(before.report().roots()), roots(after.report().roots())));
    }

    private static void walk(String above, PrefixUse before, PrefixUse after, List<Change> found) {
        TreeSet<String> names = new TreeSet<>();
        before.children().forEach(child -> names.add(child.name()));
        after.children().forEach(child -> names.add(child.name()));
        String here = above + after.name();
        for (String name : names) {
            PrefixUse old = before.child(name).orElse(null);
            PrefixUse now = after.child(name).orElse(null);
            // What is missing from a closed prefix may be there, counted with others.
            if (old != null && now != null) {
                // A prefix in which nothing but one within changed is shown as that one.
                if (!isOfOneWithin(old, now)) {
                    found.add(new Change(here + name, old.all(), now.all()));
                }
                walk(here, old, now, found);
            } else if (old != null && !after.closed()) {
                found.add(new Change(here + name, old.all(), Amount.NONE));
            } else if (now != null && !before.closed()) {
                found.add(new Change(here + name, Amount.NONE, now.all()));
            }
        }
    }

    private static boolean isOfOneWithin(PrefixUse before, PrefixUse after) {
        if (before.closed() || after.closed()) {
            return false;
        }
        Map<String, Amount> gained = new HashMap<>();
        after.children().forEach(child -> gained.merge(child.name(), child.all(), Amount::plus));
        before.children().forEach(child -> gained.merge(
                child.name(), Amount.NONE.minus(child.all()), Amount::plus));
        gained.values().removeIf(Amount::isNone);
        return gained.size() == 1 && gained.containsValue(after.all().minus(before.all()));
    }

    private static Map<String, Amount> named(Map<ObjectKind, Amount> kinds) {
        Map<String, Amount> named = new HashMap<>();
        kinds.forEach((kind, amount) -> named.put(kind.name(), amount));
        return named;
    }

    private static Map<String, Amount> roots(List<RootUse> roots) {
        Map<String, Amount> named = new HashMap<>();
        roots.forEach(root -> named.put(root.prefix(), root.all()));
        return named;
    }

    private static List<Change> changes(Map<String, Amount> before, Map<String, Amount> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return sorted(names.stream()
                .map(name -> new Change(
                        name, before.getOrDefault(name, Amount.NONE), after.getOrDefault(name, Amount.NONE)))
                .toList());
    }

    private static List<Change> sorted(List<Change> all) {
        return all.stream()
                .filter(change -> !change.gained().isNone())
                .sorted(Comparator.comparing((Change change) -> change.gained().bytes().abs()).reversed()
                        .thenComparing(Change::name))
                .toList();
    }
}
