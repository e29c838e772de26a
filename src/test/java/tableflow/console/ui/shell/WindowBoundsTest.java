package tableflow.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

/// A remembered window place is used only where the window can be reached.
class WindowBoundsTest {

    private static final List<Rectangle2D> ONE_SCREEN = List.of(new Rectangle2D(0, 0, 1920, 1080));

    @Test
    void textAndBack() {
        WindowBounds bounds = new WindowBounds(new Rectangle2D(-10, 20, 1280, 820), true);
        assertThat(WindowBounds.parse(bounds.text())).contains(bounds);
    }

    @Test
    void nonsenseIsNoPlace() {
        for (String text : List.of("", "1 2 3", "a b c d", "0 0 -5 10", "NaN NaN NaN NaN")) {
            assertThat(WindowBounds.parse(text).filter(b -> b.fits(ONE_SCREEN))).as(text).isEmpty();
        }
    }

    @Test
    void aWindowOfAScreenThatIsGoneDoesNotFit() {
        assertThat(at(100, 100).fits(ONE_SCREEN)).isTrue();
        assertThat(at(2500, 100).fits(ONE_SCREEN)).isFalse();
        assertThat(at(2500, 100).fits(List.of(ONE_SCREEN.getFirst(), new Rectangle2D(1920, 0, 1920, 1080)))).isTrue();
        assertThat(at(100, -200).fits(ONE_SCREEN)).as("title bar above the screen").isFalse();
        assertThat(at(1900, 100).fits(ONE_SCREEN)).as("only 20 pixels to grasp").isFalse();
        assertThat(new WindowBounds(new Rectangle2D(0, 0, 100, 100), false).fits(ONE_SCREEN)).isFalse();
    }

    private static WindowBounds at(double x, double y) {
        return new WindowBounds(new Rectangle2D(x, y, 1000, 700), false);
    }
}
