package tableflow.console.domain.schema.lint;

import static tableflow.console.domain.schema.lint.LintRule.because;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.lint.JsonOwn.Part;
import tableflow.console.domain.schema.lint.LintRule.Broken;
import tableflow.console.domain.schema.lint.LintRule.Head;

/// Keywords of JSON Schema that do not do what they seem to: misspelt, ignored, or impossible to keep.
final class JsonKeywordRules {

    static final List<LintRule> ALL = List.of(
            siblings(), misspelt(), idle(), limits(), defaults(), integers(), formats());

    private static final Set<String> KNOWN = Set.of("$schema", "$id", "id", "$ref", "$anchor", "$dynamicRef",
            "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary", "$comment", "$defs", "definitions",
            "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "type", "enum",
            "const", "format", "contentEncoding", "contentMediaType", "contentSchema", "minLength", "maxLength",
            "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "items",
            "prefixItems", "additionalItems", "unevaluatedItems", "contains", "minContains", "maxContains",
            "minItems", "maxItems", "uniqueItems", "properties", "patternProperties", "additionalProperties",
            "unevaluatedProperties", "propertyNames", "required", "minProperties", "maxProperties", "dependencies",
            "dependentRequired", "dependentSchemas", "allOf", "anyOf", "oneOf", "not", "if", "then", "else");
    private static final Map<String, Set<String>> BY_TYPE = Map.of(
            "string", Set.of("minLength", "maxLength", "pattern"),
            "number", Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
            "array", Set.of("items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"),
            "object", Set.of("properties", "required", "additionalProperties", "patternProperties", "minProperties",
                    "maxProperties", "propertyNames"));
    private static final Set<String> FORMATS = Set.of("date-time", "date", "time", "duration", "email", "idn-email",
            "hostname", "idn-hostname", "ipv4", "ipv6", "uri", "uri-reference", "iri", "iri-reference", "uuid",
            "uri-template", "json-pointer", "relative-json-pointer", "regex", "int32", "int64", "float", "double",
            "byte", "binary", "password", "color", "utc-millisec", "phone", "ip-address", "host-name", "style");
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int SHORTEST = 4;

    private JsonKeywordRules() {}

    private static LintRule siblings() {
        return JsonRules.rule(new Head("ref-siblings-ignored", Severity.WARNING, "Nothing stands beside a $ref"),
                because("Up to draft 7 everything beside $ref is ignored: limits, required and defaults there have no "
                        + "effect. From 2019-09 on they count.",
                        "Up to draft 7, a schema with $ref has no other keyword but descriptions.",
                        "Put both into allOf: [{\"$ref\": ...}, {...}], or name a newer draft."), (own, broken) -> {
                    if (!own.ignoresSiblings()) {
                        return;
                    }
                    for (Part part : own.parts()) {
                        if (part.schema().text("$ref").isPresent() && !part.keyword().isEmpty()) {
                            part.schema().members().keySet().stream().filter(JsonKeywordRules::constrains)
                                    .forEach(it -> broken.at(part.path() + "/" + it, it + " beside $ref is ignored"));
                        }
                    }
                });
    }

    private static boolean constrains(String keyword) {
        return KNOWN.contains(keyword) && !keyword.startsWith("$")
                && !Set.of("title", "description", "examples", "deprecated", "definitions", "id", "readOnly",
                        "writeOnly").contains(keyword);
    }

    private static LintRule misspelt() {
        return JsonRules.each(new Head("misspelt-keyword", Severity.WARNING, "Keywords are spelt right"), because(
                "JSON Schema ignores keywords that it does not know: a misspelt required or maxLenght checks nothing, "
                        + "and nobody is told.",
                "No keyword differs in one or two letters from one of JSON Schema.", "Mend the spelling."),
                (part, broken) -> part.schema().members().keySet().stream()
                        .filter(it -> it.length() >= SHORTEST && !KNOWN.contains(it))
                        .forEach(it -> KNOWN.stream().filter(near(it)).sorted().findFirst().ifPresent(meant ->
                                broken.at(part.path() + "/" + escaped(it), it + " is no keyword; " + meant
                                        + " is"))));
    }

    private static Predicate<String> near(String keyword) {
        return known -> {
            if (known.length() < SHORTEST) {
                return false;
            }
            int most = known.length() > 2 * SHORTEST ? 2 : 1;
            return known.equalsIgnoreCase(keyword) || Words.distance(known, keyword, most) <= most
                    || swapped(known, keyword);
        };
    }

