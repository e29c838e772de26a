package tableflow.console.service.messages.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.jexl3.JexlContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.Content;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.filter.RecordFilter.Unjudged;
import tableflow.console.service.topics.FakeCluster;

/// The quick way to a field gives what decoding the whole value gives.
class JsonFieldsTest {

    private static final int RECORDS = 20_000;

    private static final List<Expression> EXPRESSIONS = List.of(
            "value.id == 7",
            "value.id == 0 || value.amount == 0",
            "value.id > 9007199254740992",
            "value.amount < 12.5 && value.name != null",
            "value.name == 'Ann' or value.name =~ '\\u00e4|x'",
            "value.'a-b' == value.id",
            "value.in.id == 7 || value.in.in.name =^ 'A'",
            "value.list[0] == 7 || value.list[1].id == 7",
            "value.list == null && value.in == value.in",
            "value =~ 'name=A'",
            "size(value) > 3",
            "empty(value) || empty(value.in)",
            "size(value.in) == 2 || value.in =~ '7'",
            "value.id + value.amount > 20",
            "value.gone == null && value[''] == null",
            "value['größe'] == 7",
            "value == 'Ann' || value == 7",
            "value.in",
            "key.id == value.id",
            "value.name > 'B' && bytes > 10 && offset >= 0",
            "value.in == {'id':7}",
            "value.id =~ [7, 0.5, 'Ann']").stream().map(Expression::parse).toList();

    private static final List<String> NAMES = List.of(
            "id", "amount", "name", "in", "list", "a-b", "", "größe", "n\\u0061me");

    private static final List<String> SCALARS = List.of(
            "7", "7", "0", "-0", "-7", "7.0", "07", "+7", ".5", "7.", "-", "0.50", "12.5",
            "-0.0", "1e2", "7E-1", "7e",
            "1e99999999999", "1e20000", "9007199254740993", "9223372036854775807", "-9223372036854775808",
            "999999999999999999",
            "9223372036854775808", "12345678901234567890123456789", "123456789.123456789012345678901234567890",
            "7".repeat(99), "7".repeat(150), "7".repeat(1_200), "0." + "7".repeat(130), "true", "false", "null", "nul",
            "NaN", "tru e", "\"\"", "\"Ann\"", "\"Ann\"",
            "\"\\u0041nn\"", "\"x\\n\\\"y\\\\\"", "\"\\u00e4\"", "\"ä€😀\"",
            "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\x\"", "\"\\u12g4\"", "\"a\tb\"", "\"\u007f\"", "{}", "[]", "[7]",
            "[ 7 , {\"id\":7} ]", "[7,]", "{,}", "{\"id\":7,}", "{\"id\" 7}", "{id:7}", "[[[[[7]]]]]",
            "[".repeat(70) + "]".repeat(70), "[".repeat(1_100) + "]".repeat(1_100));

    private final RecordDecoder decoder = new RecordDecoder(new FakeCluster().sources().registry());

    @Test
    void judgesLikeTheWholeValue() {
        long seed = System.nanoTime();
        System.out.println("JsonFieldsTest seed " + seed);
        Random random = new Random(seed);
        int quick = 0;
        for (int i = 0; i < RECORDS; i++) {
            byte[] value = object(random, 0).getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(3) == 0) {
                value = spoiled(value, random);
            }
            KafkaRecord record = record(i, "{\"id\":" + one(random, SCALARS) + "}", value);
            RecordDecoder way = random.nextInt(4) == 0 ? decoder.with(DecodeAs.JSON, DecodeAs.JSON) : decoder;
            quick += new Fields(record, way).get("value") instanceof JsonFields ? 1 : 0;
            for (Expression expression : EXPRESSIONS) {
                assertThat(verdict(expression, record, new Fields(record, way)))
                        .describedAs("seed %s: %s on %s", seed, expression, new String(value, StandardCharsets.UTF_8))
                        .isEqualTo(verdict(expression, record, new Whole(record, way)));
            }
        }
        assertThat(quick).describedAs("values that were read the quick way").isBetween(RECORDS / 10, RECORDS - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", " {\"a\" : 1 , \"b\":[ ] }\n", "{\"a\":\"\\u00e4 ä€😀\\n\"}", "{\"a\":{\"b\":[{},-1.50,null]}}"
    })
    void plainObjectsAreReadTheQuickWay(String json) {
        assertThat(new Fields(record(0, "", bytes(json)), decoder).get("value")).isInstanceOf(JsonFields.class);
    }

