package tableflow.console.domain.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CommitRhythmTest {

    private static Snapshot commit(long at, String operation) {
        return new Snapshot(at, null, 1, at, operation, null, Map.of());
    }

    private static List<Snapshot> at(long... times) {
        return LongStream.of(times).mapToObj(time -> commit(time, "append")).toList();
    }

    @Test
    void isTheMedianOfTheTimesBetweenCommits() {
        assertThat(CommitRhythm.of(at(0, 10, 30, 60))).contains(new CommitRhythm(20, 4));
        assertThat(CommitRhythm.of(at(0, 10, 30, 60, 100))).contains(new CommitRhythm(25, 5));
        assertThat(CommitRhythm.of(at(0, 60, 120, 180, 10_000_000))).as("a long night").contains(
                new CommitRhythm(60, 5));
    }

    @Test
    void tooFewCommitsTellNothing() {
        assertThat(CommitRhythm.of(List.of())).isEmpty();
        assertThat(CommitRhythm.of(at(0, 10, 20))).isEmpty();
    }

    @Test
    void compactionsDoNotCountAndTheOrderDoesNotMatter() {
        List<Snapshot> all = new ArrayList<>(at(0, 60, 120, 180, 240));
        all.add(commit(1, "replace"));
        all.add(commit(61, "replace"));
        long seed = System.nanoTime();
        Collections.shuffle(all, new Random(seed));
        assertThat(CommitRhythm.of(all)).as("seed %d", seed).contains(new CommitRhythm(60, 5));
    }
}
