package tableflow.console.domain.schema.lint;

import static tableflow.console.domain.schema.SchemaFormat.JSON;
import static tableflow.console.domain.schema.lint.LintRule.because;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.lint.JsonOwn.Part;
import tableflow.console.domain.schema.lint.LintRule.Broken;
import tableflow.console.domain.schema.lint.LintRule.Head;

/// What only JSON Schemas can do wrong: what they allow without saying so.
final class JsonRules {

    static final List<LintRule> ALL = List.of(
            dialect(), id(), open(), closedCombination(), enums(), required(), tuples(), elements());

    private static final Set<String> ROOM = Set.of("other", "unknown", "unspecified", "undefined", "default");

    private JsonRules() {}

    static LintRule rule(Head head, Explanation explanation, BiConsumer<JsonOwn, Broken> check) {
        return head.rule(Set.of(JSON), explanation, (model, broken) -> {
            if (model.own() instanceof JsonOwn own) {
                check.accept(own, broken);
            }
        });
    }

    /// A rule that looks at each schema in the schema.
    static LintRule each(Head head, Explanation explanation, BiConsumer<Part, Broken> check) {
        return rule(head, explanation, (own, broken) -> own.parts().forEach(part -> check.accept(part, broken)));
    }

    private static LintRule dialect() {
        return each(new Head("missing-dialect", Severity.WARNING, "The schema names its draft"), because(
                "The drafts differ in what keywords mean: items, $ref with siblings, exclusiveMinimum. Without "
                        + "$schema each tool takes the draft that it likes best; the registry takes draft 7.",
                "The root has $schema.", "Add \"$schema\": \"http://json-schema.org/draft-07/schema#\" as the first "
                        + "member."), (part, broken) -> {
                    if (part.keyword().isEmpty() && !part.schema().has("$schema")) {
                        broken.at(part.path(), "no $schema: it is read as draft 7 here, and elsewhere as another");
                    }
                });
    }

    private static LintRule id() {
        return each(new Head("missing-id", Severity.NOTE, "The schema has a name of its own"), because(
                "References between schemas, and messages about them, need a name; generated code takes it too.",
                "The root has $id (id in draft 4) or a title.",
                "Add \"$id\": \"https://example.com/schemas/order.json\"."), (part, broken) -> {
                    Json.Obj root = part.schema();
                    if (part.keyword().isEmpty() && !root.has("$id") && !root.has("id") && !root.has("title")) {
                        broken.at(part.path(), "the schema has neither $id nor title");
                    }
                });
    }

    private static LintRule open() {
        return each(new Head("open-content", Severity.NOTE, "Objects say whether more is allowed"), because(
                "An object that says nothing takes any further property: a misspelt one passes and reaches no column, "
                        + "and under BACKWARD no property can be added, because old data may hold it with another "
                        + "type (PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL). A closed object takes new optional properties "
                        + "under BACKWARD, and refuses those of newer producers under FORWARD.",
                "An object with properties says additionalProperties: true where that is meant, false, or a schema.",
                "Add \"additionalProperties\": false for BACKWARD, true where consumers look into what they do not "
                        + "know."), (part, broken) -> {
                    Json.Obj schema = part.schema();
                    boolean says = schema.has("additionalProperties") || schema.has("unevaluatedProperties")
                            || schema.has("patternProperties") || schema.has("$ref");
                    if (schema.has("properties") && !says && !IN_PLACE.contains(part.keyword())) {
                        broken.at(part.path(), "it does not say whether other properties are allowed: they are");
                    }
                });
    }

