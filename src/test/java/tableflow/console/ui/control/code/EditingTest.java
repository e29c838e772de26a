package tableflow.console.ui.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.control.code.Editing.Edit;
import tableflow.console.ui.control.code.Editing.Selection;

/// What keys do to a text. In these texts `<` is the anchor and `|` the caret; without `<` nothing is selected.
class EditingTest {

    @Test
    void aNewLineKeepsTheIndentAndGoesDeeperBehindABracket() {
        assertThat(of("  a|b", EditingTest::newLine)).isEqualTo("  a\n  |b");
        assertThat(of("  f(|", EditingTest::newLine)).isEqualTo("  f(\n      |");
        assertThat(of("  f( |x)", EditingTest::newLine)).isEqualTo("  f( \n      |x)");
        assertThat(of("|  a", EditingTest::newLine)).isEqualTo("\n|  a");
        assertThat(of("a<bc|d", EditingTest::newLine)).isEqualTo("a\n|d");
        assertThat(of("  f(|)", EditingTest::newLine)).as("what closes it goes below")
                .isEqualTo("  f(\n      |\n  )");
        assertThat(of("{|]", EditingTest::newLine)).as("only its counterpart").isEqualTo("{\n    |]");
    }

    @Test
    void oneLevelIsAsWideAsTheLanguageWants() {
        assertThat(of("  \"a\": {|}", (text, at) -> Editing.newLine(text, at, "  ")))
                .isEqualTo("  \"a\": {\n    |\n  }");
        assertThat(of("a|", (text, at) -> Editing.tab(text, at, "  "))).isEqualTo("a |");
        assertThat(of("<a\nb|", (text, at) -> Editing.tab(text, at, "  "))).isEqualTo("  <a\n  b|");
        assertThat(of("    a|", (text, at) -> Editing.untab(text, at, "  "))).isEqualTo("  a|");
    }

    @Test
    void tabsFillUpToTheNextStopOrIndentTheSelectedLines() {
        assertThat(of("a|", EditingTest::tab)).isEqualTo("a   |");
        assertThat(of("abcd|", EditingTest::tab)).isEqualTo("abcd    |");
        assertThat(of("<a\n\nb|", EditingTest::tab)).isEqualTo("    <a\n\n    b|");
        assertThat(of("    <a\n      b|", EditingTest::untab)).isEqualTo("<a\n  b|");
        assertThat(of("\ta|", EditingTest::untab)).isEqualTo("a|");
        assertThat(of("  |a", EditingTest::untab)).isEqualTo("|a");
        assertThat(of("a|", EditingTest::untab)).isEqualTo("a|");
    }

    @Test
    void commentsAreToggledForAllLinesTogether() {
        assertThat(of("a|", EditingTest::comment)).isEqualTo("-- a|");
        assertThat(of("-- a|", EditingTest::comment)).isEqualTo("a|");
        assertThat(of("--a|", EditingTest::comment)).isEqualTo("a|");
        assertThat(of("  <a\n    b\n\n  -- c|", EditingTest::comment))
                .isEqualTo("  -- <a\n  --   b\n\n  -- -- c|");
        assertThat(of("  -- <a\n  --   b\n\n  -- -- c|", EditingTest::comment))
                .isEqualTo("  <a\n    b\n\n  -- c|");
        assertThat(of("<a\n|b", EditingTest::comment)).as("the line behind is not concerned").isEqualTo("-- <a\n|b");
        assertThat(of("|", EditingTest::comment)).isEqualTo("-- |");
    }

    @Test
    void linesAreDoubledAndMoved() {
        assertThat(of("a\nb|c\nd", Editing::duplicate)).isEqualTo("a\nbc\nb|c\nd");
        assertThat(of("a\nb|c\nd", EditingTest::up)).isEqualTo("b|c\na\nd");
        assertThat(of("a\nb|c\nd", EditingTest::down)).isEqualTo("a\nd\nb|c");
        assertThat(of("<a\nb|\nc", EditingTest::down)).isEqualTo("c\n<a\nb|");
        assertThat(Editing.move(new CodeText("a\nb"), new Selection(0, 0), false)).isNull();
        assertThat(Editing.move(new CodeText("a\nb"), new Selection(3, 3), true)).isNull();
    }

    @Test
    void togglingCommentsTwiceChangesNothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            CodeText text = new CodeText(randomText(random));
            Selection selection =
                    new Selection(random.nextInt(text.length() + 1), random.nextInt(text.length() + 1));
            Edit there = Editing.toggleComment(text, selection, "--");
            CodeText commented = new CodeText(apply(text, there));
            assertThat(there.after().from()).as("seed %d", seed).isBetween(0, commented.length());
            assertThat(there.after().to()).as("seed %d", seed).isBetween(0, commented.length());
            Edit back = Editing.toggleComment(commented, there.after(), "--");
            String again = apply(commented, back);
            if (!text.text().contains("--") && !text.text().isBlank()) {
                assertThat(again.replaceAll("(?m)^ +$", "")).as("seed %d", seed)
                        .isEqualTo(text.text().replaceAll("(?m)^ +$", ""));
            }
        }
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int line = random.nextInt(4); line >= 0; line--) {
            text.append(" ".repeat(random.nextInt(5))).append("x".repeat(1 + random.nextInt(4)));
            text.append(line == 0 ? "" : "\n");
        }
        return text.toString();
    }

    private static Edit newLine(CodeText text, Selection selection) {
        return Editing.newLine(text, selection, "    ");
    }

    private static Edit tab(CodeText text, Selection selection) {
        return Editing.tab(text, selection, "    ");
    }

    private static Edit untab(CodeText text, Selection selection) {
        return Editing.untab(text, selection, "    ");
    }

    private static Edit comment(CodeText text, Selection selection) {
        return Editing.toggleComment(text, selection, "--");
    }

    private static @Nullable Edit up(CodeText text, Selection selection) {
        return Editing.move(text, selection, false);
    }

    private static @Nullable Edit down(CodeText text, Selection selection) {
        return Editing.move(text, selection, true);
    }

    private static String of(String marked, BiFunction<CodeText, Selection, @Nullable Edit> key) {
        int first = marked.indexOf('<');
        String withoutAnchor = marked.replace("<", "");
        int caret = withoutAnchor.indexOf('|');
        CodeText text = new CodeText(withoutAnchor.replace("|", ""));
        int anchor = first < 0 ? caret : first > marked.indexOf('|') ? first - 1 : first;
        Edit edit = Objects.requireNonNull(key.apply(text, new Selection(anchor, caret)));
        StringBuilder after = new StringBuilder(apply(text, edit));
        Selection selection = edit.after();
        after.insert(selection.caret(), '|');
        if (selection.anchor() != selection.caret()) {
            after.insert(selection.anchor() + (selection.anchor() > selection.caret() ? 1 : 0), '<');
        }
        return after.toString();
    }

    private static String apply(CodeText text, Edit edit) {
        return text.text().substring(0, edit.from()) + edit.text() + text.text().substring(edit.to());
    }
}
