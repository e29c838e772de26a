package tableflow.console.sandbox.athena.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows that went to disk come back as they were.
class SpoolTest {
    @TempDir
    Path folder;

    @Test
    void pagesOfAnySizeAreTheRows() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(Arrays.asList("" + i, random.nextBoolean() ? null : "",
                    "ä\"\n😀".repeat(random.nextInt(40))));
        }
        Spool spool = new Spool(folder.resolve("rows"));
        try (Spool.Writer writer = spool.writer()) {
            for (List<@Nullable String> row : rows) {
                writer.add(row);
            }
        }

        List<List<@Nullable String>> paged = new ArrayList<>();
        Spool.Page page = spool.page(0, 1);
        while (!page.rows().isEmpty()) {
            paged.addAll(page.rows());
            page = spool.page(page.next(), 1 + random.nextInt(99));
        }
        List<List<@Nullable String>> through = new ArrayList<>();
        spool.each(through::add);

        assertThat(paged).isEqualTo(rows);
        assertThat(through).isEqualTo(rows);
    }

    @Test
    void aPlaceBehindTheEndIsNone() throws Exception {
        Spool spool = new Spool(folder.resolve("rows"));
        spool.writer().close();
        assertThat(spool.page(0, 10).rows()).isEmpty();
        assertThatThrownBy(() -> spool.page(1, 10)).isInstanceOf(EOFException.class);
    }
}
