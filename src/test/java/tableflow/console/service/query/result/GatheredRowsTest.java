package tableflow.console.service.query.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatheredRowsTest {

    @TempDir
    private Path folder = Path.of("");

    private ResultFile file(List<List<@Nullable String>> rows) throws IOException {
        StringBuilder text = new StringBuilder(AthenaCsv.line(List.of("a", "b")));
        rows.forEach(row -> text.append(AthenaCsv.line(row)));
        return file(text.toString());
    }

    private ResultFile file(String text) throws IOException {
        ResultFile file = ResultFile.create(folder.resolve("r.csv"));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        file.append(bytes, 0, bytes.length);
        return file;
    }

    /// Rows of very different lengths, in any order and some twice, with room for all, for some and for none.
    @Test
    void rowsAreThoseOfTheFileInAnyOrderWhateverTheRoom() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            String long1 = "x\"\n".repeat(random.nextInt(random.nextInt(50) == 0 ? 3_000 : 9));
            rows.add(Arrays.asList(random.nextInt(4) == 0 ? null : "row " + i, long1));
        }
        try (ResultFile file = file(rows)) {
            for (int memory : new int[] {1, 500, 20_000, GatheredRows.USUAL_MEMORY}) {
                GatheredRows gathered = new GatheredRows(file, memory);
                assertThat(gathered.most()).isPositive();
                for (int round = 0; round < 3; round++) {
                    long[] wanted = random.longs(1 + random.nextInt(900), 0, 700).toArray();
                    gathered.take(wanted);
                    assertThat(gathered.size()).isEqualTo(wanted.length);
                    for (int i = 0; i < wanted.length; i++) {
                        assertThat(gathered.row(i)).as("seed %d", seed).isEqualTo(rows.get((int) wanted[i]));
                    }
                }
            }
        }
    }

    @Test
    void aRowThatBreaksTheRulesIsToldWithItsPlaceWhenItIsAskedForAndNotBefore() throws IOException {
        try (ResultFile file = file("\"a\",\"b\"\n\"1\",\"2\"\n\"3\"\n\"5\",\"6\"\n")) {
            GatheredRows gathered = new GatheredRows(file, 1_000);
            gathered.take(new long[] {2, 1, 0});
            assertThat(gathered.row(0)).containsExactly("5", "6");
            assertThat(gathered.row(2)).containsExactly("1", "2");
            assertThatThrownBy(() -> gathered.row(1))
                    .isInstanceOf(MalformedResult.class)
                    .hasMessage("row 2, byte 16: 1 values for 2 columns");
        }
    }

    @Test
    void aRowThatIsNotThereIsRefused() throws IOException {
        try (ResultFile file = file(List.of(Arrays.asList("1", "2")))) {
            GatheredRows gathered = new GatheredRows(file, 1_000);
            assertThatThrownBy(() -> gathered.take(new long[] {1})).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
