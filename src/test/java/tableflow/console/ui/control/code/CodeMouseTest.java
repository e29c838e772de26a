package tableflow.console.ui.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.Messages;

/// What the mouse does in the editor. A headless robot cannot click into the text: events are handed to the area at
/// the place of a character, as the toolkit would.
class CodeMouseTest extends CodeEditorFixture {

    private static final String TEXT = "first {\n  second\n}\n\nfirst far oops!\n";
    private final List<CodeLanguage.Place> elsewhere = new ArrayList<>();

    /// The first of equal words defines it; `far` is defined in another text. `oops!` can be mended.
    private static final class Words implements CodeLanguage {

        private final CodeLanguage toy = new ToyLanguage();

        @Override
        public List<Span> highlight(String text) {
            return List.of();
        }

        @Override
        public List<CodeProblem> problems(String text) {
            return toy.problems(text);
        }

        private static Place word(String text, int offset) {
            int from = offset;
            int to = offset;
            while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
                from--;
            }
            while (to < text.length() && Character.isLetter(text.charAt(to))) {
                to++;
            }
            return new Place("", from, to);
        }

        @Override
        public Optional<Place> definition(String text, int offset) {
            Place at = word(text, offset);
            String word = text.substring(at.from(), at.to());
            if (word.isEmpty()) {
                return Optional.empty();
            }
            int first = text.indexOf(word);
            return Optional.of(word.equals("far") ? new Place("other", 3, 6)
                    : new Place("", first, first + word.length()));
        }

        @Override
        public Optional<Hint> hover(String text, int offset) {
            Place at = word(text, offset);
            return at.from() == at.to() ? Optional.empty()
                    : Optional.of(new Hint(at.from(), at.to(), text.substring(at.from(), at.to()), "a word"));
        }

        @Override
        public List<Fold> folds(String text) {
            int open = text.indexOf('{');
            int shut = text.indexOf('}');
            return open < 0 || shut < open ? List.of() : List.of(new Fold(open, shut + 1));
        }

