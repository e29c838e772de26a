package tableflow.console.service.doctor.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.timeline.Event;
import tableflow.console.service.doctor.keep.Kept.About;

class ExaminationEventsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Kept kept(Optional<String> topic, long errors, long warnings, long unchecked, String first) {
        return new Kept("id", NOON, Duration.ofSeconds(4),
                new About(topic, Optional.empty(), Optional.of("orders"), Optional.empty()),
                errors, warnings, unchecked, first, false, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 | 0 | 0 |             | false | Examined: 0 errors, 0 warnings",
        "1 | 0 | 0 |             | true  | Examined: 1 error, 0 warnings",
        "2 | 1 | 0 | no right    | true  | Examined: 2 errors, 1 warning. First: no right",
        "0 | 1 | 0 | small files | false | Examined: 0 errors, 1 warning. First: small files",
        "0 | 0 | 3 |             | false | Examined: 0 errors, 0 warnings, 3 not checked",
        "7 | 2 | 1 | keys        | true  | Examined: 7 errors, 2 warnings, 1 not checked. First: keys"})
    void anExaminationTellsWhatItFound(
            long errors, long warnings, long unchecked, String first, boolean bad, String words) {
        Kept one = kept(Optional.of("orders"), errors, warnings, unchecked, first == null ? "" : first);

        assertThat(ExaminationEvents.of(List.of(one), "orders")).containsExactly(
                new Event(NOON, Event.Kind.EXAMINED, Event.Source.DOCTOR, words, bad));
    }

    @Test
    void onlyThoseAboutTheTopicCount() {
        List<Kept> all = List.of(
                kept(Optional.of("orders"), 0, 0, 0, ""), kept(Optional.of("orders-2"), 1, 0, 0, ""),
                kept(Optional.of("ORDERS"), 1, 0, 0, ""), kept(Optional.empty(), 1, 0, 0, ""));

        assertThat(ExaminationEvents.of(all, "orders")).singleElement().extracting(Event::bad).isEqualTo(false);
        assertThat(ExaminationEvents.of(all, "nobody")).isEmpty();
        assertThat(ExaminationEvents.of(List.of(), "orders")).isEmpty();
    }
}
