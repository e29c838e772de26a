package tableflow.console.ui.control.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GridSelectionTest {

    private final GridSelection selection = new GridSelection();

    @Test
    void extendingGoesFromWhereTheRectangleBeganInEveryDirection() {
        selection.moveTo(10, 5);
        selection.extendTo(12, 3);
        assertThat(selection.ranges()).containsExactly(new GridRange(10, 3, 12, 5));
        selection.extendTo(8, 7);
        assertThat(selection.ranges()).containsExactly(new GridRange(8, 5, 10, 7));
        assertThat(selection.row()).isEqualTo(8);
        assertThat(selection.column()).isEqualTo(7);
    }

    @Test
    void anotherRectangleLeavesTheFirst() {
        selection.moveTo(1, 1);
        selection.add(5, 5);
        selection.extendTo(6, 6);
        assertThat(selection.ranges()).containsExactly(new GridRange(1, 1, 1, 1), new GridRange(5, 5, 6, 6));
        selection.add(1, 1);
        assertThat(selection.holds(1, 1)).as("a cell added twice is given up").isFalse();
        assertThat(selection.holds(6, 5)).isTrue();
    }

    @Test
    void wholeRowsAndColumnsReachAsFarAsTheResultWillGrow() {
        selection.rows(4, false, false);
        selection.rows(2, true, false);
        assertThat(selection.ranges()).containsExactly(new GridRange(2, 0, 4, Integer.MAX_VALUE));
        assertThat(selection.ranges().getFirst().within(4, 12)).isEqualTo(new GridRange(2, 0, 3, 11));
        selection.columns(3, false, true);
        assertThat(selection.holds(9_000_000_000L, 3)).isTrue();
        assertThat(selection.holds(9_000_000_000L, 2)).isFalse();
        assertThat(selection.touches(9_000_000_000L)).isTrue();
    }

    @Test
    void everythingIsOneRectangle() {
        selection.all();
        assertThat(selection.ranges()).hasSize(1);
        GridRange whole = selection.ranges().getFirst().within(1_000_000, 12);
        assertThat(whole.rows() * whole.columns()).isEqualTo(12_000_000);
        assertThat(selection.ranges().getFirst().within(0, 12).rows()).isZero();
    }

    @Test
    void aRectangleHoldsWhatLiesBetweenItsCorners() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            selection.clear();
            int row = random.nextInt(8);
            int column = random.nextInt(8);
            int otherRow = random.nextInt(8);
            int otherColumn = random.nextInt(8);
            selection.moveTo(row, column);
            selection.extendTo(otherRow, otherColumn);
            Set<String> held = new HashSet<>();
            for (int r = 0; r < 8; r++) {
                for (int c = 0; c < 8; c++) {
                    if (selection.holds(r, c)) {
                        held.add(r + "," + c);
                    }
                }
            }
            assertThat(held).as("seed %d", seed)
                    .hasSize((Math.abs(row - otherRow) + 1) * (Math.abs(column - otherColumn) + 1))
                    .contains(row + "," + column, otherRow + "," + otherColumn);
        }
    }
}
