package tableflow.console.service.schemas.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.schema.SchemaRule;

/// Where what Avro refuses stands. Its parser says what it stumbled over, as a name or as the JSON of it, and no place:
/// the place is looked for among those where such a thing may stand, in the order in which the parser comes by.
final class AvroFlaw {

    private static final Set<String> TYPE_KEYS = Set.of("type", "items", "values");
    private static final Set<String> NAMED = Set.of("record", "error", "enum", "fixed");
    /// Messages that show the JSON that something is missing in.
    private static final Pattern SHOWN = Pattern.compile("(No name in schema|No type|No field name|No field type"
            + "|Record has no fields|Enum has no symbols|Array has no items type|Map has no values type"
            + "|Invalid or no size|Nested union|Schema not yet supported): (.*)", Pattern.DOTALL);
    private static final List<Way> WAYS = List.of(
            new Way("Undefined schema: (.+)", DocumentRules.UNDEFINED_TYPE, "nothing defines $1",
                    (flaw, name) -> flaw.first(it -> flaw.isType(it) && matches(it, name))),
            new Way("the name is not defined: .*", DocumentRules.UNDEFINED_TYPE, "nothing defines this type",
                    (flaw, name) -> flaw.first(Spot::isText)),
            new Way("Duplicate field (\\S+) in record .*", DocumentRules.DUPLICATE_NAME,
                    "the record has another field $1", AvroFlaw::secondField),
            new Way("(?:Illegal character in|Illegal initial character): (.*)", DocumentRules.INVALID_NAME,
                    "$1 has a character that names may not have", AvroFlaw::name),
            new Way("Empty name", DocumentRules.INVALID_NAME, "the name is empty", (flaw, none) -> flaw.name("")),
            new Way("Namespace part \"(.*)\" is invalid.*", DocumentRules.INVALID_NAME,
                    "$1 has a character that names may not have", (flaw, part) -> flaw.first(it -> it.isText()
                            && Set.of("namespace", "name").contains(it.name())
                            && List.of(it.node().textValue().split("\\.")).contains(part))),
            new Way("Schemas may not be named after primitives: (.*)", DocumentRules.INVALID_NAME,
                    "$1 is the name of a type of Avro's own", AvroFlaw::name),
            new Way("Can't redefine: (.*)", DocumentRules.DUPLICATE_NAME, "$1 is defined a second time",
                    (flaw, name) -> flaw.second(it -> flaw.isNameOfType(it) && matches(it, simple(name)))),
            new Way("Duplicate in union:(.*)", DocumentRules.DUPLICATE_NAME, "the union has $1 a second time",
                    AvroFlaw::secondBranch),
            new Way("Duplicate enum symbol: (.*)", DocumentRules.DUPLICATE_NAME, "the enum has $1 a second time",
                    (flaw, symbol) -> flaw.repeated("symbols", it -> matches(it, symbol))),
            new Way("The Enum Default: (.*) is not in the enum symbol set.*", DocumentRules.INVALID_DEFAULT,
                    "$1 is none of the enum's symbols", (flaw, value) -> flaw.first(it -> it.name().equals("default")
                            && matches(it, value) && it.parent().flatMap(on -> on.text("type"))
                                    .filter("enum"::equals).isPresent())),
            new Way("No enum constant .*Order\\.(.*)", DocumentRules.INVALID,
                    "order is ascending, descending or ignore",
                    (flaw, order) -> flaw.first(it -> it.name().equals("order") && it.isText()
                            && it.node().textValue().equalsIgnoreCase(order))),
            new Way("Malformed data. Length is negative: (.*)", DocumentRules.INVALID, "a size of $1 is below 0",
                    (flaw, size) -> flaw.first(it -> it.name().equals("size") && it.node().asText().equals(size))),
            new Way("A schema \"type\" MUST be .*", DocumentRules.UNDEFINED_TYPE, "nothing defines this type",
                    (flaw, none) -> flaw.first(it -> it.name().equals("type") && it.isText())),
            new Way("alias not a string: (.*)", DocumentRules.INVALID, "an alias is a text",
                    (flaw, alias) -> flaw.first(it -> it.node().toString().equals(alias)
                            && it.parent().filter(in -> in.name().equals("aliases")).isPresent())));
    private static final Pattern DEFAULT =
            Pattern.compile("Invalid default for field (\\S+): (.*) not a ([\\[{\"].*)", Pattern.DOTALL);

    private final Spot root;
    private final Findings findings;
    private final List<Spot> all = new ArrayList<>();

    /// How the place of one kind of message is found.
    ///
    /// @param says the finding's message; `$1` stands for the group of the pattern
    private record Way(Pattern pattern, SchemaRule rule, String says, Search search) {
        Way(String pattern, SchemaRule rule, String says, Search search) {
            this(Pattern.compile(pattern, Pattern.DOTALL), rule, says, search);
        }
    }

    @FunctionalInterface
    private interface Search {
        Optional<Spot> find(AvroFlaw flaw, String word);
    }

    AvroFlaw(Spot root, Findings findings) {
        this.root = root;
        this.findings = findings;
        collect(root);
    }

    private void collect(Spot spot) {
        all.add(spot);
        spot.members().values().forEach(this::collect);
        spot.items().forEach(this::collect);
    }

