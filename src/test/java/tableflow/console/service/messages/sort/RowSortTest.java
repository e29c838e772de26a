package tableflow.console.service.messages.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

class RowSortTest {

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void nothingIsLeft() {
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void rowsStandAsAStableSortInMemoryWouldPutThemWhateverTheRoom() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (long room : new long[] {1, 300, 5_000, 1 << 30}) {
            for (boolean descending : new boolean[] {false, true}) {
                List<@Nullable Long> values = new ArrayList<>();
                for (int i = 0; i < 700; i++) {
                    values.add(random.nextInt(10) == 0 ? null : Long.valueOf(random.nextInt(-40, 40)));
                }
                Comparator<Long> order = Comparator.naturalOrder();
                List<Integer> wanted = new ArrayList<>();
                for (int i = 0; i < values.size(); i++) {
                    wanted.add(i);
                }
                wanted.sort(Comparator.comparing(values::get, Comparator.nullsLast(
                        descending ? order.reversed() : order)));
                try (RowSort sort = new RowSort(folder, room, descending)) {
                    for (int i = 0; i < values.size(); i++) {
                        Long value = values.get(i);
                        sort.add(value == null ? SortKey.absent() : SortKey.of(value), i);
                    }
                    assertThat(sort.parts() > 0).as("parts").isEqualTo(room < 100_000);
                    assertThat(sort.sorted(Progress.NONE)).as("room %d, seed %d", room, seed)
                            .containsExactly(wanted.stream().mapToLong(Integer::longValue).toArray());
                }
            }
        }
    }

    @Test
    void nothingIsSortedToNothing() {
        try (RowSort sort = new RowSort(folder, 100, false)) {
            assertThat(sort.sorted(Progress.NONE)).isEmpty();
        }
    }

    @Test
    void mergingTellsHowFarItIs() {
        AtomicLong told = new AtomicLong();
        try (RowSort sort = new RowSort(folder, 1 << 20, false)) {
            for (int i = 0; i < 200_000; i++) {
                sort.add(SortKey.of(i * 7919L % 200_003), i);
            }
            assertThat(sort.sorted((_, done, total) -> {
                assertThat(total).isEqualTo(200_000);
                told.set(done);
            })).hasSize(200_000);
        }
        assertThat(told.get()).isGreaterThan(130_000);
    }

    @Test
    void aCancelEndsItAndLeavesNoFile() {
        try (RowSort sort = new RowSort(folder, 10_000, false)) {
            for (int i = 0; i < 20_000; i++) {
                sort.add(SortKey.of("text " + i), i);
            }
            assertThat(sort.parts()).isPositive();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> sort.sorted(Progress.NONE)).isInstanceOfSatisfying(RemoteFailure.class, failure ->
                    assertThat(failure.is(Kind.CANCELLED)).isTrue());
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aDiskThatTakesNothingIsTold() {
        try (RowSort sort = new RowSort(folder.resolve("gone"), 10, false)) {
            assertThatThrownBy(() -> sort.add(SortKey.of("a"), 1)).isInstanceOf(UncheckedIOException.class);
        }
    }
}
