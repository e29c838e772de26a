package tableflow.console.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;

/// What holds for all three languages: a schema follows itself at every level, and forward is backward seen from the
/// other side.
class LevelsHoldBothWaysTest {
    private static final List<String> AVRO = List.of("\"string\"", "\"int\"", "[\"null\",\"string\"]",
        record("{\"name\":\"a\",\"type\":\"int\"}"), record("{\"name\":\"a\",\"type\":\"long\"}"),
        record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\",\"default\":1}"),
        record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\"}"),
        "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"]}",
        "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}",
        "{\"type\":\"fixed\",\"name\":\"F\",\"size\":4}", "{\"type\":\"fixed\",\"name\":\"F\",\"size\":5}");
    private static final List<String> JSON = List.of("{}", "{\"type\":\"string\"}", "{\"type\":\"object\"}",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}}}",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"number\"}},\"additionalProperties\":false}",
        "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}");
    private static final List<String> PROTOBUF = List.of("syntax = \"proto3\"; message M { int32 a = 1; }",
        "syntax = \"proto3\"; message M { string a = 1; }", "syntax = \"proto3\"; message M { int64 a = 1; M b = 2; }",
        "syntax = \"proto3\"; message M { oneof o { int32 a = 1; int32 b = 2; } }");

    private static String record(String fields) {
        return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}";
    }

    private static List<ParsedSchema> all() throws InvalidSchema {
        List<ParsedSchema> all = new ArrayList<>();
        for (String text : AVRO) {
            all.add(ParsedSchema.parse(SchemaFormat.AVRO, text, List.of()));
        }
        for (String text : JSON) {
            all.add(ParsedSchema.parse(SchemaFormat.JSON, text, List.of()));
        }
        for (String text : PROTOBUF) {
            all.add(ParsedSchema.parse(SchemaFormat.PROTOBUF, text, List.of()));
        }
        return all;
    }

    private static boolean holds(CompatibilityLevel level, ParsedSchema older, ParsedSchema newer) {
        return level.directions().stream().allMatch(direction -> switch (direction) {
            case NEW_READS_OLD -> newer.whyUnreadable(older, "new", "old").isEmpty();
            case OLD_READS_NEW -> older.whyUnreadable(newer, "old", "new").isEmpty();
        });
    }

    @Test
    void everySchemaFollowsItselfAtEveryLevel() throws InvalidSchema {
        for (ParsedSchema schema : all()) {
            for (CompatibilityLevel level : CompatibilityLevel.values()) {
                assertThat(holds(level, schema, schema)).as("%s at %s", schema.canonical(), level).isTrue();
            }
        }
    }

    @Test
    void forwardIsBackwardFromTheOtherSideAndFullIsBoth() throws InvalidSchema {
        List<ParsedSchema> all = all();
        Random random = new Random(7);
        int incompatible = 0;
        for (int i = 0; i < 400; i++) {
            ParsedSchema one = all.get(random.nextInt(all.size()));
            ParsedSchema other = all.get(random.nextInt(all.size()));
            boolean backward = holds(CompatibilityLevel.BACKWARD, one, other);
            boolean forward = holds(CompatibilityLevel.FORWARD, one, other);
            assertThat(holds(CompatibilityLevel.FORWARD, other, one)).isEqualTo(backward);
            assertThat(holds(CompatibilityLevel.FULL, one, other)).isEqualTo(backward && forward);
            assertThat(holds(CompatibilityLevel.NONE, one, other)).isTrue();
            incompatible += backward ? 0 : 1;
        }
        assertThat(incompatible).isBetween(100, 399);
        assertThat(CompatibilityLevel.BACKWARD.directions()).containsExactly(CompatibilityDirection.NEW_READS_OLD);
    }

    @Test
    void aCanonicalTextIsItsOwnCanonicalText() throws InvalidSchema {
        for (ParsedSchema schema : all()) {
            ParsedSchema again = ParsedSchema.parse(schema.format(), schema.canonical(), List.of());
            assertThat(again.canonical()).isEqualTo(schema.canonical());
            ParsedSchema normalized = ParsedSchema.parse(schema.format(), schema.normalized(), List.of());
            assertThat(normalized.normalized()).isEqualTo(schema.normalized());
        }
    }
}
