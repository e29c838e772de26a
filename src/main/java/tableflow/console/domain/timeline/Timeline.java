package tableflow.console.domain.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import tableflow.console.domain.Units;
import tableflow.console.domain.timeline.Event.Kind;

/// What happened to a table, newest first.
///
/// @param events newest first
/// @param gaps what is not known, in sentences
public record Timeline(List<Event> events, List<String> gaps) {

    /// Nothing is known.
    public static final Timeline EMPTY = new Timeline(List.of(), List.of());

    /// So many commits in a row stand alone; of more, only the newest and the oldest.
    private static final int ALONE = 3;

    public Timeline {
        events = events.stream()
                .sorted(Comparator.comparing(Event::at).reversed().thenComparing(Event::kind))
                .toList();
        gaps = List.copyOf(gaps);
    }

    /// Events of all sources together.
    public static Timeline of(Collection<Event> events, Collection<String> gaps) {
        return new Timeline(List.copyOf(events), List.copyOf(gaps));
    }

    /// The same with commits between which nothing else happened told as one event: a table that is committed every
    /// minute has thousands.
    public Timeline folded() {
        List<Event> folded = new ArrayList<>();
        List<Event> run = new ArrayList<>();
        for (Event event : events) {
            if (event.kind() != Kind.SNAPSHOT || event.bad()) {
                fold(run, folded);
                folded.add(event);
            } else {
                run.add(event);
            }
        }
        fold(run, folded);
        return new Timeline(folded, gaps);
    }

    private static void fold(List<Event> run, List<Event> into) {
        if (run.size() <= ALONE) {
            into.addAll(run);
        } else {
            Event newest = run.getFirst();
            Event second = run.get(1);
            Event oldest = run.getLast();
            into.add(newest);
            into.add(new Event(
                    second.at(), Kind.SNAPSHOT, second.source(),
                    Units.grouped(run.size() - 2) + " more commits in " + span(oldest.at(), second.at()), false));
            into.add(oldest);
        }
        run.clear();
    }

    private static String span(Instant from, Instant to) {
        return Units.duration(Math.max(0, to.toEpochMilli() - from.toEpochMilli()));
    }
}
