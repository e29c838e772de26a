package tableflow.console.domain.schema.json;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.BoundedRegex;
import tableflow.console.domain.schema.json.ScalarDiff.Limit;

/// Differences of objects. What counts is the content model of a side: *open* (anything may stand under a name that is
/// not listed), *closed* (nothing may), or *partially open* (what `patternProperties` or a schema in
/// `additionalProperties` allows). `unevaluatedProperties` speaks where `additionalProperties` is silent.
final class ObjectDiff {
    private final JsonSchemaDiff diff;
    private final RestDiff additional = RestDiff.of("/additionalProperties", "ADDITIONAL_PROPERTIES");
    private final RestDiff unevaluated = RestDiff.of("/unevaluatedProperties", "UNEVALUATED_PROPERTIES");
    private final Limit minProperties = Limit.of("/minProperties", "MIN_PROPERTIES");
    private final Limit maxProperties = Limit.of("/maxProperties", "MAX_PROPERTIES");

    ObjectDiff(JsonSchemaDiff diff) {
        this.diff = diff;
    }

    void compare(Found found, Shape.Fields from, Shape.Fields to) {
        required(found, from, to);
        properties(found, from, to);
        dependencies(found, from.names(), to.names());
        additional.compare(diff, found, from.rest(), to.rest());
        unevaluated.compare(diff, found, from.unevaluated(), to.unevaluated());
        maxProperties.compare(found, from.size().max(), to.size().max());
        minProperties.compare(found, from.size().min(), to.size().min());
    }

    /// Only properties that both sides list: one that comes or goes is told as such.
    private static void required(Found found, Shape.Fields from, Shape.Fields to) {
        for (Map.Entry<String, SchemaNode> property : from.properties().entrySet()) {
            String name = property.getKey();
            SchemaNode after = to.properties().get(name);
            if (from.required().contains(name) == to.required().contains(name)) {
                continue;
            }
            String path = "/required/" + step(name);
            if (from.required().contains(name)) {
                found.add(JsonSchemaChange.REQUIRED_ATTRIBUTE_REMOVED, path);
            } else if (after != null) {
                found.add(after.notes().defaultValue() == null
                    ? JsonSchemaChange.REQUIRED_ATTRIBUTE_ADDED
                    : JsonSchemaChange.REQUIRED_ATTRIBUTE_WITH_DEFAULT_ADDED, path);
            }
        }
    }

    private void properties(Found found, Shape.Fields from, Shape.Fields to) {
        Set<String> names = new TreeSet<>(from.properties().keySet());
        names.addAll(to.properties().keySet());
        for (String name : names) {
            SchemaNode before = from.properties().get(name);
            SchemaNode after = to.properties().get(name);
            String path = "/properties/" + step(name);
            if (before == null && after != null) {
                added(found, from, to, name);
            } else if (before != null && after == null) {
                removed(found, to, name, before);
            } else if (before != null && after != null) {
                found.addAll(diff.compare(before, after), path);
            }
        }
    }

    private void removed(Found found, Shape.Fields to, String name, SchemaNode before) {
        String path = "/properties/" + step(name);
        SchemaNode general = general(to, name);
        if (open(to)) {
            found.add(JsonSchemaChange.PROPERTY_REMOVED_FROM_OPEN_CONTENT_MODEL, path);
        } else if (general != null) {
            Found covered = diff.compare(before, general);
            found.addAll(covered, path);
            found.add(covered.compatible()
                ? JsonSchemaChange.PROPERTY_REMOVED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL
                : JsonSchemaChange.PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL, path);
        } else {
            found.add(before.shape() instanceof Shape.Nothing
                ? JsonSchemaChange.PROPERTY_WITH_FALSE_REMOVED_FROM_CLOSED_CONTENT_MODEL
                : JsonSchemaChange.PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL, path);
        }
    }

