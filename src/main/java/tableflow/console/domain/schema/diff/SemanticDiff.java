package tableflow.console.domain.schema.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.diff.Element.Role;
import tableflow.console.domain.schema.diff.SchemaChange.Impact;
import tableflow.console.domain.schema.diff.SchemaChange.Kind;
import tableflow.console.domain.schema.diff.SchemaChange.Subject;

/// Finds what a person would say has changed between two schemas, and what each change breaks.
///
/// What breaks is not judged here: the incompatibilities found by the rules of the language are given to the changes
/// that cause them, so that this view and the verdict cannot differ.
public final class SemanticDiff {

    /// More than anybody reads; what is beyond is left out, and that is told.
    private static final int MOST = 5_000;
    private static final int DEEPEST = 400;
    /// Findings are held against changes so many times.
    private static final int MOST_HELD = 4_000_000;
    private static final int FEWEST_GIVEN = 100;
    static final String WHAT = "compare the schemas";

    private final List<SchemaChange> changes = new ArrayList<>();
    private final IdentityHashMap<Object, IdentityHashMap<Object, String[]>> told = new IdentityHashMap<>();
    private final Map<String, String> shared = new HashMap<>();
    private boolean cut;

    private SemanticDiff() {}

    /// What stands in the way, by who reads whose data; harmless differences are passed over.
    public record Findings(List<SchemaDifference> newReadsOld, List<SchemaDifference> oldReadsNew) {}

    /// The changes from one schema to the next. An interrupt ends it with a failure CANCELLED.
    public static SchemaChanges compare(SchemaFormat format, Element from, Element to, Findings findings) {
        SemanticDiff diff = new SemanticDiff();
        diff.pair(from, to, null, 0);
        Impacts impacts = new Impacts(format, diff.changes, diff.shared);
        diff.give(findings.newReadsOld, finding -> impacts.add(finding, CompatibilityDirection.NEW_READS_OLD));
        diff.give(findings.oldReadsNew, finding -> impacts.add(finding, CompatibilityDirection.OLD_READS_NEW));
        return new SchemaChanges(format, impacts.changes(), diff.cut);
    }

    private void give(List<SchemaDifference> findings, Consumer<SchemaDifference> taker) {
        List<SchemaDifference> wrong = findings.stream().filter(finding -> !finding.compatible()).toList();
        int most = affordable(changes.size());
        cut |= wrong.size() > most;
        wrong.stream().limit(most).forEach(finding -> {
            Progress.throwIfCancelled(WHAT);
            taker.accept(finding);
        });
    }

    /// How many findings are given to so many changes: each is held against all of them.
    static int affordable(int changes) {
        return Math.max(FEWEST_GIVEN, MOST_HELD / Math.max(1, changes));
    }

    private void pair(Element from, Element to, @Nullable Kind kind, int depth) {
        if (kind != null) {
            String before = kind == Kind.RENUMBERED ? from.name().key() : from.name().name();
            add(kind, from, to, before, kind == Kind.RENUMBERED ? to.name().key() : to.name().name());
        }
        Facts was = from.facts();
        Facts is = to.facts();
        if (!was.type().equals(is.type())) {
            add(Kind.RETYPED, from, to, was.type(), is.type());
        }
        use(from, to);
        if (known(from, to)) {
            return;
        }
        if (!Objects.equals(was.notes().doc(), is.notes().doc())) {
            add(Kind.DOC_CHANGED, from, to, text(was.notes().doc()), text(is.notes().doc()));
        }
        symbols(from, to);
        rules(from, to);
        if (depth >= DEEPEST) {
            cut = true;
            return;
        }
        children(from, to, depth);
    }

    /// What belongs to the use of a type rather than to the type.
    private void use(Element from, Element to) {
        Facts was = from.facts();
        Facts is = to.facts();
        if (was.nullable() != is.nullable()) {
            add(is.nullable() ? Kind.MADE_NULLABLE : Kind.MADE_NON_NULLABLE, from, to, presence(was), presence(is));
        }
        // Avro knows no other way to be optional than null.
        boolean sameThing = was.nullable() != was.required() && is.nullable() != is.required()
            && was.nullable() != is.nullable();
        if (was.required() != is.required() && !sameThing) {
            add(is.required() ? Kind.MADE_REQUIRED : Kind.MADE_OPTIONAL, from, to, presence(was), presence(is));
        }
        if (!Objects.equals(was.notes().defaultValue(), is.notes().defaultValue())) {
            add(Kind.DEFAULT_CHANGED, from, to, text(was.notes().defaultValue()), text(is.notes().defaultValue()));
        }
    }

