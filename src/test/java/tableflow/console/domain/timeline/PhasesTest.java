package tableflow.console.domain.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.lake.CommitRhythm;
import tableflow.console.domain.timeline.Event.Kind;
import tableflow.console.domain.timeline.Event.Source;
import tableflow.console.domain.timeline.Phases.Band;

class PhasesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Optional<CommitRhythm> FIVE = Optional.of(new CommitRhythm(300_000, 20));

    /// `c5` a commit in minute 5, `m7S` the monitor saw a stop, `m9R` its end, `m9U` that it no longer looks, `n9R` how
    /// it is now by the control plane.
    private static Event event(String written) {
        char who = written.charAt(0);
        int digits = 1;
        while (digits < written.length() && Character.isDigit(written.charAt(digits))) {
            digits++;
        }
        Instant at = NOON.plusSeconds(60L * Integer.parseInt(written.substring(1, digits)));
        Condition condition = who == 'c' ? Condition.RUNNING : switch (written.charAt(digits)) {
            case 'S' -> Condition.STOPPED;
            case 'R' -> Condition.RUNNING;
            case 'P' -> Condition.SUSPENDED;
            default -> Condition.UNKNOWN;
        };
        return new Event(at, who == 'c' ? Kind.SNAPSHOT : Kind.STATE,
                who == 'c' ? Source.TABLE : who == 'm' ? Source.MONITOR : Source.CONTROL_PLANE, written, false,
                condition);
    }

    private static String bands(List<Event> events, Optional<CommitRhythm> rhythm) {
        return Phases.of(events, rhythm).stream()
                .map(band -> band.condition() + " " + minute(band.from()) + "-" + minute(band.to()))
                .collect(Collectors.joining(", "));
    }

    private static long minute(Instant at) {
        return Duration.between(NOON, at).toMinutes();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "c0 c5 c10 n12R         | RUNNING 0-12",
        "c0 c5 c40 c45          | RUNNING 0-5, UNKNOWN 5-40, RUNNING 40-45",
        "c0 c5 n10P             | RUNNING 0-5, UNKNOWN 5-10",
        "c0 c5 m6S m20R c22 n24R | RUNNING 0-6, STOPPED 6-20, RUNNING 20-24",
        "c0 m2S c4 c8 m10R c12  | RUNNING 0-2, STOPPED 2-10, RUNNING 10-12",
        "m0S n90S               | STOPPED 0-90",
        "m0S m10U n20R          | STOPPED 0-10, UNKNOWN 10-20",
        "c0 m2S m4U c6          | RUNNING 0-2, STOPPED 2-4, UNKNOWN 4-6",
        "n5R                    | ''",
        "c5 c5 c5               | ''"})
    void nothingIsFilledInThatNobodySaw(String events, String bands) {
        List<Event> all = new ArrayList<>(Arrays.stream(events.split(" ")).map(PhasesTest::event).toList());
        assertThat(bands(all, FIVE)).isEqualTo(bands);
    }

    @Test
    void aSlowTableIsRunningBetweenItsRareCommits() {
        List<Event> rare = List.of(event("c0"), event("c120"), event("c240"));
        assertThat(bands(rare, Optional.of(new CommitRhythm(7_200_000, 9)))).isEqualTo("RUNNING 0-240");
        assertThat(bands(rare, Optional.empty())).isEqualTo("UNKNOWN 0-240");
    }

    @Test
    void eventsThatTellNothingOfItMakeNoBand() {
        Event sync = new Event(NOON, Kind.SYNC, Source.CONTROL_PLANE, "Catalog glue was synchronised", false);
        assertThat(Phases.of(List.of(sync, sync), FIVE)).isEmpty();
    }

    @Test
    void bandsFollowEachOtherWhateverComes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Event> events = new ArrayList<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                events.add(event("cmn".charAt(random.nextInt(3)) + "" + random.nextInt(500)
                        + "SRPU".charAt(random.nextInt(4))));
            }
            List<Band> ordered = Phases.of(events, FIVE);
            Collections.shuffle(events, random);
            for (int i = 0; i < ordered.size(); i++) {
                Band band = ordered.get(i);
                assertThat(band.from()).as("seed %d", seed).isBefore(band.to());
                if (i > 0) {
                    assertThat(band.from()).as("seed %d", seed).isEqualTo(ordered.get(i - 1).to());
                    assertThat(band.condition()).as("seed %d", seed).isNotEqualTo(ordered.get(i - 1).condition());
                }
            }
        }
    }
}
