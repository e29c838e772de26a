package tableflow.console.domain.schema.json;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.TooComplex;

/// The difference between two JSON Schemas as Confluent's Schema Registry sees it.
///
/// The question behind it: does every value that the original allows pass the update? The registry answers it keyword
/// by keyword rather than by logic, so a change that happens to be harmless may still be refused; this class follows
/// the registry, since its verdict is what decides. What it does not look into, neither does this: `patternProperties`
/// of both sides (they only cover properties that come and go), `propertyNames`, `contains`, and inside `if`.
///
/// Recursion: two nodes that are being compared already are taken as compatible (what else could contradict is found
/// where it stands); if that was wrong, the comparison is repeated knowing so. The result is the largest consistent set
/// of compatible pairs, found in polynomial time. An interrupt ends it with [CancellationException], too many steps
/// with [TooComplex].
public final class JsonSchemaDiff {
    /// Pairs that are looked at before giving up: some seconds. Schemas of ten thousand lines take some ten thousand.
    private static final int MOST_STEPS = 2_000_000;

    private record Pair(SchemaNode original, SchemaNode update) {}

    private final Map<Pair, Found> known = new HashMap<>();
    private final Set<Pair> underway = new HashSet<>();
    private final Set<Pair> assumed = new HashSet<>();
    private final Set<Pair> refuted = new HashSet<>();
    private boolean wrongAssumption;
    private int steps;
    private final ScalarDiff scalars = new ScalarDiff();
    private final ObjectDiff objects = new ObjectDiff(this);
    private final ArrayDiff arrays = new ArrayDiff(this);
    private final CombinedDiff combinations = new CombinedDiff(this);

    private JsonSchemaDiff() {}

    /// Every difference from `original` to `update`, harmless ones included. None incompatible: a reader with `update`
    /// understands all data of `original`.
    public static List<SchemaDifference> compare(JsonSchema original, JsonSchema update) {
        JsonSchemaDiff diff = new JsonSchemaDiff();
        SchemaNode from = new SchemaReader(original).node(original.root());
        SchemaNode to = new SchemaReader(update).node(update.root());
        Found found = diff.compare(from, to);
        while (diff.wrongAssumption) {
            diff.wrongAssumption = false;
            diff.known.clear();
            diff.assumed.clear();
            found = diff.compare(from, to);
        }
        return List.copyOf(found.differences());
    }

    /// Whether a reader with `update` understands all data of `original`.
    public static boolean compatible(JsonSchema original, JsonSchema update) {
        return compare(original, update).stream().allMatch(SchemaDifference::compatible);
    }

    Found compare(SchemaNode original, SchemaNode update) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("comparing two JSON schemas");
        }
        if (++steps > MOST_STEPS) {
            throw new TooComplex("comparing two JSON schemas takes more than " + MOST_STEPS + " steps");
        }
        Pair pair = new Pair(original, update);
        Found before = known.get(pair);
        if (before != null) {
            return before;
        }
        Found found = new Found();
        if (!underway.add(pair)) {
            if (refuted.contains(pair)) {
                found.refuse();
            } else {
                assumed.add(pair);
            }
            return found;
        }
        look(found, original, update);
        underway.remove(pair);
        known.put(pair, found);
        if (!found.compatible() && refuted.add(pair)) {
            wrongAssumption |= assumed.contains(pair);
        }
        return found;
    }

    /// Compares what may be absent on either side; an absent schema allows everything.
    void compareOptional(Found found, @Nullable SchemaNode original, @Nullable SchemaNode update, String path) {
        if (original != null && update != null) {
            found.addAll(compare(original, update), path);
        } else if (update != null && !(update.shape() instanceof Shape.Anything)) {
            found.add(JsonSchemaChange.SCHEMA_ADDED, path);
        } else if (original != null && !(original.shape() instanceof Shape.Anything)) {
            found.add(JsonSchemaChange.SCHEMA_REMOVED, path);
        }
    }

    private void look(Found found, SchemaNode original, SchemaNode update) {
        Shape from = original.shape();
        Shape to = update.shape();
        if (combinations.unwrap(found, original, update)) {
            return;
        }
        boolean bytes = original.notes().connectBytes() && update.notes().connectBytes();
        if (!sameType(from, to)) {
            if (!(from instanceof Shape.Nothing) && !(to instanceof Shape.Anything) && !bytes) {
                found.add(JsonSchemaChange.TYPE_CHANGED, "");
            }
            return;
        }
        compareNotes(found, original.notes(), update.notes());
        switch (from) {
            case Shape.Text text -> scalars.texts(found, text, (Shape.Text) to);
            case Shape.Numeric number -> scalars.numbers(found, number, (Shape.Numeric) to);
            case Shape.Values values -> scalars.values(found, values, (Shape.Values) to);
            case Shape.Fields fields -> objects.compare(found, fields, (Shape.Fields) to);
            case Shape.Items items -> arrays.compare(found, items, (Shape.Items) to);
            case Shape.Combined combined -> combinations.compare(found, combined, (Shape.Combined) to);
            case Shape.Negated negated -> compareNegated(found, negated, (Shape.Negated) to);
            case Shape.Unresolved unresolved -> same(found, unresolved, to);
            case Shape.Conditional condition -> { }
            case Shape.Anything anything -> { }
            case Shape.Nothing nothing -> { }
            case Shape.Flag flag -> { }
            case Shape.Nil nil -> { }
        }
    }

    private static boolean sameType(Shape from, Shape to) {
        return from.getClass().equals(to.getClass())
            && !(from instanceof Shape.Values before && to instanceof Shape.Values after
                && !before.keyword().equals(after.keyword()));
    }

    private static void same(Found found, Shape from, Shape to) {
        if (!from.equals(to)) {
            found.add(JsonSchemaChange.TYPE_CHANGED, "");
        }
    }

    private static void compareNotes(Found found, SchemaNode.Notes from, SchemaNode.Notes to) {
        if (!Objects.equals(from.id(), to.id())) {
            found.add(JsonSchemaChange.ID_CHANGED, "");
        }
        if (!Objects.equals(from.title(), to.title())) {
            found.add(JsonSchemaChange.TITLE_CHANGED, "");
        }
        if (!Objects.equals(from.description(), to.description())) {
            found.add(JsonSchemaChange.DESCRIPTION_CHANGED, "");
        }
        if (!Objects.equals(from.defaultValue(), to.defaultValue())) {
            found.add(JsonSchemaChange.DEFAULT_CHANGED, "");
        }
    }

    /// Excluding less is harmless: what the update excludes, the original must have excluded already.
    private void compareNegated(Found found, Shape.Negated from, Shape.Negated to) {
        if (!compare(to.node(), from.node()).compatible()) {
            found.add(JsonSchemaChange.NOT_TYPE_EXTENDED, "/not");
        } else if (!compare(from.node(), to.node()).compatible()) {
            found.add(JsonSchemaChange.NOT_TYPE_NARROWED, "/not");
        }
    }
}
