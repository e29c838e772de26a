package tableflow.console.ui.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.control.Png;
import tableflow.console.ui.control.Theme;

/// The editor as a user sees it.
class CodeEditorTest extends CodeEditorFixture {

    private static final String STATEMENT = """
            -- the newest orders
            SELECT order_id, count(*), 'it''s', 42
            FROM "lake"."orders"
            WHERE oops = 1
            """;

    @Test
    void coloursUnderlinesAndListsProblems() {
        open(STATEMENT);
        await("the problem", () -> texts(".code-problem").equals(List.of("4:7  There is no oops.")));
        await("coloured", () -> !fill("SELECT").equals(fill(" order_id, ")));
        assertThat(fill("FROM")).isEqualTo(fill("SELECT"));
        await("underlined", () -> editor().lookupAll(".code-wave-error").size() == 1);
        Paint light = fill(" order_id, ");
        pictures("code-editor");
        theme(Theme.DARK);
        await("other colours in the dark", () -> !light.equals(fill(" order_id, ")));
        theme(Theme.LIGHT);

        run(() -> ((ButtonBase) editor().lookup(".code-problem")).fire());
        assertThat(fx(() -> editor().caretProperty().get())).isEqualTo(STATEMENT.indexOf("oops"));
        assertThat(texts(".code-place")).contains("Ln 4, Col 7");

        type("x");
        await("it moved along", () -> texts(".code-problem").equals(List.of("4:8  There is no oops.")));
        run(() -> editor().replace(0, editor().text().length(), "fine"));
        await("no problem is left", () -> texts(".code-problem").isEmpty());
    }

    @Test
    void completesBehindADotAndByKeyboard() {
        open("SELECT o");
        run(() -> editor().select(8, 8));
        type(".");
        await("suggestions behind the dot", () -> suggestions() == 4);
        popupPictures("code-completion");
        press(KeyCode.ESCAPE);
        await("closed", () -> suggestions() == 0);

        type("or");
        press(KeyCode.CONTROL, KeyCode.SPACE);
        await("those that begin so", () -> suggestions() == 3);
        type("der_t");
        await("narrowed", () -> suggestions() == 1);
        press(KeyCode.TAB);
        assertThat(text()).isEqualTo("SELECT o.order_time");

        run(() -> editor().setText("cou"));
        run(() -> editor().select(3, 3));
        press(KeyCode.CONTROL, KeyCode.SPACE);
        await("the function", () -> suggestions() == 1);
        press(KeyCode.ENTER);
        assertThat(text()).isEqualTo("count()");
        assertThat(fx(() -> editor().caretProperty().get())).isEqualTo(6);

        press(KeyCode.CONTROL, KeyCode.Z);
        await("undone", () -> text().equals("cou"));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        await("done again", () -> text().equals("count()"));
    }

    @Test
    void theListIsWalkedWithTheArrows() {
        open("");
        press(KeyCode.CONTROL, KeyCode.SPACE);
        await("all", () -> suggestions() == 4);
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        assertThat(text()).isEqualTo("\"orders\"");
        press(KeyCode.SPACE);
        press(KeyCode.CONTROL, KeyCode.SPACE);
        await("again", () -> suggestions() == 4);
        press(KeyCode.UP);
        press(KeyCode.ENTER);
        assertThat(text()).isEqualTo("\"orders\" count()");
    }

    @Test
    void showsTheParametersOfACall() {
        open("count");
        run(() -> editor().select(5, 5));
        type("(");
        await("the signature", () -> popup(".code-signature") != null);
        popupPictures("code-signature");
        type(")");
        await("gone behind the bracket", () -> popup(".code-signature") == null);
    }

