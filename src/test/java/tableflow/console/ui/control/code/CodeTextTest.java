package tableflow.console.ui.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.control.code.CodeLanguage.Span;
import tableflow.console.ui.control.code.CodeLanguage.Token;
import tableflow.console.ui.control.code.Finder.Match;

/// Places in a text: lines and columns, changes, brackets, what is looked for.
class CodeTextTest {

    @Test
    void offsetsAndPlacesAgree() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            StringBuilder made = new StringBuilder();
            for (int n = random.nextInt(200); n > 0; n--) {
                made.append(random.nextInt(5) == 0 ? '\n' : 'x');
            }
            CodeText text = new CodeText(made.toString());
            assertThat(text.lines()).isEqualTo(made.toString().split("\n", -1).length);
            for (int offset = 0; offset <= text.length(); offset++) {
                assertThat(text.offset(text.position(offset))).as("seed %d", seed).isEqualTo(offset);
                int line = text.line(offset);
                assertThat(offset).as("seed %d", seed).isBetween(text.start(line), text.end(line));
            }
        }
    }

    @Test
    void aChangeMovesWhatIsBehindIt() {
        CodeText.Change change = new CodeText("SELECT a FROM t").changeTo("SELECT abc FROM t");
        assertThat(change.moved(0)).isZero();
        assertThat(change.moved(8)).isEqualTo(8);
        assertThat(change.moved(9)).isEqualTo(11);
        assertThat(change.moved(15)).isEqualTo(17);
        CodeText.Change shorter = new CodeText("aaaa").changeTo("aa");
        assertThat(shorter.moved(4)).isEqualTo(2);
        assertThat(new CodeText("same").changeTo("same").growth()).isZero();
    }

    @Test
    void bracketsInStringsAndCommentsDoNotCount() {
        String text = "f(a, ')', (b)) -- (";
        List<Span> spans = List.of(new Span(5, 8, Token.STRING), new Span(15, 19, Token.COMMENT));
        assertThat(Brackets.at(text, 2, spans)).contains(new Brackets.Pair(1, 13));
        assertThat(Brackets.at(text, 14, spans)).contains(new Brackets.Pair(1, 13));
        assertThat(Brackets.at(text, 10, spans)).contains(new Brackets.Pair(10, 12));
        assertThat(Brackets.at(text, 7, spans)).isEmpty();
        assertThat(Brackets.at(text, 19, spans)).isEmpty();
        assertThat(Brackets.at("((", 1, List.of())).isEmpty();
        assertThat(Brackets.at("", 0, List.of())).isEmpty();
    }

    @Test
    void findsAndReplaces() {
        String text = "Select a, SELECT b";
        assertThat(new Finder("select", false, false).all(text))
                .containsExactly(new Match(0, 6), new Match(10, 16));
        assertThat(new Finder("SELECT", true, false).all(text)).containsExactly(new Match(10, 16));
        assertThat(new Finder("a.", true, false).all(text)).as("no expression").isEmpty();
        assertThat(new Finder("(\\w+) b", false, true).replaceAll(text, "$1 c")).isEqualTo("Select a, SELECT c");
        assertThat(new Finder("a", true, false).replaceAll("a.a", "$1")).isEqualTo("$1.$1");
        assertThat(new Finder("(\\w)(\\w)", true, true).replacement("ab cd", new Match(3, 5), "$2$1")).isEqualTo("dc");
        assertThat(new Finder("(", false, true).fault()).isPresent();
        assertThat(new Finder("(", false, true).all(text)).isEmpty();
        assertThat(new Finder("x*", false, true).all("abc")).as("empty places").isEmpty();
        assertThat(new Finder("", false, false).fault()).isEqualTo(Optional.empty());
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new Finder("(a)", true, true).replaceAll("a", "$2"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
