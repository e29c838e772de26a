package tableflow.console.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class StorageWordsTest {

    @Test
    void whatCostsMoreOrLessHasItsSign() {
        assertThat(StorageWords.moreDollars(new BigDecimal("0.0071"))).isEqualTo("+0.0071 USD");
        assertThat(StorageWords.moreDollars(new BigDecimal("-1234.5"))).isEqualTo("\u22121234.50 USD");
        assertThat(StorageWords.moreDollars(BigDecimal.ZERO)).isEqualTo("0 USD");
        assertThat(StorageWords.moreDollars(new BigDecimal("-0.00000000006"))).as("what shares were rounded by")
                .isEqualTo("\u2248 0 USD");
    }
}
