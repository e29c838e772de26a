package tableflow.console.ui.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import jfx.incubator.scene.control.richtext.TextPos;
import org.junit.jupiter.api.Test;

/// Where the caret goes from afar, there is something to read before and behind it; and it never hangs over the edge.
class UprightTest extends CodeEditorFixture {

    private static final String ROW = "SELECT a\n";
    private static final int ROWS = 600;

    /// From the middle beyond the edge.
    private static final int STEPS = 14;

    @Test
    void aPlaceThatIsGoneToStandsInTheMiddle() {
        open(ROW.repeat(ROWS));
        await("drawn", () -> fx(() -> editor().sight().page() > 10));
        for (int row : new int[] {300, 540, 60}) {
            go(row);
            await("the middle, at " + row, () -> {
                double share = share();
                return share > 0.4 && share < 0.6;
            });
        }
        go(62);
        await("what is in sight stays where it is", () -> share() > 0.45);
        go(ROWS - 1);
        await("the end stays at the edge", () -> share() > 0.8 && share() <= 1);
        go(1);
        await("the start, too", () -> share() < 0.2 && share() >= 0);
    }

    @Test
    void theCaretStandsWholeInTheOutermostRow() {
        open(ROW.repeat(ROWS));
        await("drawn", () -> fx(() -> editor().sight().page() > 10));
        go(300);
        await("there", () -> share() > 0.4);
        for (int step = 0; step < STEPS; step++) {
            press(KeyCode.DOWN);
        }
        await("whole, at the foot", () -> share() > 0.8 && isWhole());
        run(() -> editor().replace(editor().caretProperty().get(), editor().caretProperty().get(), "x"));
        await("whole, when typed", this::isWhole);
        for (int step = 0; step < 2 * STEPS; step++) {
            press(KeyCode.UP);
        }
        await("whole, at the head", () -> share() < 0.2 && isWhole());
        assertThat(fx(() -> editor().area().getCaretPosition())).isEqualTo(TextPos.ofLeading(300 - STEPS, 0));
    }

    /// At first the area laid itself out a second time, for a caret that hung half a pixel over the edge.
    @Test
    void aKeyInTheOutermostRowMakesNoMoreRowsThanElsewhere() {
        open(ROW.repeat(ROWS));
        await("drawn", () -> fx(() -> editor().sight().page() > 10));
        go(300);
        await("there", () -> share() > 0.4 && share() < 0.6);
        int usual = rowsMadeByAKey();
        for (int step = 0; step < STEPS; step++) {
            press(KeyCode.DOWN);
        }
        await("at the foot", () -> share() > 0.8 && isWhole());
        assertThat(rowsMadeByAKey()).isBetween(usual - 2, usual + 2);
    }

    private int rowsMadeByAKey() {
        AtomicInteger made = new AtomicInteger();
        ListChangeListener<Node> rows = change -> {
            while (change.next()) {
                made.addAndGet(change.getAddedSize());
            }
        };
        Region content = (Region) Objects.requireNonNull(editor().area().lookup(".content"));
        run(() -> {
            editor().sight().settle();
            content.getChildrenUnmodifiable().addListener(rows);
            editor().replace(editor().caretProperty().get(), editor().caretProperty().get(), "x");
            editor().sight().settle();
            content.getChildrenUnmodifiable().removeListener(rows);
        });
        return made.get();
    }

    @Test
    void whoScrollsAwayIsLeftAlone() {
        open(ROW.repeat(ROWS));
        await("drawn", () -> fx(() -> editor().sight().page() > 10));
        go(300);
        await("there", () -> share() > 0.4);
        run(() -> bar().setValue(0.9));
        run(() -> editor().sight().settle());
        assertThat(scrolled()).isGreaterThan(0.8);
    }

    private void go(int row) {
        run(() -> editor().select(ROW.length() * row, ROW.length() * row));
    }

    /// How far down the port the caret stands, from 0 to 1.
    private double share() {
        return fx(() -> {
            Bounds caret = editor().area().lookup(".caret").getBoundsInParent();
            return caret.isEmpty() ? Double.NaN : caret.getCenterY() / port().getHeight();
        });
    }

    private boolean isWhole() {
        return fx(() -> {
            Bounds caret = editor().area().lookup(".caret").getBoundsInParent();
            return !caret.isEmpty() && caret.getMinY() >= -1 && caret.getMaxY() <= port().getHeight();
        });
    }

    private double scrolled() {
        return fx(() -> bar().getValue());
    }

    private ScrollBar bar() {
        return (ScrollBar) Objects.requireNonNull(editor().area().lookup(".scroll-bar:vertical"));
    }

    private Region port() {
        return (Region) Objects.requireNonNull(editor().area().lookup(".vport"));
    }
}
