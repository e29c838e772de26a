package tableflow.console.ui.topics.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.timeline.Event;
import tableflow.console.domain.timeline.Phases.Band;

/// Where events and phases stand on an axis of some width: events of one lane that would lie on each other are one
/// mark. All lengths in pixels, from the left end.
record AxisLayout(List<Stripe> stripes, List<Mark> marks) {

    /// Marks closer to each other than this could not be told apart, nor hit.
    static final double CLOSEST = 9;

    AxisLayout {
        stripes = List.copyOf(stripes);
        marks = List.copyOf(marks);
    }

    /// The lanes from top to bottom.
    enum Lane {
        STATE,
        SCHEMA,
        SNAPSHOT,
        SYNC,
        EXAMINED;

        static Lane of(Event event) {
            return switch (event.kind()) {
                case CREATED, STATE -> STATE;
                case SCHEMA -> SCHEMA;
                case SNAPSHOT -> SNAPSHOT;
                case SYNC -> SYNC;
                case EXAMINED -> EXAMINED;
            };
        }
    }

    /// A phase.
    record Stripe(double from, double to, Band band) {}

    /// One event, or some that are too close to each other.
    ///
    /// @param events oldest first
    record Mark(Lane lane, double at, List<Event> events) {
        Mark {
            events = List.copyOf(events);
        }

        boolean bad() {
            return events.stream().anyMatch(Event::bad);
        }

        Event last() {
            return events.getLast();
        }
    }

    /// The time that is looked at.
    ///
    /// @param from its begin
    /// @param to its end, behind `from`
    record Window(Instant from, Instant to) {

        double place(Instant at, double width) {
            double span = Math.max(1, to.toEpochMilli() - from.toEpochMilli());
            return (at.toEpochMilli() - from.toEpochMilli()) / span * width;
        }

        boolean holds(Instant at) {
            return !at.isBefore(from) && !at.isAfter(to);
        }
    }

    /// @param events oldest first; those outside the window are left out
    /// @param bands are cut at its ends
    static AxisLayout of(List<Event> events, List<Band> bands, Window window, double width) {
        List<Stripe> stripes = new ArrayList<>();
        for (Band band : bands) {
            double from = Math.max(0, window.place(band.from(), width));
            double to = Math.min(width, window.place(band.to(), width));
            if (to > from) {
                stripes.add(new Stripe(from, to, band));
            }
        }
        Map<Lane, Heap> open = new EnumMap<>(Lane.class);
        List<Mark> marks = new ArrayList<>();
        for (Event event : events) {
            if (!window.holds(event.at())) {
                continue;
            }
            Lane lane = Lane.of(event);
            double at = window.place(event.at(), width);
            Heap heap = open.get(lane);
            if (heap != null && at - heap.first < CLOSEST) {
                heap.events.add(event);
            } else {
                if (heap != null) {
                    marks.add(heap.mark(lane));
                }
                open.put(lane, new Heap(at, event));
            }
        }
        open.forEach((lane, heap) -> marks.add(heap.mark(lane)));
        marks.sort((one, other) -> one.at() != other.at()
                ? Double.compare(one.at(), other.at()) : one.lane().compareTo(other.lane()));
        return new AxisLayout(stripes, marks);
    }

    /// A mark that may still grow.
    private static final class Heap {
        private final double first;
        private final List<Event> events = new ArrayList<>();

        Heap(double first, Event event) {
            this.first = first;
            events.add(event);
        }

        Mark mark(Lane lane) {
            return new Mark(lane, first, events);
        }
    }
}