    private void added(Found found, Shape.Fields from, Shape.Fields to, String name) {
        String path = "/properties/" + step(name);
        SchemaNode after = to.properties().get(name);
        if (after == null) {
            return;
        }
        boolean required = to.required().contains(name);
        boolean fallback = after.notes().defaultValue() != null;
        if (open(from)) {
            if (after.shape() instanceof Shape.Anything && !required) {
                found.add(JsonSchemaChange.PROPERTY_WITH_EMPTY_SCHEMA_ADDED_TO_OPEN_CONTENT_MODEL, path);
            } else {
                found.add(choose(required, fallback, true), path);
            }
            return;
        }
        SchemaNode general = general(from, name);
        if (general != null) {
            Found covered = diff.compare(general, after);
            found.addAll(covered, path);
            found.add(covered.compatible()
                ? JsonSchemaChange.PROPERTY_ADDED_IS_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL
                : JsonSchemaChange.PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL, path);
        }
        found.add(choose(required, fallback, false), path);
    }

    private static JsonSchemaChange choose(boolean required, boolean fallback, boolean open) {
        if (!required) {
            return open
                ? JsonSchemaChange.OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL
                : JsonSchemaChange.OPTIONAL_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL;
        }
        if (fallback) {
            return open
                ? JsonSchemaChange.REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_OPEN_CONTENT_MODEL
                : JsonSchemaChange.REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_UNOPEN_CONTENT_MODEL;
        }
        return open
            ? JsonSchemaChange.REQUIRED_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL
            : JsonSchemaChange.REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL;
    }

    private static boolean open(Shape.Fields fields) {
        return fields.names().patterns().isEmpty() && rest(fields).open();
    }

    private static Shape.Rest rest(Shape.Fields fields) {
        return fields.rest().within(fields.unevaluated());
    }

    /// The schema for an unlisted name of a partially open model; null when no schema speaks of it.
    private static @Nullable SchemaNode general(Shape.Fields fields, String name) {
        for (Map.Entry<String, SchemaNode> entry : fields.names().patterns().entrySet()) {
            if (finds(entry.getKey(), name)) {
                return entry.getValue();
            }
        }
        return rest(fields).schema();
    }

    private static boolean finds(String pattern, String name) {
        try {
            // One that takes too long to say counts as one that does not match.
            return BoundedRegex.find(Pattern.compile(pattern), name).orElse(false);
        } catch (PatternSyntaxException e) {
            // A pattern of ECMA-262 that Java does not know matches nothing here.
            return false;
        }
    }

    private void dependencies(Found found, Shape.NameRules from, Shape.NameRules to) {
        Set<String> names = new TreeSet<>(from.requiredBy().keySet());
        names.addAll(to.requiredBy().keySet());
        for (String name : names) {
            Set<String> before = from.requiredBy().get(name);
            Set<String> after = to.requiredBy().get(name);
            String path = "/dependencies/" + step(name);
            if (before == null) {
                found.add(JsonSchemaChange.DEPENDENCY_ARRAY_ADDED, path);
            } else if (after == null) {
                found.add(JsonSchemaChange.DEPENDENCY_ARRAY_REMOVED, path);
            } else if (!before.equals(after)) {
                found.add(arrayChange(before, after), path);
            }
        }
        names = new TreeSet<>(from.schemaBy().keySet());
        names.addAll(to.schemaBy().keySet());
        for (String name : names) {
            SchemaNode before = from.schemaBy().get(name);
            SchemaNode after = to.schemaBy().get(name);
            String path = "/dependencies/" + step(name);
            if (before != null && after != null) {
                found.addAll(diff.compare(before, after), path);
            } else {
                found.add(before == null
                    ? JsonSchemaChange.DEPENDENCY_SCHEMA_ADDED
                    : JsonSchemaChange.DEPENDENCY_SCHEMA_REMOVED, path);
            }
        }
    }

    private static JsonSchemaChange arrayChange(Set<String> before, Set<String> after) {
        if (after.containsAll(before)) {
            return JsonSchemaChange.DEPENDENCY_ARRAY_EXTENDED;
        }
        return before.containsAll(after)
            ? JsonSchemaChange.DEPENDENCY_ARRAY_NARROWED
            : JsonSchemaChange.DEPENDENCY_ARRAY_CHANGED;
    }

    /// A name as one step of a JSON pointer (RFC 6901).
    static String step(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
