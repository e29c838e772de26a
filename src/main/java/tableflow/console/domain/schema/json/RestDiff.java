package tableflow.console.domain.schema.json;

/// Differences of what may stand beyond the listed: `additionalProperties`, `additionalItems`, the unevaluated ones.
record RestDiff(
        String path,
        JsonSchemaChange added,
        JsonSchemaChange removed,
        JsonSchemaChange extended,
        JsonSchemaChange narrowed) {

    static RestDiff of(String path, String name) {
        return new RestDiff(path, JsonSchemaChange.valueOf(name + "_ADDED"),
            JsonSchemaChange.valueOf(name + "_REMOVED"), JsonSchemaChange.valueOf(name + "_EXTENDED"),
            JsonSchemaChange.valueOf(name + "_NARROWED"));
    }

    void compare(JsonSchemaDiff diff, Found found, Shape.Rest from, Shape.Rest to) {
        SchemaNode before = from.schema();
        SchemaNode after = to.schema();
        if (from.permitted() != to.permitted()) {
            found.add(to.permitted() ? added : removed, path);
        } else if (before != null && after != null) {
            found.addAll(diff.compare(before, after), path);
        } else if (before != null && !(before.shape() instanceof Shape.Anything)) {
            found.add(extended, path);
        } else if (after != null && !(after.shape() instanceof Shape.Anything)) {
            found.add(narrowed, path);
        }
    }
}
