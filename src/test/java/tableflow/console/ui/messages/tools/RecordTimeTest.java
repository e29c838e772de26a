package tableflow.console.ui.messages.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z, 1795341600000",
        "2026-11-22T10:00:00.123Z, 1795341600123",
        "2026-11-22T11:30:00+01:30, 1795341600000",
        "1795341600123, 1795341600123",
        "0, 0",
        "' 1795341600000 ', 1795341600000"})
    void aMomentIsKeptToTheMillisecond(String written, long millis) {
        RecordTime time = RecordTime.parse(written);
        assertThat(time.flaw()).isEmpty();
        assertThat(Objects.requireNonNull(time.moment()).toEpochMilli()).isEqualTo(millis);
    }

    @Test
    void withoutAZoneItIsThatOfThisMachine() {
        Instant here = LocalDateTime.of(2026, 11, 22, 11, 0).atZone(ZoneId.systemDefault()).toInstant();
        assertThat(RecordTime.parse("2026-11-22 11:00")).isEqualTo(new RecordTime(here, ""));
        assertThat(RecordTime.parse("2026-11-22T11:00:00")).isEqualTo(new RecordTime(here, ""));
    }

    @Test
    void nothingIsTheTimeOfWriting() {
        assertThat(RecordTime.parse(" ")).isEqualTo(RecordTime.OF_WRITING);
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, no moment", "2026-13-01T00:00:00Z, no moment", "2026-02-30 10:00, no moment",
        "99999999999999999999, no moment", "-1, before 1970", "1969-12-31T23:59:59Z, before 1970",
        "2026-11-22T10:00:00.1234Z, milliseconds", "2026-11-22, no moment"})
    void whatIsNoneIsToldWithWhatWouldBeRight(String written, String why) {
        assertThat(RecordTime.parse(written).moment()).isNull();
        assertThat(RecordTime.parse(written).flaw()).contains(why);
    }
}