    @Test
    void theLastOfANameCounts() throws Unjudged {
        KafkaRecord record = record(0, "", bytes("{\"id\":1,\"id\":{\"x\":1},\"id\":2}"));

        assertThat(Expression.parse("value.id == 2").filter(decoder).matches(record)).isTrue();
    }

    @Test
    void framedJsonIsReadFromBehindItsFrame() {
        KafkaRecord record = record(0, "", bytes("\0\0\0\0\u0001{\"id\":7}"));

        assertThat(decoder.with(DecodeAs.AUTO, DecodeAs.JSON).jsonFrom(record, false)).isEqualTo(5);
        assertThat(decoder.with(DecodeAs.AUTO, DecodeAs.TEXT).jsonFrom(record, false))
                .isEqualTo(RecordDecoder.NO_JSON);
    }

    /// What judging gives, or why it gives nothing.
    private static String verdict(Expression expression, KafkaRecord record, JexlContext fields) {
        try {
            return String.valueOf(expression.judge(record, fields));
        } catch (Unjudged unjudged) {
            return String.valueOf(unjudged.getMessage());
        }
    }

    private static KafkaRecord record(int offset, String key, byte[] value) {
        return new KafkaRecord("orders", 0, offset, Instant.EPOCH, "CreateTime", null, Bytes.of(bytes(key)),
                Bytes.of(value), List.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String object(Random random, int depth) {
        StringBuilder json = new StringBuilder(space(random)).append('{').append(space(random));
        int members = random.nextInt(6);
        for (int i = 0; i < members; i++) {
            json.append(i == 0 ? "" : ",").append(space(random)).append('"').append(one(random, NAMES)).append('"')
                    .append(space(random)).append(':').append(space(random));
            // Mostly what is JSON, or hardly a record would be.
            json.append(depth < 3 && random.nextInt(4) == 0
                    ? object(random, depth + 1)
                    : random.nextInt(5) > 0 ? "" + random.nextInt(20) : one(random, SCALARS)).append(space(random));
        }
        return json.append('}').append(space(random)).toString();
    }

    private static String space(Random random) {
        return random.nextInt(6) > 0 ? "" : one(random, List.of(" ", "\n", "\t", "\r\n  "));
    }

    private static byte[] spoiled(byte[] json, Random random) {
        byte[] spoiled = json.clone();
        switch (random.nextInt(3)) {
            case 0 -> spoiled = Arrays.copyOf(spoiled, random.nextInt(spoiled.length + 3));
            case 1 -> spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
            default -> spoiled[random.nextInt(spoiled.length)] = (byte) one(random, List.of(
                    "\"", "\\", "{", "}", "[", ",", ":", "0", "-", "e", " ", "\0")).charAt(0);
        }
        return spoiled;
    }

    private static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// Fields as they are when key and value are decoded as a whole.
    private record Whole(KafkaRecord record, RecordDecoder decoder) implements JexlContext {
        @Override
        public @Nullable Object get(String name) {
            return switch (name) {
                case "key" -> plain(decoder.key(record));
                case "value" -> plain(decoder.value(record));
                default -> new Fields(record, decoder).get(name);
            };
        }

        private static @Nullable Object plain(Content content) {
            return content.json() == null ? content.text() : Plain.of(content.json());
        }

        @Override
        public boolean has(String name) {
            return Fields.NAMES.contains(name);
        }

        @Override
        public void set(String name, @Nullable Object to) {
            throw new UnsupportedOperationException();
        }
    }
}
