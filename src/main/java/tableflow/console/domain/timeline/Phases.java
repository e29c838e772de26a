package tableflow.console.domain.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tableflow.console.domain.lake.CommitRhythm;
import tableflow.console.domain.timeline.Event.Source;

/// How a table was over time, from what events tell: nothing is filled in that nobody saw. A stop that the monitor saw
/// lasts until it saw the end of it. Between two commits that follow each other as usual the table was running; a
/// longer silence is unknown, as it may have been a stop, or a time in which nobody wrote.
public final class Phases {

    /// A silence of so many times the usual is none that goes unnoticed.
    private static final int USUAL = 3;
    /// Without a rhythm, and for a quick one.
    private static final Duration LEAST = Duration.ofMinutes(15);

    private Phases() {}

    /// A span of time in one condition.
    ///
    /// @param from when it began
    /// @param to when it ended
    public record Band(Instant from, Instant to, Condition condition) {}

    /// The bands, oldest first and without gaps between the first event that tells and the last.
    ///
    /// @param events in any order
    /// @param rhythm how often rows are committed, where that is known
    public static List<Band> of(Collection<Event> events, Optional<CommitRhythm> rhythm) {
        Duration silence = rhythm.map(it -> Duration.ofMillis(USUAL * it.medianMillis()))
                .filter(it -> it.compareTo(LEAST) > 0)
                .orElse(LEAST);
        List<Event> telling = events.stream()
                .filter(event -> event.condition() != null)
                .sorted(Comparator.comparing(Event::at).thenComparing(Event::source))
                .toList();
        List<Band> bands = new ArrayList<>();
        Condition seen = Condition.UNKNOWN;
        boolean stopped = false;
        for (int i = 0; i + 1 < telling.size(); i++) {
            Event event = telling.get(i);
            Condition tells = Objects.requireNonNull(event.condition());
            if (event.source() == Source.MONITOR) {
                stopped = tells == Condition.STOPPED;
                seen = tells;
            } else if (!stopped) {
                seen = tells;
            }
            Instant from = event.at();
            Instant to = telling.get(i + 1).at();
            // The monitor keeps a stop open until it saw the end of it; all else tells of its own moment.
            boolean holds = stopped
                    || (Duration.between(from, to).compareTo(silence) <= 0 && goesOn(telling.get(i + 1)));
            add(bands, new Band(from, to, holds ? seen : Condition.UNKNOWN));
        }
        return bands;
    }

    /// Whether the table was still running when this was told.
    private static boolean goesOn(Event next) {
        return next.condition() == Condition.RUNNING || next.source() == Source.MONITOR;
    }

    private static void add(List<Band> bands, Band band) {
        Band before = bands.isEmpty() ? null : bands.getLast();
        if (!band.from().isBefore(band.to())) {
            return;
        }
        if (before != null && before.condition() == band.condition()) {
            bands.set(bands.size() - 1, new Band(before.from(), band.to(), band.condition()));
        } else {
            bands.add(band);
        }
    }
}
