package tableflow.console.service.schemas.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.assist.Mentions.Mention;

class MentionsTest {

    private static List<String> unresolved(SchemaFormat format, String text, Referenced... given) {
        return Mentions.unresolved(format, text, List.of(given)).stream().map(Mention::name).toList();
    }

    private static String avro(String name, String type) {
        return "{\"type\":\"record\"," + name + ",\"fields\":[{\"name\":\"a\",\"type\":" + type + "}]}";
    }

    static List<Arguments> texts() {
        String named = "\"name\":\"T\"";
        return List.of(
                Arguments.of(SchemaFormat.AVRO, avro(named + ",\"namespace\":\"n\"", "\"Place\""), "n.Place"),
                Arguments.of(SchemaFormat.AVRO, avro("\"name\":\"n.T\"", "[\"null\",\"o.P\"]"), "o.P"),
                Arguments.of(SchemaFormat.AVRO, avro(named, "{\"type\":\"array\",\"items\":\"P\"}"), "P"),
                Arguments.of(SchemaFormat.AVRO, avro(named, "[\"null\",\"T\"]"), ""),
                Arguments.of(SchemaFormat.AVRO, "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"Place\"]}", ""),
                Arguments.of(SchemaFormat.AVRO, avro(named, "\"Pl").replace("}]}", ""), "Pl"),
                Arguments.of(SchemaFormat.JSON, "{\"properties\":{\"a\":{\"$ref\":\"place.json#/x\"}}}", "place.json"),
                Arguments.of(SchemaFormat.JSON, "{\"not\":{\"$ref\":\"#/$defs/x\"},\"$defs\":{\"x\":{}}}", ""),
                Arguments.of(SchemaFormat.JSON, "{\"$id\":\"http://x/a\",\"not\":{\"$ref\":\"http://x/a#/b\"}}", ""),
                Arguments.of(SchemaFormat.JSON, "{\"not\":{\"$ref\":\"http://x/p.json\"}}", "http://x/p.json"),
                Arguments.of(SchemaFormat.JSON, "{\"properties\":{\"a\":{\"default\":{\"$ref\":\"none\"}}}}", ""),
                Arguments.of(SchemaFormat.JSON, "{\"properties\":{\"default\":{\"$ref\":\"some\"}}}", "some"),
                Arguments.of(SchemaFormat.PROTOBUF, "import \"geo/a.proto\"; message T { geo.A a = 1; }",
                        "geo/a.proto"),
                Arguments.of(SchemaFormat.PROTOBUF,
                        "import public \"a.proto\"; import \"google/protobuf/any.proto\"; message T {", "a.proto"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatATextNeedsIsTold(SchemaFormat format, String text, String name) {
        assertThat(unresolved(format, text)).isEqualTo(name.isEmpty() ? List.of() : List.of(name));
    }

    @Test
    void whatIsGivenIsNotMissing() {
        String trip = "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"a\",\"type\":\"n.Place\"},"
                + "{\"name\":\"b\",\"type\":\"n.Other\"}]}";
        String place = "{\"type\":\"record\",\"name\":\"Place\",\"namespace\":\"n\",\"fields\":[]}";
        assertThat(unresolved(SchemaFormat.AVRO, trip, new Referenced("whatever", place))).containsExactly("n.Other");
        String ref = "{\"properties\":{\"a\":{\"$ref\":\"place.json\"},\"b\":{\"$ref\":\"http://x/b.json#/c\"}}}";
        assertThat(unresolved(SchemaFormat.JSON, ref, new Referenced("place.json", "{}"))).containsExactly(
                "http://x/b.json");
        assertThat(unresolved(SchemaFormat.JSON, ref, new Referenced("place.json", "{}"),
                new Referenced("other", "{\"$id\":\"http://x/b.json\"}"))).isEmpty();
        assertThat(unresolved(SchemaFormat.PROTOBUF, "import \"a.proto\"; import \"b.proto\";",
                new Referenced("a.proto", "message A {}"))).containsExactly("b.proto");
    }

    @Test
    void anImportIsToldWithTheTypesThatItMayBeFor() {
        String text = "syntax = \"proto3\"; package t; import \"x.proto\";"
                + "message T { geo.Place to = 1; Line line = 2; map<string, geo.Zone> zones = 3; string s = 4;"
                + " google.protobuf.Timestamp at = 5; message Line { int32 n = 1; } }";
        assertThat(Mentions.unresolved(SchemaFormat.PROTOBUF, text, List.of()).getFirst().types())
                .containsExactlyInAnyOrder("geo.Place", "geo.Zone");
        assertThat(Mentions.defined(SchemaFormat.PROTOBUF, text)).containsExactlyInAnyOrder("t.T", "t.T.Line");
    }

    @Test
    void aPropertyCalledIdIsNoId() {
        assertThat(Mentions.defined(SchemaFormat.JSON,
                "{\"$id\":\"http://x/a.json#\",\"properties\":{\"id\":{\"type\":\"string\"},\"$id\":\"x\"}}"))
                .containsExactly("http://x/a.json");
    }

    /// Whatever is cut off or thrown in, something is told.
    @Test
    void halfTypedTextsAreNoTrouble() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> texts = List.of(
                "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"a\",\"type\":[\"null\",\"o.P\"]}]}",
                "{\"$id\":\"a\",\"properties\":{\"a\":{\"$ref\":\"place.json#/$defs/x\"}},\"enum\":[{\"$ref\":\"x\"}]}",
                "import \"a.proto\"; message T { map<string, geo.P> a = 1; oneof x { Q q = 2; } }");
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.deleteCharAt(at);
                } else {
                    text.insert(at, "{}[]\",:;\\ \u00e4".charAt(random.nextInt(11)));
                }
            }
            for (SchemaFormat format : SchemaFormat.values()) {
                assertThat(Mentions.unresolved(format, text.toString(), List.of())).as("seed %s: %s", seed, text)
                        .allSatisfy(it -> assertThat(it.range().to()).isLessThanOrEqualTo(text.length()));
                assertThat(Mentions.defined(format, text.toString())).isNotNull();
            }
        }
    }
}
