package tableflow.console.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.UiTest;

class OverlayTest extends UiTest {

    private final Overlay overlay = fx(() -> new Overlay());
    private final TextField field = fx(() -> new TextField());
    private final AtomicInteger closed = new AtomicInteger();

    private void clickBeside() {
        run(() -> {
            Node scrim = Objects.requireNonNull(overlay.lookup(".overlay-scrim"));
            scrim.fireEvent(new MouseEvent(MouseEvent.MOUSE_CLICKED, 0, 0, 0, 0, MouseButton.PRIMARY, 1,
                    false, false, false, false, false, false, false, false, true, true, null));
        });
    }

    private void typed() {
        run(() -> field.fireEvent(new KeyEvent(
                KeyEvent.KEY_TYPED, "a", "a", KeyCode.UNDEFINED, false, false, false, false)));
    }

    private boolean isOpen() {
        return fx(overlay::isOpen);
    }

    private void open() {
        show(() -> overlay, 600, 400);
        run(() -> overlay.show(field, closed::incrementAndGet));
    }

    @Test
    void aClickBesideClosesAFormThatNothingWasTypedInto() {
        open();
        press(KeyCode.LEFT);
        clickBeside();
        assertThat(closed).hasValue(1);
        assertThat(isOpen()).isFalse();
    }

    @Test
    void whatWasTypedIsNotLostByAClickBesideTheForm() {
        open();
        typed();
        clickBeside();
        assertThat(closed).hasValue(0);
        assertThat(isOpen()).isTrue();
        run(overlay::close);
        assertThat(closed).hasValue(1);
    }

    @Test
    void whatOnlySearchesIsClosedAllTheSame() {
        show(() -> overlay, 600, 400);
        run(() -> overlay.show(field, Pos.TOP_CENTER));
        typed();
        clickBeside();
        assertThat(isOpen()).isFalse();
    }
}
