package tableflow.console.domain.schema.json;

import tableflow.console.domain.schema.json.ScalarDiff.Limit;

/// Differences of arrays: one schema for all items, or a tuple with an open, closed or partially open rest.
final class ArrayDiff {
    private final JsonSchemaDiff diff;
    private final RestDiff additional = RestDiff.of("/additionalItems", "ADDITIONAL_ITEMS");
    private final RestDiff unevaluated = RestDiff.of("/unevaluatedItems", "UNEVALUATED_ITEMS");
    private final Limit minItems = Limit.of("/minItems", "MIN_ITEMS");
    private final Limit maxItems = Limit.of("/maxItems", "MAX_ITEMS");
    private final Limit minContains = Limit.of("/minContains", "MIN_CONTAINS");
    private final Limit maxContains = Limit.of("/maxContains", "MAX_CONTAINS");

    ArrayDiff(JsonSchemaDiff diff) {
        this.diff = diff;
    }

    void compare(Found found, Shape.Items from, Shape.Items to) {
        maxItems.compare(found, from.size().max(), to.size().max());
        minItems.compare(found, from.size().min(), to.size().min());
        contained(found, from.contained(), to.contained());
        if (from.tuple().isEmpty() && to.tuple().isEmpty()) {
            diff.compareOptional(found, from.all(), to.all(), "/items");
            additional.compare(diff, found, from.rest(), to.rest());
        } else {
            tuples(found, from, to);
        }
        unevaluated.compare(diff, found, from.unevaluated(), to.unevaluated());
    }

    /// Beside a tuple, a schema for all items is a tuple of none with that schema for the rest.
    private static Shape.Rest rest(Shape.Items items) {
        SchemaNode all = items.all();
        if (all == null) {
            return items.rest();
        }
        return new Shape.Rest(!(all.shape() instanceof Shape.Nothing),
            all.shape() instanceof Shape.Anything || all.shape() instanceof Shape.Nothing ? null : all);
    }

    private void tuples(Found found, Shape.Items from, Shape.Items to) {
        Shape.Rest before = rest(from).within(from.unevaluated());
        Shape.Rest after = rest(to).within(to.unevaluated());
        int both = Math.min(from.tuple().size(), to.tuple().size());
        for (int i = 0; i < both; i++) {
            found.addAll(diff.compare(from.tuple().get(i), to.tuple().get(i)), "/items/" + i);
        }
        for (int i = both; i < from.tuple().size(); i++) {
            removed(found, from.tuple().get(i), after, "/items/" + i);
        }
        for (int i = both; i < to.tuple().size(); i++) {
            added(found, before, to.tuple().get(i), "/items/" + i);
        }
        additional.compare(diff, found, rest(from), rest(to));
    }

    private void removed(Found found, SchemaNode item, Shape.Rest after, String path) {
        SchemaNode general = after.schema();
        if (after.open()) {
            found.add(JsonSchemaChange.ITEM_REMOVED_FROM_OPEN_CONTENT_MODEL, path);
        } else if (general != null) {
            Found covered = diff.compare(item, general);
            found.addAll(covered, path);
            found.add(covered.compatible()
                ? JsonSchemaChange.ITEM_REMOVED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL
                : JsonSchemaChange.ITEM_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL, path);
        } else {
            found.add(item.shape() instanceof Shape.Nothing
                ? JsonSchemaChange.ITEM_WITH_FALSE_REMOVED_FROM_CLOSED_CONTENT_MODEL
                : JsonSchemaChange.ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL, path);
        }
    }

    private void added(Found found, Shape.Rest before, SchemaNode item, String path) {
        SchemaNode general = before.schema();
        if (before.open()) {
            found.add(item.shape() instanceof Shape.Anything
                ? JsonSchemaChange.ITEM_WITH_EMPTY_SCHEMA_ADDED_TO_OPEN_CONTENT_MODEL
                : JsonSchemaChange.ITEM_ADDED_TO_OPEN_CONTENT_MODEL, path);
        } else if (general != null) {
            Found covered = diff.compare(general, item);
            found.addAll(covered, path);
            found.add(covered.compatible()
                ? JsonSchemaChange.ITEM_ADDED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL
                : JsonSchemaChange.ITEM_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL, path);
        } else {
            found.add(JsonSchemaChange.ITEM_ADDED_TO_CLOSED_CONTENT_MODEL, path);
        }
    }

    private void contained(Found found, Shape.Contained from, Shape.Contained to) {
        if (from.unique() != to.unique()) {
            found.add(to.unique() ? JsonSchemaChange.UNIQUE_ITEMS_ADDED : JsonSchemaChange.UNIQUE_ITEMS_REMOVED,
                "/uniqueItems");
        }
        maxContains.compare(found, from.max(), to.max());
        minContains.compare(found, from.min(), to.min());
    }
}