    /// Whether two neighbouring letters changed places.
    private static boolean swapped(String known, String keyword) {
        if (known.length() != keyword.length()) {
            return false;
        }
        int at = 0;
        while (at < known.length() && known.charAt(at) == keyword.charAt(at)) {
            at++;
        }
        return at + 1 < known.length() && known.charAt(at) == keyword.charAt(at + 1)
                && known.charAt(at + 1) == keyword.charAt(at)
                && known.substring(at + 2).equals(keyword.substring(at + 2));
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static LintRule idle() {
        return JsonRules.each(new Head("keyword-without-effect", Severity.WARNING, "Keywords fit the type"), because(
                "A keyword for another type is skipped: minLength does nothing for an integer.",
                "Every limit is one of the types that are named.", "Take it away, or mend the type."),
                (part, broken) -> {
                    Set<String> types = types(part.schema());
                    if (types.isEmpty()) {
                        return;
                    }
                    BY_TYPE.forEach((type, keywords) -> {
                        boolean speaks = types.contains(type) || (type.equals("number") && types.contains("integer"));
                        if (!speaks) {
                            keywords.stream().filter(part.schema()::has).sorted().forEach(it -> broken.at(
                                    part.path() + "/" + it, it + " says nothing of " + String.join(", ", types)));
                        }
                    });
                });
    }

    static Set<String> types(Json.Obj schema) {
        Json type = schema.get("type");
        if (type instanceof Json.Text(String name)) {
            return Set.of(name);
        }
        Set<String> types = new HashSet<>();
        if (type instanceof Json.Arr(var names)) {
            names.forEach(it -> {
                if (it instanceof Json.Text(String name)) {
                    types.add(name);
                }
            });
        }
        return types;
    }

    private static LintRule limits() {
        return JsonRules.each(new Head("impossible-limits", Severity.WARNING, "Limits leave something"), because(
                "Where the least is more than the most no value passes, and every record with the field is refused.",
                "No minimum is above its maximum.", "Exchange them, or mend the one that is wrong."),
                (part, broken) -> Stream.of("imum", "Length", "Items", "Properties", "Contains").forEach(suffix ->
                        limits(part, suffix, broken)));
    }

    private static void limits(Part part, String suffix, Broken broken) {
        if (part.schema().get("min" + suffix) instanceof Json.Num(BigDecimal least)
                && part.schema().get("max" + suffix) instanceof Json.Num(BigDecimal most)
                && least.compareTo(most) > 0) {
            broken.at(part.path() + "/min" + suffix, "min" + suffix + " is above max" + suffix
                    + ": no value passes");
        }
    }

    private static LintRule defaults() {
        return JsonRules.each(new Head("default-of-other-type", Severity.WARNING, "Defaults are of their type"),
                because("JSON Schema does not check defaults; generated code does, or writes what the schema refuses.",
                        "The default is of the type that the schema names, and in its enum.",
                        "Mend the default or the type."), (part, broken) -> {
                    Json value = part.schema().get("default");
                    if (value == null) {
                        return;
                    }
                    Set<String> types = types(part.schema());
                    if (!types.isEmpty() && types.stream().noneMatch(it -> fits(value, it))) {
                        broken.at(part.path() + "/default", "the default is not of type "
                                + String.join(" or ", types));
                    } else if (part.schema().get("enum") instanceof Json.Arr(var items) && !items.contains(value)) {
                        broken.at(part.path() + "/default", "the default is not in the enum");
                    }
                });
    }

    private static boolean fits(Json value, String type) {
        return switch (value) {
            case Json.Text text -> type.equals("string");
            case Json.Num(BigDecimal number) -> type.equals("number")
                    || (type.equals("integer") && number.scale() <= 0);
            case Json.Bool flag -> type.equals("boolean");
            case Json.Null nothing -> type.equals("null");
            case Json.Arr items -> type.equals("array");
            case Json.Obj object -> type.equals("object");
        };
    }

    private static LintRule integers() {
        return JsonRules.each(new Head("integer-beyond-64-bits", Severity.WARNING, "Whole numbers fit a bigint"),
                because("An integer becomes a bigint of 64 bits: what is beyond cannot be stored, and JavaScript loses "
                        + "digits from 2^53 on.",
                        "The limits of an integer are within 64 bits.", "Lower the limit, or keep the number as text."),
                (part, broken) -> {
                    if (types(part.schema()).contains("integer")) {
                        Stream.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum").forEach(it -> {
                            if (part.schema().get(it) instanceof Json.Num(BigDecimal limit)
                                    && (limit.compareTo(LEAST) < 0 || limit.compareTo(MOST) > 0)) {
                                broken.at(part.path() + "/" + it, it + " is beyond 64 bits");
                            }
                        });
                    }
                });
    }

    private static LintRule formats() {
        return JsonRules.each(new Head("unknown-format", Severity.WARNING, "Formats are known ones"), because(
                "A format that nobody knows checks nothing: datetime is no format, date-time is.",
                "Every format is one of the specification's, or one in common use.",
                "Mend the name, or use a pattern."), (part, broken) -> part.schema().text("format")
                        .filter(it -> !FORMATS.contains(it)).ifPresent(it ->
                                broken.at(part.path() + "/format", it + " is no format that validators know")));
    }
}
