package tableflow.console.ui.control.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableLongValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.work.TestWork;

class RowCacheTest {

    private final TestWork queued = TestWork.queued();
    private final SimpleLongProperty count = new SimpleLongProperty(1_000_000);
    private final List<String> asked = new ArrayList<>();
    private boolean broken;
    private int given = Integer.MAX_VALUE;
    private int changes;
    private final RowCache cache = new RowCache(queued.work, () -> changes++);
    private final GridSource source = new GridSource() {
        @Override
        public ObservableLongValue rowCount() {
            return count;
        }

        @Override
        public List<List<@Nullable String>> load(long first, int rows) {
            asked.add(first + "+" + rows);
            if (broken) {
                throw new IllegalStateException("the file is gone");
            }
            List<List<@Nullable String>> loaded = new ArrayList<>();
            for (long row = first; row < first + Math.min(rows, given); row++) {
                loaded.add(List.of("row " + row));
            }
            return loaded;
        }
    };

    private void runAll() {
        for (int i = 0; i < 100 && queued.waiting() > 0; i++) {
            queued.runNext();
        }
        assertThat(queued.waiting()).as("it asks no end").isZero();
    }

    @Test
    void whatIsInSightIsReadAndThenItsNeighbours() {
        cache.source(source, 12);
        cache.want(130, 160);
        assertThat(cache.row(130)).isNull();
        runAll();
        assertThat(cache.row(130)).containsExactly("row 130");
        assertThat(asked).containsExactly("128+128", "256+128", "0+128");
        assertThat(changes).isEqualTo(3);
    }

    @Test
    void whatWentOutOfSightBeforeItsTurnIsNeverRead() {
        cache.source(source, 12);
        for (long row = 0; row < 900_000; row += 10_000) {
            cache.want(row, row + 30);
        }
        runAll();
        assertThat(asked.size()).as("%s", asked).isLessThan(8);
        assertThat(cache.row(890_010)).containsExactly("row 890010");
    }

    @Test
    void theAnswerOfAnOlderOrderIsDropped() {
        cache.source(source, 12);
        cache.want(0, 30);
        List<String> before = List.copyOf(asked);
        cache.reload();
        runAll();
        assertThat(before).isEmpty();
        assertThat(cache.row(3)).containsExactly("row 3");
        assertThat(changes).as("the first answer changes nothing").isEqualTo(2);
    }

    @Test
    void theLastPieceIsReadAgainWhenRowsHaveArrived() {
        count.set(5);
        cache.source(source, 12);
        cache.want(0, 4);
        runAll();
        assertThat(cache.row(5)).isNull();
        count.set(9);
        cache.want(0, 8);
        runAll();
        assertThat(cache.row(8)).containsExactly("row 8");
        assertThat(asked).containsExactly("0+5", "0+9");
    }

    @Test
    void fewerRowsThanToldAreNotAskedForWithoutEnd() {
        given = 3;
        count.set(10);
        cache.source(source, 12);
        cache.want(0, 9);
        runAll();
        assertThat(cache.row(2)).isNotNull();
        assertThat(cache.row(3)).isNull();
        assertThat(asked).containsExactly("0+10");
    }

    @Test
    void aFailureIsToldAndTriedAgainOnlyWhenAsked() {
        count.set(20);
        broken = true;
        cache.source(source, 12);
        cache.want(0, 19);
        runAll();
        assertThat(cache.isFailed(3)).isTrue();
        var problem = Objects.requireNonNull(cache.problemProperty().get());
        assertThat(problem.failure().why()).contains("the file is gone");
        cache.want(0, 19);
        assertThat(queued.waiting()).isZero();

        broken = false;
        Objects.requireNonNull(problem.retry()).run();
        runAll();
        assertThat(cache.isFailed(3)).isFalse();
        assertThat(cache.problemProperty().get()).isNull();
        assertThat(cache.row(3)).containsExactly("row 3");
    }

    @Test
    void wideRowsComeInSmallerPieces() {
        count.set(1_000);
        cache.source(source, 1_600);
        cache.want(0, 10);
        runAll();
        assertThat(asked).containsExactly("0+40", "40+40");
    }

    @Test
    void hugeValuesDoNotStay() {
        count.set(100_000);
        cache.source(new GridSource() {
            @Override
            public ObservableLongValue rowCount() {
                return count;
            }

            @Override
            public List<List<@Nullable String>> load(long first, int rows) {
                List<List<@Nullable String>> loaded = new ArrayList<>();
                for (int i = 0; i < rows; i++) {
                    loaded.add(List.of("x".repeat(600)));
                }
                return loaded;
            }
        }, 1);
        for (long row = 0; row < 100_000; row += 128) {
            cache.want(row, row + 20);
            runAll();
        }
        assertThat(cache.row(0)).as("let go").isNull();
        assertThat(cache.row(99_900)).isNotNull();
        assertThat(Objects.requireNonNull(Objects.requireNonNull(cache.row(99_900)).getFirst()))
                .hasSize(CellText.MOST + 1);
    }
}
