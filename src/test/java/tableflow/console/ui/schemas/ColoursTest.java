package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.control.code.CodeLanguage.Span;

class ColoursTest {

    private static List<String> told(String text, List<Span> spans) {
        return spans.stream().map(it -> it.token() + " " + text.substring(it.from(), it.to())).toList();
    }

    @Test
    void jsonTellsNamesFromValues() {
        String text = "{\"a\": [1.5e3, true, \"x\\\"y\"], \"b\" : nul, \"open";
        assertThat(told(text, JsonColours.of(text))).containsExactly("NAME \"a\"", "NUMBER 1.5e3", "KEYWORD true",
                "STRING \"x\\\"y\"", "NAME \"b\"", "INVALID nul", "INVALID \"open");
    }

    @Test
    void protobufTellsKeywordsTypesAndNames() {
        String text = "syntax = \"proto3\"; // x\nmessage M { repeated int32 message = 1; } /* open";
        assertThat(told(text, ProtobufColours.of(text))).containsExactly("KEYWORD syntax", "STRING \"proto3\"",
                "COMMENT // x", "KEYWORD message", "KEYWORD repeated", "TYPE int32", "NAME message", "NUMBER 1",
                "INVALID /* open");
    }

    @Test
    void whateverIsTypedSpansAreInOrderAndWithinTheText() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String letters = "{}[]:,\"\\/*'=;\n ab1-_.\u00e9\ud83d\ude00";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder made = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                made.append(letters.charAt(random.nextInt(letters.length())));
            }
            String text = made.toString();
            for (List<Span> spans : List.of(JsonColours.of(text), ProtobufColours.of(text))) {
                int end = 0;
                for (Span span : spans) {
                    assertThat(span.from()).as("seed %d, text %s", seed, text).isGreaterThanOrEqualTo(end);
                    assertThat(span.to()).as("seed %d, text %s", seed, text)
                            .isGreaterThan(span.from()).isLessThanOrEqualTo(text.length());
                    end = span.to();
                }
            }
        }
    }
}
