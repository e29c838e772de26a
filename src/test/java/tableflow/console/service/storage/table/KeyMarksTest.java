package tableflow.console.service.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyMarksTest {

    @Test
    void marksHoldWhatAMapWould() {
        Random random = new Random(11);
        KeyMarks marks = new KeyMarks(100_000);
        Map<String, Short> known = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            String key = "data/" + random.nextInt(30_000);
            short mark = (short) (1 + random.nextInt(100));
            Short before = known.get(key);
            assertThat(marks.raise(key, mark)).isEqualTo(before == null ? KeyMarks.NONE : before);
            known.merge(key, mark, (one, other) -> one > other ? one : other);
        }
        for (int i = 0; i < 30_000; i++) {
            String key = "data/" + i;
            assertThat(marks.get(key)).isEqualTo(known.getOrDefault(key, KeyMarks.NONE));
        }
        assertThat(marks.size()).isEqualTo(known.size());
        assertThat(marks.count((short) 10, (short) 20))
                .isEqualTo(known.values().stream().filter(mark -> mark >= 10 && mark <= 20).count());
    }

    @Test
    void itHoldsNoMoreThanItMay() {
        KeyMarks few = new KeyMarks(2);
        assertThat(few.raise("a", (short) 1)).isEqualTo(KeyMarks.NONE);
        assertThat(few.raise("b", (short) 1)).isEqualTo(KeyMarks.NONE);
        assertThat(few.raise("c", (short) 1)).isEqualTo(KeyMarks.FULL);
        assertThat(few.raise("b", (short) 2)).as("it is there already").isEqualTo((short) 1);
        few.change("none", (short) 3);
        assertThat(few.get("none")).isEqualTo(KeyMarks.NONE);
        few.change("a", (short) -1);
        assertThat(few.get("a")).isEqualTo((short) -1);
    }
}
