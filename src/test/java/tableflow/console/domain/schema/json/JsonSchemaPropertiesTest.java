package tableflow.console.domain.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// What holds for any schemas, tried on many random ones; a failure names the seed.
class JsonSchemaPropertiesTest {
    private static final List<String> TYPES =
        List.of("string", "number", "integer", "boolean", "null", "array", "object");
    private static final List<String> NAMES = List.of("a", "b", "c");

    @Test
    void aSchemaFollowsItselfEvenWhenReadTwice() {
        each(600, random -> {
            Json json = schema(random, 4);
            JsonSchema one = JsonSchema.of(json);
            assertThat(JsonSchemaDiff.compare(one, one)).isEmpty();
            assertThat(JsonSchemaDiff.compare(one, JsonSchema.of(copy(json)))).isEmpty();
        });
    }

    @Test
    void noPairOfSchemasIsTooStrange() {
        each(3000, random -> {
            JsonSchema one = JsonSchema.of(schema(random, 4));
            JsonSchema other = JsonSchema.of(schema(random, 4));
            boolean verdict = JsonSchemaDiff.compatible(one, other);
            assertThat(JsonSchemaDiff.compare(one, other).stream().allMatch(d -> d.compatible())).isEqualTo(verdict);
            assertThat(JsonSchemaDiff.compare(one, other)).allMatch(d -> d.path().startsWith("#/"));
        });
    }

    @Test
    void addingAKeywordThatConstrainsIsNeverHarmless() {
        each(300, random -> {
            BigDecimal length = BigDecimal.valueOf(random.nextInt(1, 50));
            Json plain = object("type", new Json.Text("string"));
            Json bound = object("type", new Json.Text("string"), "maxLength", new Json.Num(length));
            assertThat(JsonSchemaDiff.compatible(JsonSchema.of(plain), JsonSchema.of(bound))).isFalse();
            assertThat(JsonSchemaDiff.compatible(JsonSchema.of(bound), JsonSchema.of(plain))).isTrue();
        });
    }

