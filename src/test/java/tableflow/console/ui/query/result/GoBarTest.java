package tableflow.console.ui.query.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoBarTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "1 | 10 | 0",
        "10 | 10 | 9",
        "11 | 10 | 9",
        "999999999999999999 | 10 | 9",
        "1,234,567 | 2000000 | 1234566",
        "1.234.567 | 2000000 | 1234566",
        "' 1 234 ' | 2000000 | 1233",
        "0 | 10 | none",
        "-1 | 10 | none",
        "one | 10 | none",
        "'' | 10 | none",
        "1234567890123456789 | 10 | none",
        "1 | 0 | none",
    })
    void aRowIsNamedFromOneOn(String written, long rows, Long row) {
        assertThat(GoBar.row(written, rows)).isEqualTo(row == null ? OptionalLong.empty() : OptionalLong.of(row));
    }
}
