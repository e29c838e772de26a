package tableflow.console.service.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.query.QueryStatistics;

class PriceTest {

    /// Each line: bytes, bytes that are billed, dollars at 5 a terabyte, and as text.
    @ParameterizedTest
    @CsvSource({
        "0, 10000000, 0.00005, 0.00005",
        "1, 10000000, 0.00005, 0.00005",
        "10000000, 10000000, 0.00005, 0.00005",
        "10000001, 11000000, 0.000055, 0.000055",
        "12345678, 13000000, 0.000065, 0.000065",
        "123456789, 124000000, 0.00062, 0.00062",
        "1234567890, 1235000000, 0.006175, 0.0062",
        "1000000000000, 1000000000000, 5, 5.00",
        "1234567890123, 1234568000000, 6.17284, 6.18",
        "9223372036854775807, 9223372036854775807, 46116860.184273879035, 46116860.19",
    })
    void bytesCostDollars(long bytes, long billed, BigDecimal dollars, String text) {
        assertThat(Price.billed(bytes)).isEqualTo(billed);
        assertThat(Price.ASSUMED.of(bytes)).isEqualByComparingTo(dollars);
        assertThat(Price.text(Price.ASSUMED.of(bytes))).isEqualTo(text);
    }

    @Test
    void aProfileCanSayAnotherPrice() {
        assertThat(Price.of(new BigDecimal("6.75")).of(1_000_000_000_000L)).isEqualByComparingTo("6.75");
        assertThat(Price.of((BigDecimal) null)).isEqualTo(Price.ASSUMED);
        assertThat(Price.text(new Price(BigDecimal.ZERO).of(1))).isEqualTo("0");
        assertThatThrownBy(() -> new Price(new BigDecimal("-1"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatScansNothingFailsOrIsReusedIsFree() {
        assertThat(Price.ASSUMED.of(scanned(20_000_000, false), false)).isEqualByComparingTo("0.0001");
        assertThat(Price.ASSUMED.of(scanned(1, false), false)).as("the least").isEqualByComparingTo("0.00005");
        assertThat(Price.ASSUMED.of(scanned(0, false), false)).as("an EXPLAIN").isZero();
        assertThat(Price.ASSUMED.of(scanned(20_000_000, true), false)).isZero();
        assertThat(Price.ASSUMED.of(scanned(20_000_000, false), true)).isZero();
        assertThat(Price.ASSUMED.of(QueryStatistics.NONE, false)).isZero();
    }

    private static QueryStatistics scanned(long bytes, boolean reused) {
        OptionalLong none = OptionalLong.empty();
        return new QueryStatistics(none, none, none, none, OptionalLong.of(bytes), reused);
    }
}
