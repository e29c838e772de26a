package tableflow.console.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                   | 0 ms
            1                   | 1 ms
            999                 | 999 ms
            1000                | 1 s
            1500                | 1 s 500 ms
            90000               | 1 min 30 s
            90001               | ≈ 1 min 30 s
            3600000             | 1 h
            86400000            | 1 day
            129600000           | 1 day 12 h
            604800000           | 7 days
            604800001           | ≈ 7 days
            31536000000         | 365 days
            9223372036854775807 | ≈ 106,751,991,167 days 7 h
            -1                  | -1 ms
            """)
    void durations(long millis, String text) {
        assertThat(Units.duration(millis)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                   | 0 bytes
            1                   | 1 byte
            1023                | 1,023 bytes
            1024                | 1 KiB
            1536                | 1.5 KiB
            1000000             | ≈ 976.6 KiB
            1048575             | ≈ 1024 KiB
            1073741824          | 1 GiB
            1610612736          | 1.5 GiB
            1073741825          | ≈ 1 GiB
            9223372036854775807 | ≈ 8 EiB
            """)
    void sizes(long bytes, String text) {
        assertThat(Units.size(bytes)).isEqualTo(text);
    }

    @Test
    void exactValuesAreGroupedAndComplete() {
        assertThat(Units.exactDuration(604_800_000)).isEqualTo("604,800,000 ms");
        assertThat(Units.grouped(Long.MAX_VALUE)).isEqualTo("9,223,372,036,854,775,807");
        assertThat(Units.grouped(10_000)).isEqualTo("10,000");
    }
}
