package tableflow.console.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;

/// Texts that leave the window.
class TabularTest {

    @Test
    void commaSeparatedValuesAreQuotedWhereNeeded() {
        assertThat(Tabular.csv(List.of(List.of("a", "b,c"), List.of("say \"hi\"", "two\nlines"))))
                .isEqualTo("a,\"b,c\"\r\n\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
    }

    @Test
    void tabSeparatedValuesStayOnOneLine() {
        assertThat(Tabular.tsv(List.of(List.of("a\tb", "c\r\nd")))).isEqualTo("a b\tc d\n");
    }

    @Test
    void durationsAreForPeople() {
        assertThat(Durations.text(Duration.ofMillis(420))).isEqualTo("0.4 s");
        assertThat(Durations.text(Duration.ofMillis(9_999))).isEqualTo("9.9 s");
        assertThat(Durations.text(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Durations.text(Duration.ofSeconds(185))).isEqualTo("3 min 05 s");
        assertThat(Durations.text(Duration.ofMinutes(130))).isEqualTo("2 h 10 min");
        assertThat(Durations.text(Duration.ofSeconds(-5))).isEqualTo("0.0 s");
    }

    @Test
    void aFailureReportTellsNoTextOfForeignExceptions() {
        RemoteFailure failure = RemoteFailure.of(RemoteFailure.Kind.FORBIDDEN, "read topics", "no role")
                .withRequest("req-1", 403)
                .withCause(new IllegalStateException("Authorization: Basic c2VjcmV0"));
        assertThat(FailureReport.of(failure))
                .contains("read topics", "no role", "FORBIDDEN", "req-1", "403", "IllegalStateException")
                .doesNotContain("c2VjcmV0");
    }
}