    private static String presence(Facts facts) {
        return (facts.required() ? "required" : "optional") + (facts.nullable() ? ", nullable" : "");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /// Whether these two types were compared already; remembers where.
    private boolean known(Element from, Element to) {
        Object before = from.definition();
        Object after = to.definition();
        if (before == null || after == null) {
            return false;
        }
        String[] here = {typePointer(from), typePointer(to)};
        String[] first = told.computeIfAbsent(before, key -> new IdentityHashMap<>()).putIfAbsent(after, here);
        if (first == null) {
            return false;
        }
        for (int side = 0; side < here.length; side++) {
            if (!here[side].equals(first[side]) && !first[side].startsWith(here[side] + "/")) {
                shared.putIfAbsent(here[side], first[side]);
            }
        }
        return true;
    }

    private static String typePointer(Element element) {
        List<String> pointers = element.where().pointers();
        return pointers.stream().filter(pointer -> !pointer.contains("/required/"))
            .reduce((one, later) -> later).orElse("");
    }

    private void symbols(Element from, Element to) {
        Map<String, String> was = from.facts().symbols();
        Map<String, String> is = to.facts().symbols();
        List<String> joined = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        is.forEach((key, symbol) -> {
            String old = was.get(key);
            if (old == null) {
                joined.add(symbol);
            } else if (!old.equals(symbol)) {
                add(Kind.SYMBOLS_RENAMED, from, to, old, symbol);
            }
        });
        was.forEach((key, symbol) -> {
            if (!is.containsKey(key)) {
                gone.add(symbol);
            }
        });
        // An enum that came or went whole is told by its type.
        if (!joined.isEmpty() && (!was.isEmpty() || from.facts().type().equals(to.facts().type()))) {
            add(Kind.SYMBOLS_ADDED, from, to, "", String.join(", ", joined));
        }
        if (!gone.isEmpty() && (!is.isEmpty() || from.facts().type().equals(to.facts().type()))) {
            add(Kind.SYMBOLS_REMOVED, from, to, String.join(", ", gone), "");
        }
    }

    private void rules(Element from, Element to) {
        Map<String, String> was = from.facts().rules();
        Map<String, String> is = to.facts().rules();
        Set<String> keywords = new LinkedHashSet<>(was.keySet());
        keywords.addAll(is.keySet());
        for (String keyword : keywords) {
            // That there are alternatives at all is told by the type.
            boolean came = !was.containsKey(keyword) || !is.containsKey(keyword);
            boolean told = came && keyword.equals(Keywords.ALTERNATIVES);
            if (!told && !Objects.equals(was.get(keyword), is.get(keyword))) {
                rule(keyword, from, to);
            }
        }
    }

    private void rule(String keyword, Element from, Element to) {
        Kind kind = Keywords.describes(keyword) ? Kind.NOTE_CHANGED : Kind.RULE_CHANGED;
        Subject whole = subject(from, to);
        add(new SchemaChange(kind, new Subject(whole.role(), whole.name(), keyword,
            inside(whole.oldPointers(), keyword), inside(whole.newPointers(), keyword)),
            text(from.facts().rules().get(keyword)), text(to.facts().rules().get(keyword)), Impact.NONE));
    }

    private static List<String> inside(List<String> pointers, String keyword) {
        List<String> all = new ArrayList<>();
        pointers.forEach(pointer -> all.add(pointer + "/" + keyword));
        all.addAll(pointers);
        return all;
    }

    private void children(Element from, Element to, int depth) {
        List<Pairing.Pair> pairs = Pairing.of(from.children(), to.children());
        for (Pairing.Pair pair : pairs) {
            Progress.throwIfCancelled(WHAT);
            Element old = pair.from();
            Element now = pair.to();
            if (changes.size() >= MOST) {
                cut = true;
                return;
            }
            if (old == null && now != null) {
                add(Kind.ADDED, null, now, "", described(now));
            } else if (now == null && old != null) {
                add(Kind.REMOVED, old, null, described(old), "");
            } else if (old != null && now != null) {
                pair(old, now, pair.kind(), depth + 1);
            }
        }
        order(from, to, pairs);
    }

    private void order(Element from, Element to, List<Pairing.Pair> pairs) {
        Set<Element> kept = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Pairing.Pair pair : pairs) {
            Element old = pair.from();
            Element now = pair.to();
            if (old != null && now != null && placed(old) && placed(now)) {
                kept.add(old);
                names.add(old.name().name());
            }
        }
        List<String> before = from.children().stream().filter(kept::contains).map(it -> it.name().name()).toList();
        if (!before.equals(names)) {
            add(Kind.REORDERED, from, to, String.join(", ", before), String.join(", ", names));
        }
    }

    /// Whether its place among its neighbours is known: a oneof's among the fields is not.
    private static boolean placed(Element element) {
        return (element.role() == Role.FIELD || element.role() == Role.TYPE)
            && !element.facts().rules().containsKey("oneof");
    }

    private static String described(Element element) {
        Facts facts = element.facts();
        StringBuilder text = new StringBuilder(facts.type());
        if (element.role() == Role.FIELD) {
            text.append(", ").append(presence(facts));
        }
        String fallback = facts.notes().defaultValue();
        if (fallback != null) {
            text.append(", default ").append(fallback);
        }
        return text.toString();
    }

    private static Subject subject(@Nullable Element from, @Nullable Element to) {
        Element shown = to == null ? from : to;
        return new Subject(shown == null ? Role.ROOT : shown.role(), shown == null ? "" : shown.where().column(), "",
            from == null ? List.of() : from.where().pointers(), to == null ? List.of() : to.where().pointers());
    }

    private void add(Kind kind, @Nullable Element from, @Nullable Element to, String before, String after) {
        add(new SchemaChange(kind, subject(from, to), before, after, Impact.NONE));
    }

    private void add(SchemaChange change) {
        if (changes.size() < MOST) {
            changes.add(change);
        } else {
            cut = true;
        }
    }
}