    @Test
    void explainsTheWordAtTheCaretOnDemand() {
        open("count(*) oops");
        run(() -> editor().select(0, 0));
        press(KeyCode.SHIFT, KeyCode.F1);
        await("the hint", () -> popup(".code-hint") != null);
        popupPictures("code-hint");
        press(KeyCode.RIGHT);
        await("gone with the next key", () -> popup(".code-hint") == null);
        await("the problem", () -> !editor().problems().isEmpty());
        run(() -> editor().select(9, 9));
        press(KeyCode.SHIFT, KeyCode.F1);
        await("the problem's words", () -> popup(".code-hint-text") instanceof Labeled words
                && words.getText().equals("There is no oops."));
    }

    @Test
    void keysChangeLines() {
        open("select a\nfrom t");
        press(KeyCode.CONTROL, KeyCode.SLASH);
        assertThat(text()).isEqualTo("-- select a\nfrom t");
        press(KeyCode.CONTROL, KeyCode.SLASH);
        press(KeyCode.ALT, KeyCode.DOWN);
        assertThat(text()).isEqualTo("from t\nselect a");
        press(KeyCode.CONTROL, KeyCode.D);
        assertThat(text()).isEqualTo("from t\nselect a\nselect a");
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        await("formatted", () -> text().equals("from t\nSELECT a\nSELECT a"));
        press(KeyCode.CONTROL, KeyCode.Z);
        await("one step back", () -> text().equals("from t\nselect a\nselect a"));
        press(KeyCode.CONTROL, KeyCode.A);
        press(KeyCode.TAB);
        assertThat(text()).isEqualTo("    from t\n    select a\n    select a");
        press(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(text()).isEqualTo("from t\nselect a\nselect a");
    }

    @Test
    void findsAndReplaces() {
        open("one two one");
        press(KeyCode.CONTROL, KeyCode.H);
        enter("#code-find", "one");
        await("counted", () -> texts(".code-place").contains("2 matches"));
        press(KeyCode.ENTER);
        await("the first", () -> texts(".code-place").contains("1 of 2"));
        pictures("code-find");
        enter("#code-replace", "1");
        press(KeyCode.ENTER);
        await("one replaced", () -> text().equals("1 two one"));
        press(KeyCode.ESCAPE);
        await("closed", () -> !find(".code-find", Node.class).isVisible());
    }

    @Test
    void aLanguageThatBreaksBreaksNothing() {
        open("explode");
        run(() -> editor().select(7, 7));
        type("!");
        assertThat(text()).isEqualTo("explode!");
        assertThat(texts(".code-problem")).isEmpty();
    }

    @Test
    void whatOthersToldStaysUntilTheTextChanges() {
        open("SELECT 1");
        run(() -> editor().tell(List.of(CodeProblem.error(7, 8, "told by the engine"))));
        assertThat(texts(".code-problem")).containsExactly("1:8  told by the engine");
        run(() -> editor().select(8, 8));
        type("2");
        await("forgotten", () -> texts(".code-problem").isEmpty());
    }

    @Test
    void endsOfLineBecomeTheSame() {
        open("a\r\nb\rc");
        assertThat(text()).isEqualTo("a\nb\nc");
    }

    private String text() {
        return fx(() -> editor().text());
    }

    /// The colour of a part of the text.
    private Paint fill(String part) {
        return fx(() -> editor().area().lookupAll("*").stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(it -> it.getText().equals(part))
                .findFirst()
                .map(Text::getFill)
                .orElse(Color.TRANSPARENT));
    }

    private void type(String characters) {
        robot.write(characters, 0);
    }

    private int suggestions() {
        return popup(".code-suggestions") instanceof ListView<?> list ? list.getItems().size() : 0;
    }

    /// A popup has a scene of its own.
    private void popupPictures(String name) {
        for (Theme theme : Theme.values()) {
            theme(theme);
            run(() -> {
                Node box = Objects.requireNonNull(popup(".code-popup"));
                try {
                    Files.createDirectories(Path.of("target/screens"));
                    Png.write(
                            box.getScene().snapshot(null),
                            Path.of("target/screens/" + name + "-" + theme + ".png"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        theme(Theme.LIGHT);
    }
}