    private static final Set<String> IN_PLACE = Set.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else",
            "dependentSchemas", "dependencies");

    private static LintRule closedCombination() {
        return each(new Head("closed-combination", Severity.WARNING, "Closed objects know all their properties"),
                because("additionalProperties: false sees the properties beside it alone, not those of allOf, anyOf, "
                        + "oneOf or a $ref: an object with one of these is refused.",
                        "No schema has additionalProperties: false together with allOf, anyOf, oneOf, if or $ref.",
                        "Use unevaluatedProperties: false (from 2019-09 on), or list all properties in one place."),
                (part, broken) -> {
                    Json.Obj schema = part.schema();
                    boolean closed = schema.get("additionalProperties") instanceof Json.Bool(boolean any) && !any;
                    if (closed) {
                        List.of("allOf", "anyOf", "oneOf", "$ref", "if").stream().filter(schema::has).findFirst()
                                .ifPresent(it -> broken.at(part.path() + "/additionalProperties",
                                        "it refuses the properties that " + it + " brings"));
                    }
                });
    }

    private static LintRule enums() {
        return each(new Head("closed-enum", Severity.NOTE, "Enums have room"), because(
                "Each new value of an enum is refused by all who read with an older schema: under FORWARD and FULL it "
                        + "cannot be added (ENUM_ARRAY_EXTENDED).",
                "An enum of several texts has one such as \"unknown\" or \"other\", or the values are a plain string "
                        + "with a description.",
                "Add \"unknown\", and have producers map to it what older consumers do not know."), (part, broken) -> {
                    if (part.schema().get("enum") instanceof Json.Arr(var items) && items.size() > 1
                            && items.stream().allMatch(Json.Text.class::isInstance)
                            && items.stream().noneMatch(JsonRules::isRoom)) {
                        broken.at(part.path() + "/enum", "the values have no room for another one");
                    }
                });
    }

    private static boolean isRoom(Json value) {
        return value instanceof Json.Text(String text)
                && Words.of(text.toLowerCase(Locale.ROOT)).stream().anyMatch(ROOM::contains);
    }

    private static LintRule required() {
        return each(new Head("required-undeclared", Severity.WARNING, "What is required is declared"), because(
                "A name in required that is no property is mostly misspelt: every record is refused, or nobody checks "
                        + "the field that was meant.",
                "Every name in required is among the properties, where there are any.",
                "Mend the name, or declare the property."), (part, broken) -> {
                    if (part.schema().get("required") instanceof Json.Arr(var names)
                            && part.schema().get("properties") instanceof Json.Obj properties
                            && !IN_PLACE.contains(part.keyword())
                            && List.of("allOf", "anyOf", "oneOf", "$ref").stream().noneMatch(part.schema()::has)) {
                        for (int at = 0; at < names.size(); at++) {
                            if (names.get(at) instanceof Json.Text(String name) && !properties.has(name)) {
                                broken.at(part.path() + "/required/" + at, name + " is required and not declared");
                            }
                        }
                    }
                });
    }

    private static LintRule tuples() {
        return each(new Head("tuple-array", Severity.WARNING, "Arrays have elements of one kind"), because(
                "A list in a table has elements of one type: an array whose positions mean different things cannot be "
                        + "a column, and its meaning is nowhere named.",
                "items is one schema, and there are no prefixItems.", "Use an object with named properties."),
                (part, broken) -> {
                    if (part.schema().get("items") instanceof Json.Arr) {
                        broken.at(part.path() + "/items", "each position has a schema of its own");
                    } else if (part.schema().has("prefixItems")) {
                        broken.at(part.path() + "/prefixItems", "each position has a schema of its own");
                    }
                });
    }

    private static LintRule elements() {
        return each(new Head("array-of-anything", Severity.WARNING, "Arrays say what their elements are"), because(
                "Without items an array may hold anything, and a table has no type for it.",
                "Every schema of type array has items.", "Add \"items\": {\"type\": \"string\"} or what is meant."),
                (part, broken) -> {
                    if (part.schema().get("type") instanceof Json.Text(String type) && type.equals("array")
                            && !part.schema().has("items") && !part.schema().has("prefixItems")) {
                        broken.at(part.path() + "/type", "nothing says what the elements are");
                    }
                });
    }
}
