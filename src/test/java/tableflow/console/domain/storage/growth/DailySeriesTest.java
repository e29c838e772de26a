package tableflow.console.domain.storage.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DailySeriesTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @Test
    void aStateTellsWhatEachDayAdded() {
        DailySeries state = DailySeries.state(Measure.BYTES, FigureSource.SCANS, Map.of(
                FIRST.plusDays(4), number("9007199254740999"),
                FIRST, number("9007199254740993"),
                FIRST.plusDays(1), number("9007199254740995")));

        assertThat(state.days()).extracting(DayFigure::day)
                .containsExactly(FIRST, FIRST.plusDays(1), FIRST.plusDays(4));
        DailySeries added = state.perDay();
        assertThat(added.flow()).isTrue();
        assertThat(added.days()).extracting(one -> one.value().stripTrailingZeros().toPlainString())
                .as("what came in three days is shared among them").containsExactly("2", "1.333");
        assertThat(added.perDay()).isSameAs(added);
    }

    @Test
    void aPartIsThoseDays() {
        DailySeries all = DailySeries.flow(Measure.ROWS, FigureSource.SNAPSHOTS, Map.of(
                FIRST, BigDecimal.ONE, FIRST.plusDays(1), BigDecimal.TWO, FIRST.plusDays(2), BigDecimal.TEN));

        assertThat(all.between(FIRST.plusDays(1), FIRST.plusDays(9)).days()).extracting(DayFigure::value)
                .containsExactly(BigDecimal.TWO, BigDecimal.TEN);
    }

    @Test
    void aDayStandsOnce() {
        DayFigure one = new DayFigure(FIRST, BigDecimal.ONE);
        assertThatThrownBy(() -> new DailySeries(Measure.BYTES, FigureSource.SCANS, false, List.of(one, one)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