    /// Says what Avro said, at its place.
    void report(String message) {
        for (Way way : WAYS) {
            Matcher found = way.pattern().matcher(message);
            if (found.matches()) {
                String word = found.groupCount() > 0 ? found.group(1) : "";
                Spot at = way.search().find(this, word).orElse(root);
                say(way.rule(), at, way.says().replace("$1", word.isEmpty() ? "it" : word));
                return;
            }
        }
        Matcher defaulted = DEFAULT.matcher(message);
        Matcher shown = SHOWN.matcher(message);
        if (defaulted.matches()) {
            say(DocumentRules.INVALID_DEFAULT, defaulted(defaulted).orElse(root), "the default " + defaulted.group(2)
                    + " of " + defaulted.group(1) + " is not of its type");
        } else if (shown.matches()) {
            Optional<JsonNode> json = json(shown.group(2));
            Spot at = json.flatMap(node -> first(it -> it.node().equals(node))).map(AvroFlaw::nested).orElse(root);
            say(DocumentRules.INVALID, at, said(shown.group(1)));
        } else {
            say(DocumentRules.INVALID, root, message);
        }
    }

    private void say(SchemaRule rule, Spot at, String message) {
        findings.add(rule, at.pointer(), at.from(), at.node().isContainerNode() ? at.from() + 1 : at.to(),
                JsonSource.shortened(message));
    }

    /// Of a union the union inside it, which is what is wrong with it.
    private static Spot nested(Spot shown) {
        return shown.items().stream().filter(it -> it.node().isArray()).findFirst().orElse(shown);
    }

    private static String said(String avro) {
        return switch (avro) {
            case "No name in schema" -> "a record, enum or fixed needs a \"name\"";
            case "No type" -> "a \"type\" is missing, or is no text, object or array";
            case "No field name" -> "a field needs a \"name\"";
            case "No field type" -> "a field needs a \"type\"";
            case "Record has no fields" -> "a record needs \"fields\", an array";
            case "Enum has no symbols" -> "an enum needs \"symbols\", an array";
            case "Array has no items type" -> "an array needs \"items\", its elements' type";
            case "Map has no values type" -> "a map needs \"values\", its values' type";
            case "Invalid or no size" -> "a fixed needs a \"size\", its number of bytes";
            case "Nested union" -> "a union stands right inside a union";
            default -> "this is no schema";
        };
    }

    private Optional<JsonNode> json(String text) {
        return JsonSource.read(text, new Findings(new TextLines(text), "")).map(Spot::node);
    }

    private Optional<Spot> first(Predicate<Spot> wanted) {
        return all.stream().filter(wanted).findFirst();
    }

    private Optional<Spot> second(Predicate<Spot> wanted) {
        return all.stream().filter(wanted).skip(1).findFirst();
    }

    private static boolean matches(Spot spot, String name) {
        return spot.isText() && (spot.node().textValue().equals(name) || name.endsWith("." + spot.node().textValue())
                || spot.node().textValue().endsWith("." + name));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// Whether it is a type: a value of type, items or values, a branch of a union, or the schema itself.
    private boolean isType(Spot spot) {
        return spot == root || TYPE_KEYS.contains(spot.name()) || spot.parent()
                .filter(in -> in.node().isArray() && (in == root || TYPE_KEYS.contains(in.name()))).isPresent();
    }

    private boolean isNameOfType(Spot spot) {
        return spot.name().equals("name")
                && spot.parent().flatMap(it -> it.text("type")).filter(NAMED::contains).isPresent();
    }

    private Optional<Spot> name(String name) {
        return first(it -> it.isText() && (it.name().equals("name")
                || it.parent().filter(in -> in.name().equals("symbols")).isPresent())
                && (it.node().textValue().equals(name) || simple(it.node().textValue()).equals(name)));
    }

    /// The second element of one array under `key` that is wanted.
    private Optional<Spot> repeated(String key, Predicate<Spot> wanted) {
        return all.stream().filter(it -> it.name().equals(key))
                .flatMap(it -> it.items().stream().filter(wanted).skip(1).limit(1)).findFirst();
    }

    private Optional<Spot> secondField(String field) {
        return repeated("fields", it -> it.text("name").filter(field::equals).isPresent())
                .map(it -> it.nearest("/name"));
    }

    private Optional<Spot> secondBranch(String branch) {
        return all.stream().filter(it -> it.node().isArray() && isType(it))
                .flatMap(it -> it.items().stream().filter(one -> isCalled(one, branch)).skip(1).limit(1)).findFirst();
    }

    private static boolean isCalled(Spot branch, String name) {
        return matches(branch, name) || branch.text("name").or(() -> branch.text("type"))
                .filter(it -> it.equals(name) || name.endsWith("." + it)).isPresent();
    }

    private Optional<Spot> defaulted(Matcher message) {
        Optional<JsonNode> value = json(message.group(2));
        List<Spot> found = all.stream().filter(it -> it.name().equals("default")
                && value.filter(it.node()::equals).isPresent()
                && it.parent().flatMap(field -> field.text("name")).filter(message.group(1)::equals).isPresent())
                .toList();
        // Of several such fields, the one whose type is shown.
        Optional<JsonNode> type = json(message.group(3));
        return found.stream().filter(it -> it.parent().map(field -> field.member("type"))
                        .filter(shown -> type.filter(shown.node()::equals).isPresent()).isPresent()).findFirst()
                .or(() -> found.stream().findFirst());
    }
}
