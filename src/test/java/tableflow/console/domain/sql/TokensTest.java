package tableflow.console.domain.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.sql.Token.Kind;

class TokensTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            SELECT a FROM "b-c"      ¦ KEYWORD SELECT, IDENTIFIER a, KEYWORD FROM, QUOTED "b-c"
            `a``b`.c                 ¦ BACKQUOTED `a``b`, OPERATOR ., IDENTIFIER c
            'it''s' X'0a' U&'\\00e9' ¦ STRING 'it''s', STRING X'0a', STRING U&'\\00e9'
            U&"a" x u                ¦ QUOTED U&"a", IDENTIFIER x, IDENTIFIER u
            1.5e-3+.5 1e 0xFF        ¦ NUMBER 1.5e-3, OPERATOR +, NUMBER .5, IDENTIFIER 1e, NUMBER 0xFF
            t.1a a.5 2026_o          ¦ IDENTIFIER t, OPERATOR ., IDENTIFIER 1a, IDENTIFIER a, OPERATOR ., NUMBER 5, \
            IDENTIFIER 2026_o
            a<>b||c>=?              ¦ IDENTIFIER a, OPERATOR <>, IDENTIFIER b, OPERATOR ||, IDENTIFIER c, OPERATOR >=, \
            PARAMETER ?
            x->x=>1                  ¦ IDENTIFIER x, OPERATOR ->, IDENTIFIER x, OPERATOR =>, NUMBER 1
            array<array<int>>        ¦ IDENTIFIER array, OPERATOR <, IDENTIFIER array, OPERATOR <, IDENTIFIER int, \
            OPERATOR >, OPERATOR >
            $$offset @x größe        ¦ IDENTIFIER $$offset, IDENTIFIER @x, IDENTIFIER größe
            a -- b 'c                ¦ IDENTIFIER a, COMMENT -- b 'c
            /* ; ' */a/* open        ¦ COMMENT /* ; ' */, IDENTIFIER a, COMMENT /* open
            'open                    ¦ STRING 'open
            'open''                  ¦ STRING 'open''
            "open                    ¦ QUOTED "open
            😀 #                     ¦ OPERATOR 😀, OPERATOR #
            """)
    void cuts(String sql, String tokens) {
        assertThat(Tokens.of(sql).stream().map(Token::toString).collect(Collectors.joining(", ")))
                .isEqualTo(tokens);
    }

    @Test
    void tokensAndBlanksMakeTheText() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "aZ_9 \n\t'\"`-/*.,;()?$é<>=|e+xU&";
        for (int round = 0; round < 2_000; round++) {
            String text = random.ints(random.nextInt(40), 0, alphabet.length())
                    .mapToObj(i -> alphabet.substring(i, i + 1))
                    .collect(Collectors.joining());
            int at = 0;
            for (Token token : Tokens.of(text)) {
                assertThat(text.substring(at, token.from())).as("seed %d: %s", seed, text).isBlank();
                assertThat(token.to()).as("seed %d: %s", seed, text).isGreaterThan(token.from());
                at = token.to();
            }
            assertThat(text.substring(at)).as("seed %d: %s", seed, text).isBlank();
        }
    }

    @Test
    void saysWhatANameOrTextStandsFor() {
        assertThat(Tokens.of("\"A\"\"b\" `C``d` 'it''s' X'0a' WORD 'open \"x"))
                .extracting(Token::value)
                .containsExactly("A\"b", "c`d", "it's", "0a", "word", "open \"x");
    }

    @Test
    void knowsWhatIsOpen() {
        assertThat(open("'a")).isTrue();
        assertThat(open("'a'")).isFalse();
        assertThat(open("'a''")).isTrue();
        assertThat(open("'")).isTrue();
        assertThat(open("\"a\"\"")).isTrue();
        assertThat(open("/* a *")).isTrue();
        assertThat(open("/*/")).isTrue();
        assertThat(open("/**/")).isFalse();
        assertThat(open("-- a")).isFalse();
    }

    @Test
    void meaningLeavesCommentsOut() {
        List<Token> tokens = Tokens.meaning("a /* b */ c -- d");
        assertThat(tokens).extracting(Token::text).containsExactly("a", "c", "");
        assertThat(tokens.getLast().kind()).isEqualTo(Kind.END);
        assertThat(tokens.getLast().from()).isEqualTo(16);
    }

    private static boolean open(String text) {
        return Tokens.of(text).getFirst().isOpen();
    }
}
