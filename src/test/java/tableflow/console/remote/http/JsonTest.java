package tableflow.console.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Answers are read as Jackson's mapper reads them.
class JsonTest {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final List<String> PIECES = List.of(
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\":", "\"a\":1", "\"é\\u00e9\\n\"", "1", "-0", "1.50", "1e3",
            "9223372036854775807", "9223372036854775808", "0.1234567890123456789", "true", "false", "null", " ", "\n",
            "nul", "'x'", "01", "NaN", "\"\\x\"", "//");

    private static Optional<JsonNode> byMapper(byte[] text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(it -> !it.isMissingNode());
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> byUs(byte[] text) {
        try {
            return Optional.of(Json.parse(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String document(Random random, int depth) {
        int kind = random.nextInt(depth > 4 ? 3 : 5);
        if (kind == 3 || kind == 4) {
            StringBuilder text = new StringBuilder(kind == 3 ? "[" : "{");
            for (int n = random.nextInt(4); n > 0; n--) {
                text.append(text.length() > 1 ? "," : "")
                        .append(kind == 4 ? "\"" + (char) ('a' + random.nextInt(3)) + "\":" : "")
                        .append(document(random, depth + 1));
            }
            return text.append(kind == 3 ? "]" : "}").toString();
        }
        return List.of("\"t\\u00e9\\\"\"", Long.toString(random.nextLong()), "-1.250e" + random.nextInt(40), "null",
                "true", random.nextLong() + "12345", "0.10").get(random.nextInt(7));
    }

    @Test
    void aDocumentIsReadAsTheMapperReadsIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            byte[] text = document(random, 0).getBytes(StandardCharsets.UTF_8);
            assertThat(byUs(text)).as("%s (seed %d)", new String(text, StandardCharsets.UTF_8), seed)
                    .isPresent().isEqualTo(byMapper(text));
            // Decimals are equal whatever zeros they end with.
            assertThat(byUs(text).map(JsonNode::toString)).isEqualTo(byMapper(text).map(JsonNode::toString));
        }
    }

    @Test
    void whatIsNoDocumentIsNoneHereEither() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(byUs(bytes)).as("%s (seed %d)", text, seed).isEqualTo(byMapper(bytes));
        }
    }

    @Test
    void deepAndHugeDocumentsAreRefusedInOrder() {
        for (String text : new String[] {"[".repeat(2_000), "1e99999999999", "[1e99999999999]", ""}) {
            assertThatExceptionOfType(JsonProcessingException.class)
                    .isThrownBy(() -> Json.parse(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