    @Test
    void aRecursiveUnionOfManyTypesEndsSoon() {
        JsonSchema trades = JsonSchema.of(trades("string"));
        JsonSchema changed = JsonSchema.of(trades("number"));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertThat(JsonSchemaDiff.compare(trades, JsonSchema.of(trades("string")))).isEmpty();
            assertThat(JsonSchemaDiff.compatible(trades, changed)).isFalse();
        });
    }

    /// T0 and T1 lead to T2, which leads back to T0. While T0 is being compared, T2 takes it for compatible; T1 must
    /// not profit from that once T0 turns out not to be.
    @Test
    void anAssumptionThatFailsInsideACircleIsTakenBack() {
        assertThat(JsonSchemaDiff.compatible(JsonSchema.of(circle("integer", "boolean")),
            JsonSchema.of(circle("boolean", "number")))).isFalse();
        assertThat(JsonSchemaDiff.compatible(JsonSchema.of(circle("integer", "boolean")),
            JsonSchema.of(circle("number", "boolean")))).isTrue();
    }

    @Test
    void sharedPartsDoNotMultiplyTheListForEver() {
        Map<String, Json> definitions = new LinkedHashMap<>();
        Map<String, Json> changed = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            Json left = ref("D" + (i + 1));
            Json level = object("type", new Json.Text("object"),
                "properties", object("left", left, "right", ref("D" + (i + 1))));
            definitions.put("D" + i, level);
            changed.put("D" + i, level);
        }
        definitions.put("D40", object("type", new Json.Text("string")));
        changed.put("D40", object("type", new Json.Text("number")));
        var differences = JsonSchemaDiff.compare(
            JsonSchema.of(object("$ref", new Json.Text("#/definitions/D0"), "definitions", new Json.Obj(definitions))),
            JsonSchema.of(object("$ref", new Json.Text("#/definitions/D0"), "definitions", new Json.Obj(changed))));
        assertThat(differences).isNotEmpty().hasSizeLessThan(1000).noneMatch(d -> d.compatible());
    }

    @Test
    void referencesToOtherSchemasAreFollowed() {
        Json root = Jsons.of("{type:'object',properties:{c:{$ref:'customer.json#/definitions/name'}}}");
        Json before = Jsons.of("{definitions:{name:{type:'string'}}}");
        Json after = Jsons.of("{definitions:{name:{type:'number'}}}");
        var differences = JsonSchemaDiff.compare(new JsonSchema(root, Map.of("customer.json", before)),
            new JsonSchema(root, Map.of("customer.json", after)));
        assertThat(differences).extracting(Object::toString).containsExactly("TYPE_CHANGED #/properties/c");
    }

    @Test
    void anInterruptEndsIt() {
        JsonSchema schema = JsonSchema.of(Jsons.of("{type:'object'}"));
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> JsonSchemaDiff.compare(schema, schema));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private interface Check {
        void on(Random random);
    }

    private static void each(int times, Check check) {
        for (int seed = 0; seed < times; seed++) {
            try {
                check.on(new Random(seed));
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static Json schema(Random random, int depth) {
        if (depth == 0 || random.nextInt(12) == 0) {
            return new Json.Bool(random.nextInt(4) > 0);
        }
        Map<String, Json> members = new LinkedHashMap<>();
        if (random.nextInt(5) == 0) {
            members.put("$schema", new Json.Text("https://json-schema.org/draft/2020-12/schema"));
        }
        if (random.nextInt(3) > 0) {
            members.put("type", new Json.Text(pick(random, TYPES)));
        }
        int keywords = random.nextInt(4);
        for (int i = 0; i < keywords; i++) {
            keyword(random, depth - 1, members);
        }
        return new Json.Obj(members);
    }

    private static void keyword(Random random, int depth, Map<String, Json> members) {
        switch (random.nextInt(14)) {
            case 0 -> members.put("maxLength", new Json.Num(BigDecimal.valueOf(random.nextInt(9))));
            case 1 -> members.put("minimum", new Json.Num(BigDecimal.valueOf(random.nextInt(9), 1)));
            case 2 -> members.put("properties", named(random, depth));
            case 3 -> members.put("required", new Json.Arr(List.of(new Json.Text(pick(random, NAMES)))));
            case 4 -> members.put("additionalProperties", schema(random, depth));
            case 5 -> members.put("patternProperties", named(random, depth));
            case 6 -> members.put("items", random.nextBoolean() ? schema(random, depth) : several(random, depth));
            case 7 -> members.put("prefixItems", several(random, depth));
            case 8 -> members.put(pick(random, List.of("oneOf", "anyOf", "allOf")), several(random, depth));
            case 9 -> members.put("not", schema(random, depth));
            case 10 -> members.put("$ref", new Json.Text(pick(random, List.of("#", "#/definitions/a", "#/none"))));
            case 11 -> members.put("definitions", named(random, depth));
            case 12 -> members.put("enum", new Json.Arr(List.of(new Json.Text(pick(random, NAMES)))));
            default -> members.put("dependencies", named(random, depth));
        }
    }

    private static Json named(Random random, int depth) {
        return object(pick(random, NAMES), schema(random, depth), pick(random, NAMES), schema(random, depth));
    }

    private static Json several(Random random, int depth) {
        List<Json> items = new ArrayList<>();
        int count = random.nextInt(3);
        for (int i = 0; i <= count; i++) {
            items.add(schema(random, depth));
        }
        return new Json.Arr(items);
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Json copy(Json json) {
        return switch (json) {
            case Json.Obj object -> {
                Map<String, Json> members = new LinkedHashMap<>();
                object.members().forEach((name, value) -> members.put(name, copy(value)));
                yield new Json.Obj(members);
            }
            case Json.Arr(var items) -> new Json.Arr(items.stream().map(JsonSchemaPropertiesTest::copy).toList());
            default -> json;
        };
    }

    private static Json trades(String idType) {
        List<Json> union = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            union.add(ref("P" + i));
        }
        Json any = object("oneOf", new Json.Arr(union));
        Map<String, Json> definitions = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            definitions.put("P" + i, object("type", new Json.Text("object"), "properties",
                object("id", object("type", new Json.Text(i == 7 ? idType : "string")),
                    "underlying", copy(any), "p" + i, copy(any))));
        }
        return object("type", new Json.Text("object"), "definitions", new Json.Obj(definitions),
            "properties", object("product", any));
    }

    private static Json circle(String first, String second) {
        return object("type", new Json.Text("object"),
            "definitions", object("T0", link(first, "T2"), "T1", link(second, "T2"), "T2", link("integer", "T0")),
            "properties", object("root", object("oneOf", new Json.Arr(List.of(ref("T0"), ref("T1"))))));
    }

    private static Json link(String idType, String target) {
        return object("type", new Json.Text("object"), "properties",
            object("id", object("type", new Json.Text(idType)),
                "ref", object("oneOf", new Json.Arr(List.of(ref(target))))));
    }

    private static Json ref(String name) {
        return object("$ref", new Json.Text("#/definitions/" + name));
    }

    private static Json object(Object... namesAndValues) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
        }
        return new Json.Obj(members);
    }
}
