package tableflow.console.ui.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.ScrollBar;
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
    void whatIsFarFromSightIsOnePart() {
        open(STATEMENTS);
        await("coloured", this::allColoured);
        // Before its first layout nothing is known of what is in sight.
        await("only what is near", () -> parts(300) == 1);
        assertThat(parts(0)).isEqualTo(2);
    }

    private int parts(int row) {
        return fx(() -> {
            RichParagraph paragraph = editor().area().getModel().getParagraph(row);
            return paragraph.getSegmentCount();
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
