package tableflow.console.ui.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Threshold;
import tableflow.console.domain.monitor.Threshold.Rule;
import tableflow.console.ui.monitor.LimitForm.Kind;

/// Limits are typed with units, exactly, and come back as they were.
class LimitFormTest {

    private final LimitForm form = new LimitForm("id");

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "LAG; 10,000; 10000", "LAG; 1_000; 1000", "LAG; 0; 0", "LAG; 999999999999999999; 999999999999999999",
        "COMMIT_AGE; 30 min; 1800000", "COMMIT_AGE; 1.5h; 5400000", "COMMIT_AGE; 90s; 90000",
        "LAG_TIME; 2 d; 172800000",
        "TABLE_BYTES; 5 GiB; 5368709120", "TABLE_BYTES; 1.5 GB; 1500000000", "GROWTH; 512 bytes; 512",
        "STORED_BYTES; 1 KiB; 1024", "ROWS_WRITTEN; 7; 7"})
    void aNumberWithItsUnit(Kind kind, String typed, long value) {
        type(kind, typed);
        Rule rule = form.threshold().map(Threshold::rule).orElseThrow();
        assertThat(rule instanceof Rule.Above above ? above.limit() : ((Rule.GrowthPerDay) rule).bytes())
                .isEqualTo(value);
        assertThat(form.limitErrorProperty().get()).isEmpty();
        assertThat(form.isWrong().get()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "LAG; ten", "LAG; 1.5", "LAG; 10 min", "LAG; -1", "COMMIT_AGE; 30", "COMMIT_AGE; 30 parsecs",
        "TABLE_BYTES; 5", "TABLE_BYTES; 5 min", "TABLE_BYTES; 999999999999999999 TiB", "LAG; 1234567890123456789"})
    void whatIsNoneIsSaid(Kind kind, String typed) {
        type(kind, typed);
        assertThat(form.threshold()).isEmpty();
        assertThat(form.limitErrorProperty().get()).isNotEmpty();
        assertThat(form.isWrong().get()).isTrue();
    }

    @Test
    void aNewOneIsNotReproachedYetCannotBeSaved() {
        assertThat(form.limitErrorProperty().get()).isEmpty();
        assertThat(form.isWrong().get()).isTrue();
    }

    @Test
    void rulesWithoutALimitNeedNone() {
        type(Kind.NOT_RUNNING, "");
        assertThat(form.threshold().map(Threshold::rule)).contains(new Rule.NotRunning());
        type(Kind.SYNC_FAILED, "nonsense");
        assertThat(form.threshold().map(Threshold::rule)).contains(new Rule.SyncFailed());
    }

    @Test
    void topicsAndSamplesAreChecked() {
        type(Kind.LAG, "1");
        form.topicsProperty().set(" ");
        assertThat(form.threshold()).isEmpty();
        assertThat(form.topicsErrorProperty().get()).isNotEmpty();
        form.topicsProperty().set(" orders.* ");
        for (String wrong : new String[] {"0", "101", "x", "", "1.5", "-1"}) {
            form.samplesProperty().set(wrong);
            assertThat(form.threshold()).as(wrong).isEmpty();
            assertThat(form.samplesErrorProperty().get()).as(wrong).isNotEmpty();
        }
        form.samplesProperty().set("100");
        assertThat(form.threshold()).contains(
                new Threshold("id", "orders.*", new Rule.Above(Figure.LAG, 1), 100, true));
    }

    /// Whatever a file may hold, opening the form and saving it changes nothing.
    @Test
    void everyLimitComesBackAsItWas() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            for (Figure figure : Figure.values()) {
                long limit = random.nextBoolean()
                        ? random.nextLong(1_000_000_000_000_000_000L) : random.nextInt(100) * 60_000L;
                Threshold limitOf = new Threshold(
                        "a", "x*", new Rule.Above(figure, limit), 1 + random.nextInt(100), random.nextBoolean());
                Rule expected = figure == Figure.GROWTH ? new Rule.GrowthPerDay(limit) : limitOf.rule();
                assertThat(LimitForm.of(limitOf).threshold().map(Threshold::rule))
                        .as("seed %d: %s %d", seed, figure, limit).isEqualTo(Optional.of(expected));
            }
        }
        for (Rule rule : new Rule[] {new Rule.GrowthPerDay(1 << 30), new Rule.NotRunning(), new Rule.SyncFailed()}) {
            Threshold limit = new Threshold("a", "x*", rule, 3, false);
            assertThat(LimitForm.of(limit).threshold()).contains(limit);
        }
    }

    private void type(Kind kind, String typed) {
        form.kindProperty().set(kind);
        form.limitProperty().set(typed);
    }
}
