package tableflow.console.domain.schema.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.diff.Element.Role;
import tableflow.console.domain.schema.diff.SchemaChange.Kind;

/// Which elements of one version are those of the next: by key, by alias, by name, and, of what is left, by likeness.
final class Pairing {

    /// Two elements, or one that has no partner.
    ///
    /// @param kind RENAMED and the like; null for one place under one name
    record Pair(@Nullable Element from, @Nullable Element to, @Nullable Kind kind) {}

    /// Beyond this many on either side, likeness is not looked for: every pair would be tried.
    private static final int MOST_ALIKE = 200;
    private static final int ENOUGH = 2;

    private final List<Element> before;
    private final List<Element> after;
    private final Map<Element, Pair> byNew = new LinkedHashMap<>();
    private final Set<Element> gone;
    private final Map<Element, Integer> place = new HashMap<>();

    private Pairing(List<Element> before, List<Element> after) {
        this.before = before;
        this.after = after;
        this.gone = new LinkedHashSet<>(before);
        for (int i = 0; i < before.size(); i++) {
            place.put(before.get(i), i);
        }
        for (int i = 0; i < after.size(); i++) {
            place.put(after.get(i), i);
        }
    }

    /// The pairs in the order of `after`; what went follows at the end.
    static List<Pair> of(List<Element> before, List<Element> after) {
        Pairing pairing = new Pairing(before, after);
        pairing.byKey();
        pairing.byAlias();
        pairing.byName();
        pairing.byLikeness();
        List<Pair> pairs = new ArrayList<>();
        for (Element to : after) {
            Pair pair = pairing.byNew.get(to);
            pairs.add(pair == null ? new Pair(null, to, null) : pair);
        }
        pairing.gone.forEach(from -> pairs.add(new Pair(from, null, null)));
        return pairs;
    }

    private List<Element> joined() {
        return after.stream().filter(to -> !byNew.containsKey(to)).toList();
    }

    private void pair(Element from, Element to, @Nullable Kind kind) {
        gone.remove(from);
        byNew.put(to, new Pair(from, to, kind));
    }

    private void byKey() {
        // Two of one key: an `anyOf` and a `oneOf` with branches of one type.
        Map<String, Deque<Element>> known = new HashMap<>();
        before.forEach(from -> known.computeIfAbsent(from.role() + " " + from.name().key(), key -> new ArrayDeque<>())
            .add(from));
        for (Element to : after) {
            Deque<Element> same = known.get(to.role() + " " + to.name().key());
            Element from = same == null ? null : same.pollFirst();
            if (from != null) {
                pair(from, to, from.name().name().equals(to.name().name()) ? null : Kind.RENAMED);
            }
        }
    }

    private void byAlias() {
        boolean any = Stream.concat(gone.stream(), after.stream()).anyMatch(it -> !it.name().aliases().isEmpty());
        for (Element to : any ? joined() : List.<Element>of()) {
            gone.stream().filter(from -> from.role() == to.role() && (to.name().aliases().contains(from.name().name())
                || from.name().aliases().contains(to.name().name())))
                .findFirst().ifPresent(from -> pair(from, to, Kind.RENAMED));
        }
    }

    /// What has a key beside its name: a Protobuf field under another number.
    private void byName() {
        Map<String, Deque<Element>> left = new HashMap<>();
        gone.forEach(from -> left.computeIfAbsent(from.role() + " " + from.name().name(), key -> new ArrayDeque<>())
            .add(from));
        for (Element to : joined()) {
            Deque<Element> same = left.get(to.role() + " " + to.name().name());
            if (same != null && !same.isEmpty()) {
                pair(same.removeFirst(), to, Kind.RENUMBERED);
            }
        }
    }

    private void byLikeness() {
        List<Element> joined = joined();
        if (joined.size() > MOST_ALIKE || gone.size() > MOST_ALIKE) {
            return;
        }
        for (Element to : joined) {
            Element best = null;
            int most = ENOUGH - 1;
            for (Element from : gone) {
                int likeness = likeness(from, to);
                if (likeness > most) {
                    best = from;
                    most = likeness;
                }
            }
            if (best != null) {
                pair(best, to, Kind.LIKELY_RENAMED);
            }
        }
    }

    private int likeness(Element from, Element to) {
        if (from.role() != to.role() || (from.role() != Role.FIELD && from.role() != Role.TYPE)
            || !sameType(from, to)) {
            return 0;
        }
        int likeness = Objects.equals(place.get(from), place.get(to)) ? 1 : 0;
        likeness += before.size() == after.size() ? 1 : 0;
        likeness += alike(from.name().name(), to.name().name()) ? 2 : 0;
        String doc = from.facts().notes().doc();
        return likeness + (doc != null && doc.equals(to.facts().notes().doc()) ? 2 : 0);
    }

    private static boolean sameType(Element from, Element to) {
        return from.facts().type().equals(to.facts().type()) && from.facts().symbols().equals(to.facts().symbols())
            && names(from).equals(names(to));
    }

    private static List<String> names(Element element) {
        return element.children().stream().map(child -> child.name().name() + ": " + child.facts().type()).toList();
    }

    /// Whether two names share most of their pairs of letters, or one holds the other: `amount`, `amount_cents`.
    private static boolean alike(String one, String other) {
        String a = plain(one);
        String b = plain(other);
        if (a.equals(b) || (Math.min(a.length(), b.length()) > 2 && (a.contains(b) || b.contains(a)))) {
            return true;
        }
        Set<String> pairs = pairs(a);
        Set<String> common = new TreeSet<>(pairs);
        common.retainAll(pairs(b));
        return 2 * common.size() >= Math.max(pairs.size(), pairs(b).size()) && !common.isEmpty();
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{Alnum}]", "").toLowerCase(Locale.ROOT);
    }

    private static Set<String> pairs(String name) {
        Set<String> pairs = new TreeSet<>();
        for (int i = 0; i + 2 <= name.length(); i++) {
            pairs.add(name.substring(i, i + 2));
        }
        return pairs;
    }
}
