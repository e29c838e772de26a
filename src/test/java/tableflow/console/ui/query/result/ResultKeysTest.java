package tableflow.console.ui.query.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;

/// Finding letters, going to rows and arranging columns in a result on the screen.
class ResultKeysTest extends ResultWindow {

    @Test
    void theLettersThatWereFoundAreMarked() {
        open(orders(250));
        awaitRows(250);
        press(KeyCode.CONTROL, KeyCode.F);
        enter("#result-find-text", "der-1");
        press(KeyCode.ENTER);
        awaitText("#result-find-count", "cells");
        await("letters are marked", () -> fx(() -> marks().size() > 1));
        double letter = fx(() -> marks().getFirst().getWidth()) / "der-1".length();
        assertThat(letter).as("five letters of a fixed width").isBetween(5.0, 10.0);
        assertThat(fx(() -> marks().getFirst().getX())).as("behind 'or'").isBetween(8 + letter, 8 + 3 * letter);
        pictures("result-find-letters");
        run(() -> find("#result-find-text", TextField.class).setText(""));
        await("none is marked", () -> fx(() -> marks().isEmpty()));
    }

    private List<Rectangle> marks() {
        return stage().getScene().getRoot().lookupAll(".grid-part").stream()
                .map(Rectangle.class::cast)
                .filter(Rectangle::isVisible)
                .toList();
    }

    @Test
    void theKeyboardGoesToARowByItsNumber() {
        open(orders(250));
        awaitRows(250);
        run(() -> grid().jumpTo(3, 2));
        press(KeyCode.CONTROL, KeyCode.G);
        enter("#result-go-row", "no number");
        press(KeyCode.ENTER);
        awaitText("#result-go-wrong", "There are 250 rows");
        pictures("result-go");
        enter("#result-go-row", "200");
        press(KeyCode.ENTER);
        assertThat(fx(() -> grid().selection().row())).isEqualTo(199);
        assertThat(fx(() -> grid().selection().column())).as("the column stays").isEqualTo(2);
        assertThat(fx(() -> find("#result-go", GoBar.class).isVisible())).isFalse();
        assertThat(fx(() -> grid().actions().menuOfCell())).extracting(MenuItem::getText).contains("Go to row\u2026");
    }

    @Test
    void theSameColumnsInTheSameTabStayAsTheyWereArranged() {
        ResultStand stand = orders(20);
        open(stand);
        awaitRows(20);
        run(() -> {
            grid().columns().move(0, 3);
            grid().columns().hide(4);
            grid().columns().freeze(1);
        });
        int[] arranged = fx(() -> grid().columns().numbers());
        run(() -> Objects.requireNonNull(stage()).hide());
        open(stand);
        awaitRows(20);
        assertThat(fx(() -> grid().columns().numbers())).containsExactly(arranged);
        assertThat(fx(() -> grid().columns().frozen())).isEqualTo(1);
    }
}