        @Override
        public Completions complete(String text, int caret) {
            return new Completions(caret, caret, List.of(new Completions.Suggestion(Completions.Kind.TYPE, "Far",
                    "Far($0)", "", "", new Completions.Insertion(text.indexOf('\n') + 1, "use far\n"))));
        }
    }

    private void openWords(String content) {
        open(content);
        run(() -> {
            editor().language(new Words());
            editor().offerDefinitions(elsewhere::add);
        });
        await("folds and focus", () -> editor().area().isFocused()
                && (content.indexOf('{') < 0 || editor().folding().isHeader(0)));
    }

    /// Hands an event over in the middle of the character at `offset`.
    private void mouse(EventType<MouseEvent> type, int offset, boolean control) {
        run(() -> editor().select(offset, offset));
        await("the caret is drawn there", () -> editor().caretProperty().get() == offset
                && editor().caretOnScreen() != null);
        Bounds at = Objects.requireNonNull(fx(() -> editor().caretOnScreen()));
        run(() -> {
            double x = at.getMaxX() + 2;
            double y = at.getCenterY();
            editor().area().fireEvent(new MouseEvent(type, 0, 0, x, y, MouseButton.PRIMARY, 1, false, control, false,
                    false, true, false, false, true, false, false, new PickResult(editor().area(), x, y)));
        });
    }

    private int caret() {
        return fx(() -> editor().caretProperty().get());
    }

    @Test
    void aClickWithControlGoesToTheDefinitionAndAltLeftBack() {
        openWords(TEXT);
        int use = TEXT.lastIndexOf("first") + 2;
        mouse(MouseEvent.MOUSE_CLICKED, use, false);
        assertThat(caret()).as("a plain click only places the caret").isEqualTo(use);
        mouse(MouseEvent.MOUSE_CLICKED, use, true);
        await("at the definition", () -> editor().caretProperty().get() == 0);
        assertThat(fx(() -> editor().anchorProperty().get())).as("the name is selected").isEqualTo("first".length());
        press(KeyCode.ALT, KeyCode.LEFT);
        await("back", () -> editor().caretProperty().get() == use);
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void aNameOfAnotherTextIsShownThere() {
        openWords(TEXT);
        int use = TEXT.indexOf("far") + 1;
        mouse(MouseEvent.MOUSE_CLICKED, use, true);
        await("shown elsewhere", () -> elsewhere.equals(List.of(new CodeLanguage.Place("other", 3, 6))));
        assertThat(caret()).isEqualTo(use);
    }

    @Test
    void aDefinitionInAFoldedPartOpensIt() {
        openWords("{\n second\n}\nsecond\n");
        run(() -> editor().folding().toggle(0));
        await("folded", () -> editor().folding().lines().size() < 5);
        mouse(MouseEvent.MOUSE_CLICKED, editor().text().lastIndexOf("second") + 1, true);
        await("opened", () -> editor().folding().lines().size() == 5 && editor().caretProperty().get() == 3);
    }

    @Test
    void thePointerThatRestsIsToldWhatAWordMeans() {
        openWords(TEXT);
        mouse(MouseEvent.MOUSE_MOVED, TEXT.indexOf("second") + 2, false);
        await("explained", () -> popup(".code-hint-title") instanceof Labeled title
                && title.getText().equals("second"));
        run(() -> editor().area().fireEvent(new MouseEvent(MouseEvent.MOUSE_EXITED, 0, 0, 0, 0, MouseButton.NONE, 0,
                false, false, false, false, false, false, false, true, false, false,
                new PickResult(editor().area(), 0, 0))));
        await("gone with the pointer", () -> popup(".code-hint") == null);
    }

    @Test
    void whatIsWrongIsToldWithWhatMendsIt() {
        openWords(TEXT);
        await("the problem", () -> !editor().problems().isEmpty());
        mouse(MouseEvent.MOUSE_MOVED, TEXT.indexOf("oops") + 1, false);
        await("told", () -> popup(".code-hint-fix") instanceof Hyperlink);
        run(() -> ((Hyperlink) Objects.requireNonNull(popup(".code-hint-fix"))).fire());
        assertThat(fx(() -> editor().text())).contains("far good");
        await("gone", () -> popup(".code-hint") == null);
    }

    @Test
    void theArrowBesideALineFoldsAndOpensIt() {
        openWords(TEXT);
        press("foldShut");
        await("folded", () -> editor().folding().lines().isFolded(0));
        assertThat(fx(() -> editor().text())).isEqualTo(TEXT);
        press("foldOpen");
        await("open", () -> !editor().folding().lines().isFolded(0));
    }

    /// Presses the arrow of the first line, which says what it does.
    private void press(String what) {
        String said = Messages.text(what.equals("foldShut") ? "code.fold" : "code.fold.open");
        await("an arrow: " + said, () -> arrow(said) != null);
        run(() -> Objects.requireNonNull(arrow(said)).fireEvent(new MouseEvent(MouseEvent.MOUSE_PRESSED, 0, 0, 0, 0,
                MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, true, false, false, null)));
    }

    private @Nullable Node arrow(String said) {
        return editor().lookupAll(".code-fold").stream()
                .filter(it -> ("1 " + said).equals(it.getAccessibleText())).findFirst().orElse(null);
    }

    @Test
    void whatASuggestionNeedsElsewhereIsOneStep() {
        openWords("first\nsecond\n");
        run(() -> editor().select(12, 12));
        press(KeyCode.CONTROL, KeyCode.SPACE);
        await("suggested", () -> popup(".code-suggestions") != null);
        press(KeyCode.ENTER);
        await("both are written", () -> editor().text().equals("first\nuse far\nsecondFar()\n"));
        assertThat(caret()).as("between the brackets").isEqualTo("first\nuse far\nsecondFar(".length());
        press(KeyCode.CONTROL, KeyCode.Z);
        await("both are taken back", () -> editor().text().equals("first\nsecond\n"));
    }
}
