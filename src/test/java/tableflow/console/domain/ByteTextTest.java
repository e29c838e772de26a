package tableflow.console.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteTextTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "1000,1 kB", "1048576,1048576", "1500000000,1500 MB", "100000000000,100 GB",
        "5000000000000000,5000 TB", "9223372036854775807,9223372036854775807"})
    void theLargestUnitThatDividesItIsWritten(long bytes, String text) {
        assertThat(ByteText.of(bytes)).isEqualTo(text);
        assertThat(ByteText.read(text)).isEqualTo(bytes);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            long bytes = (random.nextLong() & Long.MAX_VALUE) / (long) Math.pow(10, random.nextInt(18))
                    * (long) Math.pow(10, random.nextInt(3));
            assertThat(ByteText.read(ByteText.of(Math.abs(bytes)))).as("seed %d", seed).isEqualTo(Math.abs(bytes));
        }
    }

    @Test
    void theReasonNamesWhatWasTyped() {
        assertThatThrownBy(() -> ByteText.read("1.5")).hasMessage("'1.5' is no whole number of bytes that fits");
        assertThatThrownBy(() -> ByteText.read("ten")).hasMessageContaining("such as 1000000 or 2.5GB");
    }
}
