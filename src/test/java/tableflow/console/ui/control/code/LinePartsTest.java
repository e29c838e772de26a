package tableflow.console.ui.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.control.code.CodeLanguage.Span;
import tableflow.console.ui.control.code.CodeLanguage.Token;
import tableflow.console.ui.control.code.LineParts.Part;

class LinePartsTest {

    private static final List<Token> TOKENS = List.of(Token.values());

    @Test
    void aNameAndWhatIsAroundItIsOnePart() {
        String line = "  \"type\": \"string\",";
        List<Part> parts = LineParts.of(line, 100,
                List.of(new Span(102, 108, Token.NAME), new Span(110, 118, Token.STRING)), 0);

        assertThat(parts).containsExactly(
                new Part(0, 10, null), new Part(10, 18, Token.STRING), new Part(18, 19, null));
    }

    @Test
    void blanksBelongToWhatIsBesideThem() {
        String line = "  // a note ";

        assertThat(LineParts.of(line, 0, List.of(new Span(2, 11, Token.COMMENT)), 0))
                .containsExactly(new Part(0, 12, Token.COMMENT));
    }

    @Test
    void aSpanOverSeveralLinesColoursTheWholeOfOne() {
        assertThat(LineParts.of("within", 50, List.of(new Span(10, 90, Token.COMMENT)), 0))
                .containsExactly(new Part(0, 6, Token.COMMENT));
    }

    @Test
    void everyCharacterHasTheLookOfItsSpan() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            String line = line(random);
            List<Span> spans = spans(random, line.length());
            List<Part> parts = LineParts.of(line, 7, spans, 0);
            int at = 0;
            for (Part part : parts) {
                assertThat(part.from()).as("seed %d", seed).isEqualTo(at);
                at = part.to();
            }
            assertThat(at).as("seed %d", seed).isEqualTo(line.length());
            for (int i = 0; i < line.length(); i++) {
                int place = i;
                if (line.charAt(i) != ' ') {
                    Token wanted = spans.stream().filter(it -> it.from() <= place + 7 && place + 7 < it.to())
                            .map(Span::token).filter(it -> it != Token.NAME).findFirst().orElse(null);
                    assertThat(parts.stream().filter(it -> it.from() <= place && place < it.to()).findFirst()
                            .orElseThrow().token()).as("seed %d, %s at %d", seed, line, i).isEqualTo(wanted);
                }
            }
        }
    }

    private static String line(Random random) {
        StringBuilder line = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            line.append(random.nextInt(3) == 0 ? ' ' : 'a');
        }
        return line.toString();
    }

    private static List<Span> spans(Random random, int length) {
        List<Span> spans = new ArrayList<>();
        for (int at = 7 + random.nextInt(4); at < 7 + length; at += random.nextInt(4)) {
            int to = at + 1 + random.nextInt(5);
            spans.add(new Span(at, to, TOKENS.get(random.nextInt(TOKENS.size()))));
            at = to;
        }
        return spans;
    }
}
