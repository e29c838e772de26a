package tableflow.console.service.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runs made here outlive the program.
class RunHistoryTest {

    @TempDir
    Path directory;

    @Test
    void comeBackNewestFirst() throws IOException {
        PastRun failed = new PastRun(
                null, "SELECT '\n'", null, "primary", "FAILED", Instant.parse("2026-11-22T16:00:00.123Z"), 12, null,
                null, "line 1:1: no", "partner");
        history().add(run(1));
        history().add(failed);
        assertThat(history().list()).isEqualTo(List.of(failed, run(1)));
        assertThat(failed.matches("PRIMARY no partner")).isTrue();
        assertThat(failed.matches("succeeded")).isFalse();
    }

    @Test
    void aLineThatWasCutOffSpoilsNoOther() throws IOException {
        history().add(run(1));
        Files.writeString(file(), "{\"id\":\"x\",\"sql\":\"SEL", StandardOpenOption.APPEND);
        history().add(run(2));
        assertThat(history().list()).isEqualTo(List.of(run(2), run(1)));
    }

    @Test
    void onlyTheNewestAreKept() throws IOException {
        RunHistory history = history();
        for (int i = 0; i < 12_500; i++) {
            history.add(run(i));
        }
        assertThat(history.list()).hasSize(RunHistory.KEPT).startsWith(run(12_499));
        assertThat(Files.readAllLines(file())).hasSizeBetween(RunHistory.KEPT, 12_000);
        assertThat(history().list()).isEqualTo(history.list());
        history.clear();
        assertThat(history.list()).isEmpty();
    }

    /// Ten thousand statements of the largest size would be 2.6 GB.
    @Test
    void longStatementsAreKeptAsFarAsTheirBytesGo() throws IOException {
        String sql = "SELECT '" + "\u00e4".repeat(131_000) + "'";
        RunHistory history = history();
        for (int i = 0; i < 100; i++) {
            history.add(run(i).withSql(sql));
        }
        int kept = history.list().size();
        assertThat(kept).isBetween(RunHistory.KEPT_BYTES / 263_000, 80);
        assertThat(history.list().getFirst()).isEqualTo(run(99).withSql(sql));
        assertThat(Files.size(file())).isLessThanOrEqualTo(20 << 20);
        assertThat(history().list()).isEqualTo(history.list());
    }

    @Test
    void ofAFileThatIsTooLargeTheEndIsRead() throws IOException {
        history().add(run(1));
        Files.writeString(file(), "x".repeat(21 << 20) + "\n", StandardOpenOption.APPEND);
        RunHistory history = history();
        history.add(run(2));
        assertThat(history.list()).containsExactly(run(2));
        Files.writeString(file(), "y".repeat(10), StandardOpenOption.APPEND);
        assertThat(history().list()).containsExactly(run(2));
    }

    private RunHistory history() {
        return new RunHistory(file());
    }

    private Path file() {
        return directory.resolve("p").resolve("runs.jsonl");
    }

    private static PastRun run(int number) {
        return new PastRun("id-" + number, "SELECT " + number, "lake", "primary", "SUCCEEDED",
                Instant.ofEpochSecond(1_800_000_000L + number), number, 9_007_199_254_740_993L, "0.0000500", null,
                null);
    }
}
