package tableflow.console.ui.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Folding changes what is shown, and never the text.
class FoldingTest extends CodeEditorFixture {

    private static final String TEXT = """
            {
              "a": {
                "b": [
                  1,
                  2
                ]
              },
              "c": {
                "d": 3
              }
            }
            """;

    /// Folds what stands between brackets.
    private static final class Bracketed implements CodeLanguage {

        @Override
        public List<Span> highlight(String text) {
            return List.of();
        }

        @Override
        public List<Fold> folds(String text) {
            List<Fold> folds = new ArrayList<>();
            Deque<Integer> open = new ArrayDeque<>();
            for (int at = 0; at < text.length(); at++) {
                if ("{[".indexOf(text.charAt(at)) >= 0) {
                    open.push(at);
                } else if ("}]".indexOf(text.charAt(at)) >= 0 && !open.isEmpty()) {
                    folds.add(new Fold(open.pop(), at + 1));
                }
            }
            folds.sort(Comparator.comparingInt(Fold::from));
            return folds;
        }
    }

    private void openBrackets() {
        open(TEXT);
        run(() -> editor().language(new Bracketed()));
        await("what can be folded is known", () -> editor().folding().isHeader(1));
    }

    private int rows() {
        return fx(() -> editor().folding().lines().size());
    }

    private String text() {
        return fx(() -> editor().text());
    }

    @Test
    void aPartIsFoldedToItsFirstLineByKeyAndOpenedAgain() {
        openBrackets();
        run(() -> {
            editor().select(TEXT.indexOf("1,"), TEXT.indexOf("1,"));
            editor().requestFocus();
        });
        await("the editor has the focus", () -> editor().area().isFocused());
        press(KeyCode.CONTROL, KeyCode.MINUS);
        await("the list is folded", () -> rows() == 10);
        assertThat(fx(() -> editor().caretProperty().get())).as("the caret came along")
                .isEqualTo(TEXT.indexOf("[") + 1);
        press(KeyCode.CONTROL, KeyCode.MINUS);
        await("what is around it is folded too", () -> rows() == 8);
        assertThat(text()).isEqualTo(TEXT);
        pictures("code-folded");
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.EQUALS);
        await("all is open", () -> rows() == 12);
        assertThat(text()).isEqualTo(TEXT);
    }

    @Test
    void whatIsFoldedIsCopiedFoundAndDeletedWithTheRest() {
        openBrackets();
        run(() -> editor().folding().toggle(1));
        await("folded", () -> rows() == 8);
        run(() -> {
            editor().select(TEXT.indexOf("\"a\""), TEXT.indexOf("\"c\""));
            editor().folding().copy();
        });
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo(TEXT.substring(TEXT.indexOf("\"a\""), TEXT.indexOf("\"c\"")));
        run(() -> editor().select(TEXT.indexOf("2"), TEXT.indexOf("2") + 1));
        assertThat(rows()).as("what is selected is shown").isEqualTo(12);
        run(() -> editor().folding().toggle(1));
        run(() -> editor().replace(TEXT.indexOf("\"a\""), TEXT.indexOf("\"c\""), ""));
        assertThat(text()).isEqualTo("{\n  \"c\": {\n    \"d\": 3\n  }\n}\n");
        run(() -> editor().edits().undo());
        assertThat(text()).isEqualTo(TEXT);
    }

    @Test
    void aLineThatIsBrokenBeforeFoldedOnesOpensThem() {
        openBrackets();
        run(() -> {
            editor().folding().toggle(1);
            int end = TEXT.indexOf("{", 2) + 1;
            editor().select(end, end);
            editor().requestFocus();
        });
        await("the editor has the focus", () -> editor().area().isFocused());
        press(KeyCode.ENTER);
        await("all is shown", () -> rows() == 13);
        assertThat(text()).startsWith("{\n  \"a\": {\n").contains("\n    \"b\": [");
    }

    @Test
    void whateverIsFoldedEditsAndUndoDoTheSame() {
        long seed = Long.getLong("fold.seed", System.nanoTime());
        System.out.println("FoldingTest: -Dfold.seed=" + seed);
        Random random = new Random(seed);
        openBrackets();
        List<String> texts = new ArrayList<>(List.of(TEXT));
        for (int round = 0; round < 60; round++) {
            run(() -> {
                CodeLanguage language = new Bracketed();
                editor().folding().found(language.folds(editor().text()));
                editor().folding().toggle(random.nextInt(editor().lines().lines()));
                String before = editor().text();
                assertThat(editor().folding().lines().text()).isEqualTo(before);
                if (random.nextInt(4) == 0 && texts.size() > 1) {
                    editor().edits().undo();
                    texts.removeLast();
                    assertThat(editor().text()).isEqualTo(texts.getLast());
                } else {
                    int from = random.nextInt(before.length() + 1);
                    int to = Math.min(before.length(), from + random.nextInt(8));
                    String with = List.of("x", "\n", "{\n\n}", "", "]").get(random.nextInt(5));
                    editor().replace(from, to, with);
                    String expected = before.substring(0, from) + with + before.substring(to);
                    assertThat(editor().text()).isEqualTo(expected);
                    if (!expected.equals(before)) {
                        texts.add(expected);
                    }
                }
            });
        }
        run(() -> {
            while (texts.size() > 1) {
                editor().edits().undo();
                texts.removeLast();
                assertThat(editor().text()).isEqualTo(texts.getLast());
            }
        });
    }
}
