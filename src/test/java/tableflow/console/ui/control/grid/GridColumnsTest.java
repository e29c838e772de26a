package tableflow.console.ui.control.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class GridColumnsTest {

    private final GridColumns columns = new GridColumns();

    private void columns(String... names) {
        columns.set(Arrays.stream(names)
                .map(name -> new GridColumn(name, "varchar", Feather.TYPE, false))
                .toList());
    }

    private String shown() {
        StringBuilder names = new StringBuilder();
        for (int number : columns.numbers()) {
            names.append(columns.all().get(number).title());
        }
        return names.toString();
    }

    @Test
    void whatSomebodyArrangedCanBeDoneAgainAndTheGridsOwnWidthsAreNotThat() {
        GridColumns first = new GridColumns();
        first.set(three());
        first.resizeAll(new double[] {50, 60, 70}, false);
        assertThat(first.arrangement()).isEmpty();
        first.move(0, 2);
        first.resize(1, 333);
        first.hide(0);
        first.freeze(1);
        GridColumns again = new GridColumns();
        again.set(three());
        again.arrange(first.arrangement().orElseThrow());
        assertThat(again.numbers()).containsExactly(first.numbers());
        assertThat(again.hidden()).containsExactly(0);
        assertThat(again.width(again.position(1))).isEqualTo(333);
        assertThat(again.frozen()).isEqualTo(1);
        again.showAll();
        assertThat(again.numbers()).containsExactly(1, 2, 0);
        GridColumns other = new GridColumns();
        other.set(three().subList(0, 2));
        other.arrange(first.arrangement().orElseThrow());
        assertThat(other.numbers()).as("of another number of columns").containsExactly(0, 1);
    }

    private static List<GridColumn> three() {
        return List.of(
                new GridColumn("a", "varchar", Feather.TYPE, false),
                new GridColumn("b", "varchar", Feather.TYPE, false),
                new GridColumn("c", "varchar", Feather.TYPE, false));
    }

    @Test
    void aColumnMovesToThePlaceOfAnother() {
        columns("a", "b", "c", "d");
        columns.move(0, 2);
        assertThat(shown()).isEqualTo("bcad");
        columns.move(3, 0);
        assertThat(shown()).isEqualTo("dbca");
        assertThat(columns.position(0)).isEqualTo(3);
    }

    @Test
    void aHiddenColumnComesBackToItsPlace() {
        columns("a", "b", "c", "d");
        columns.hide(1);
        columns.hide(2);
        assertThat(shown()).isEqualTo("ad");
        assertThat(columns.position(1)).isEqualTo(-1);
        assertThat(columns.hidden()).containsExactly(1, 2);
        columns.move(1, 0);
        columns.show(2);
        assertThat(shown()).isEqualTo("dac");
        columns.showAll();
        assertThat(shown()).isEqualTo("dabc");
    }

    @Test
    void theLastColumnCannotBeHidden() {
        columns("a", "b");
        columns.hide(0);
        columns.hide(1);
        assertThat(shown()).isEqualTo("b");
    }

    @Test
    void frozenColumnsAreThoseAtTheLeftAndLessWhenOneIsHidden() {
        columns("a", "b", "c");
        columns.resize(0, 50);
        columns.resize(1, 70);
        columns.freeze(2);
        assertThat(columns.frozenWidth()).isEqualTo(120);
        columns.hide(0);
        assertThat(columns.frozen()).isEqualTo(1);
        assertThat(columns.frozenWidth()).isEqualTo(70);
        columns.freeze(9);
        assertThat(columns.frozen()).isEqualTo(2);
    }

    @Test
    void aColumnIsNeverTooNarrowToBeFound() {
        columns("a");
        columns.resize(0, -5);
        assertThat(columns.right(0)).isEqualTo(GridColumns.LEAST);
    }

    @Test
    void everyPlaceBelongsToTheColumnThatCoversIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            int count = 1 + random.nextInt(40);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                names.add("c" + i);
            }
            columns(names.toArray(String[]::new));
            for (int i = 0; i < count; i++) {
                columns.resize(i, GridColumns.LEAST + random.nextInt(200));
                columns.move(random.nextInt(columns.shown()), random.nextInt(columns.shown()));
                if (random.nextInt(4) == 0) {
                    columns.hide(random.nextInt(count));
                }
            }
            for (int i = 0; i < 50; i++) {
                double x = random.nextDouble() * columns.total();
                int position = columns.at(x);
                assertThat(x).as("seed %d", seed)
                        .isGreaterThanOrEqualTo(columns.left(position)).isLessThan(columns.right(position));
            }
            assertThat(columns.at(columns.total())).as("seed %d", seed).isEqualTo(columns.shown());
            assertThat(columns.at(columns.left(columns.shown() - 1))).isEqualTo(columns.shown() - 1);
        }
    }
}
