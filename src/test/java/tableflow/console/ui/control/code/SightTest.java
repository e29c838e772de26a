package tableflow.console.ui.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.RichParagraph;
import org.junit.jupiter.api.Test;

class SightTest extends CodeEditorFixture {

    private static final String STATEMENTS = "SELECT a\n".repeat(600);

    @Test
    void whatComesIntoSightHasItsColours() {
        open(STATEMENTS);
        await("coloured at first", this::allColoured);
        for (double place : new double[] {0.5, 0.53, 0.1, 1, 0}) {
            run(() -> ((ScrollBar) editor().area().lookup(".scroll-bar:vertical")).setValue(place));
            await("coloured at " + place, this::allColoured);
        }
        run(() -> editor().select(9 * 400, 9 * 400));
        await("coloured at the caret", this::allColoured);
        assertThat(fx(() -> editor().area().getCaretPosition())).isEqualTo(TextPos.ofLeading(400, 0));
        run(() -> editor().replace(9 * 400, 9 * 400, "SELECT b\n"));
        await("coloured when changed", this::allColoured);
    }

    @Test
    void whatIsFarFromSightHasNoText() {
        open(STATEMENTS);
        await("coloured", this::allColoured);
        // Before its first layout nothing is known of what is in sight.
        await("only what is near", () -> parts(300) == 0);
        assertThat(parts(0)).isEqualTo(2);
    }

    @Test
    void pagesKeepTheColumn() {
        open("SELECT a\n".repeat(5) + "\n".repeat(40) + STATEMENTS);
        await("drawn", () -> fx(() -> editor().sight().page() > 10));
        int rows = fx(() -> editor().sight().page());
        run(() -> editor().select(5, 5));
        press(KeyCode.PAGE_DOWN);
        assertThat(caret()).isEqualTo(TextPos.ofLeading(rows, 0));
        press(KeyCode.PAGE_DOWN);
        press(KeyCode.SHIFT, KeyCode.PAGE_DOWN);
        assertThat(caret()).as("behind the empty lines").isEqualTo(TextPos.ofLeading(3 * rows, 5));
        assertThat(fx(() -> editor().selection().anchor()))
                .isEqualTo(fx(() -> editor().lines().offset(TextPos.ofLeading(2 * rows, 0))));
        for (int page = 0; page < 4; page++) {
            press(KeyCode.PAGE_UP);
        }
        assertThat(caret()).as("the start").isEqualTo(TextPos.ofLeading(0, 5));
    }

    private TextPos caret() {
        return fx(() -> editor().area().getCaretPosition());
    }

    @Test
    void aFarPlaceComesIntoSight() {
        String text = STATEMENTS + "x".repeat(60) + "\n" + STATEMENTS;
        open(text);
        for (int rows : new int[] {60, 600}) {
            // As far as rows are measured that are not in sight, and farther.
            int end = 9 * 600 + 60;
            int start = 9 * (600 - rows);
            run(() -> editor().select(start, start));
            await("there", this::allColoured);
            run(() -> editor().select(end, end));
            await("the caret is in sight", () -> fx(() -> {
                Bounds caret = editor().caretOnScreen();
                Bounds area = editor().area().localToScreen(editor().area().getLayoutBounds());
                return caret != null && area.contains(caret.getCenterX(), caret.getCenterY());
            }));
        }
    }

    @Test
    void numbersStandBesideTheirRows() {
        open("{\n" + "  one\n".repeat(30) + "}\n" + STATEMENTS);
        await("numbers", this::numbersFit);
        run(() -> ((ScrollBar) editor().area().lookup(".scroll-bar:vertical")).setValue(0.5));
        await("numbers after scrolling", () -> numbersFit() && numbers().getFirst() > 100);
        run(() -> ((ScrollBar) editor().area().lookup(".scroll-bar:vertical")).setValue(0));
        await("at the start", () -> numbersFit() && numbers().getFirst() == 1);
        run(() -> {
            editor().folding().found(List.of(new CodeLanguage.Fold(0, editor().text().indexOf('}') + 1)));
            editor().folding().toggle(0);
        });
        await("without those that are folded",
                () -> numbersFit() && numbers().subList(0, 3).equals(List.of(1, 32, 33)));
        run(() -> editor().folding().openAll());
        run(() -> editor().setText("one\ntwo"));
        await("two lines", () -> numbersFit() && numbers().equals(List.of(1, 2)));
        run(() -> editor().replace(0, 0, "\n".repeat(1_200)));
        await("four digits", () -> numbersFit() && numbers().getLast() == 1_202);
        run(() -> {
            editor().area().setPrefWidth(2_000);
            editor().layout();
        });
        assertThat(fx(() -> editor().gutter().getWidth())).as("where the text would be wider than there is room")
                .isEqualTo(fx(() -> editor().gutter().prefWidth(-1)));
    }

    /// The numbers in sight, from the top.
    private List<Integer> numbers() {
        return fx(() -> shownNumbers().stream().map(it -> Integer.valueOf(it.getText())).toList());
    }

    private List<Text> shownNumbers() {
        return editor().gutter().lookupAll(".code-line").stream().map(Text.class::cast)
                .filter(it -> it.getParent() instanceof GutterRow row && row.isVisible()).toList();
    }

    /// Whether each number is where a click finds its row, and within the gutter.
    private boolean numbersFit() {
        return fx(() -> {
            Bounds gutter = editor().gutter().localToScreen(editor().gutter().getLayoutBounds());
            double x = editor().area().localToScreen(editor().area().getLayoutBounds()).getMinX() + 1;
            List<Text> shown = shownNumbers();
            return !shown.isEmpty() && shown.stream().allMatch(number -> {
                Bounds place = number.localToScreen(number.getBoundsInLocal());
                TextPos row = editor().area().getTextPosition(x, place.getCenterY());
                int line = editor().folding().lines().line(row.index());
                return place.getMinX() >= gutter.getMinX() && place.getMaxX() <= gutter.getMaxX()
                        && number.getText().equals(Integer.toString(line + 1));
            });
        });
    }

    private int parts(int row) {
        return fx(() -> {
            RichParagraph paragraph = editor().area().getModel().getParagraph(row);
            return paragraph.getParagraphRegion() == null ? paragraph.getSegmentCount() : 0;
        });
    }

    private boolean allColoured() {
        return fx(() -> {
            List<Text> words = editor().area().lookupAll("Text").stream().map(Text.class::cast)
                    .filter(it -> it.getText().startsWith("SELECT")).toList();
            return words.size() > 10 && words.stream().allMatch(it -> it.getStyleClass().contains("code-keyword"));
        });
    }
}
