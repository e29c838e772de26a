package tableflow.console.ui.topics.timeline;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.timeline.Event;
import tableflow.console.domain.timeline.Phases.Band;
import tableflow.console.service.topics.timeline.TimelineReading.Told;
import tableflow.console.ui.topics.timeline.AxisLayout.Lane;
import tableflow.console.ui.topics.timeline.AxisLayout.Mark;
import tableflow.console.ui.topics.timeline.AxisLayout.Window;

/// Which part of the past is looked at, and which mark is chosen. JavaFX thread only.
final class AxisModel {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    /// Of so many events in one mark the words are told.
    private static final int TOLD = 3;
    private static final List<Duration> USUAL = List.of(Duration.ofMinutes(15), Duration.ofHours(1),
            Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private final ReadOnlyObjectWrapper<Told> told = new ReadOnlyObjectWrapper<>(Told.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable Window> window = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Mark> chosen = new ReadOnlyObjectWrapper<>();
    private @Nullable Window whole;
    private @Nullable Window usual;

    /// Shows this past: the newest part with most of the events, or, after a refresh, the part that was looked at.
    void show(Told now) {
        Window before = window.get();
        boolean left = before == null || before.equals(usual);
        boolean all = before != null && before.equals(whole);
        told.set(now);
        whole = whole(now.all());
        usual = usual(now.all(), whole);
        if (whole == null) {
            chosen.set(null);
        }
        window.set(whole == null || all ? whole : left ? usual : before);
    }

    /// One event of long ago, as the making of a catalog integration, leaves no room for those of today.
    private static @Nullable Window usual(List<Event> events, @Nullable Window whole) {
        if (whole == null) {
            return null;
        }
        for (Duration span : USUAL) {
            Instant from = whole.to().minus(span);
            long held = events.stream().filter(event -> !event.at().isBefore(from)).count();
            if (from.isAfter(whole.from()) && held * 4 >= events.size() * 3L) {
                return new Window(from, whole.to());
            }
        }
        return whole;
    }

    /// Forgets the part that was looked at: the next past is that of another table.
    void clear() {
        chosen.set(null);
        whole = null;
        usual = null;
        window.set(null);
        told.set(Told.NOTHING);
    }

    private static @Nullable Window whole(List<Event> events) {
        if (events.isEmpty()) {
            return null;
        }
        Instant from = events.getFirst().at();
        Instant to = events.getLast().at();
        Duration span = Duration.between(from, to);
        return span.compareTo(SHORTEST) < 0
                ? new Window(to.minus(SHORTEST), to)
                : new Window(from.minus(span.dividedBy(100)), to);
    }

    /// Half the time that is looked at, around the chosen mark; the newest half where none is chosen.
    void closer() {
        Window now = window.get();
        if (now == null || span(now).compareTo(SHORTEST) <= 0) {
            return;
        }
        Mark mark = chosen.get();
        Instant middle = mark == null ? now.to() : mark.last().at();
        look(middle, span(now).dividedBy(2));
    }

    /// Twice the time, at most all of it.
    void wider() {
        Window now = window.get();
        if (now == null || whole == null) {
            return;
        }
        Duration wanted = span(now).multipliedBy(2);
        if (wanted.compareTo(span(whole)) >= 0) {
            window.set(whole);
        } else {
            look(now.from().plus(span(now).dividedBy(2)), wanted);
        }
    }

    /// All of it.
    void all() {
        window.set(whole);
    }

    private void look(Instant middle, Duration wanted) {
        Window all = whole;
        if (all == null) {
            return;
        }
        Duration span = wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted;
        Instant to = middle.plus(span.dividedBy(2));
        if (to.isAfter(all.to())) {
            to = all.to();
        }
        Instant from = to.minus(span);
        if (from.isBefore(all.from())) {
            from = all.from();
            to = from.plus(span);
        }
        window.set(new Window(from, to));
    }

    private static Duration span(Window window) {
        return Duration.between(window.from(), window.to());
    }

    boolean isWhole() {
        Window now = window.get();
        return now == null || now.equals(whole);
    }

    /// Chooses a mark.
    void choose(Mark mark) {
        chosen.set(mark);
    }

    /// The mark so many further, or the one at the end to begin with.
    void move(AxisLayout layout, int by) {
        List<Mark> marks = layout.marks();
        if (!marks.isEmpty()) {
            Mark now = chosen.get();
            int at = now == null ? -1 : marks.indexOf(now);
            chosen.set(marks.get(at < 0 ? by < 0 ? marks.size() - 1 : 0
                    : Math.clamp(at + by, 0, marks.size() - 1)));
        }
    }

    /// The nearest mark in the next lane that has any.
    void lane(AxisLayout layout, int by) {
        Mark now = chosen.get();
        if (now == null) {
            move(layout, by);
            return;
        }
        List<Lane> present = Arrays.stream(Lane.values())
                .filter(lane -> layout.marks().stream().anyMatch(mark -> mark.lane() == lane)).toList();
        int wanted = present.indexOf(now.lane()) + by;
        if (wanted >= 0 && wanted < present.size()) {
            layout.marks().stream()
                    .filter(mark -> mark.lane() == present.get(wanted))
                    .min((one, other) -> Double.compare(
                            Math.abs(one.at() - now.at()), Math.abs(other.at() - now.at())))
                    .ifPresent(chosen::set);
        }
    }

    /// The first mark or the last.
    void end(AxisLayout layout, boolean last) {
        if (!layout.marks().isEmpty()) {
            chosen.set(last ? layout.marks().getLast() : layout.marks().getFirst());
        }
    }

    /// After marks were placed anew: the one with the chosen event stays chosen.
    void follow(AxisLayout layout) {
        Mark before = chosen.get();
        if (before != null) {
            chosen.set(layout.marks().stream()
                    .filter(mark -> mark.lane() == before.lane() && mark.events().contains(before.last()))
                    .findFirst().orElse(null));
        }
    }

    /// What is to be told of a mark.
    String words(Mark mark) {
        List<Event> events = mark.events();
        if (events.size() == 1) {
            Event event = events.getFirst();
            return TIME.format(event.at()) + "  " + event.words() + " (" + source(event) + ")";
        }
        String last = events.reversed().stream().limit(TOLD)
                .map(event -> TIME.format(event.at()) + "  " + event.words())
                .collect(Collectors.joining("\n"));
        return text("topics.axis.many", Units.grouped(events.size()), TIME.format(events.getFirst().at()),
                TIME.format(mark.last().at())) + "\n" + last + (events.size() > TOLD ? "\n\u2026" : "");
    }

    private static String source(Event event) {
        return text("topics.timeline.source." + event.source());
    }

    String words(Band band) {
        return text("topics.axis.phase." + band.condition(), TIME.format(band.from()), TIME.format(band.to()),
                Units.duration(band.to().toEpochMilli() - band.from().toEpochMilli()));
    }

    List<Event> events() {
        return told.get().all();
    }

    List<Band> phases() {
        return told.get().phases();
    }

    /// The lanes with any event in all the time, from top to bottom.
    List<Lane> lanes() {
        return Arrays.stream(Lane.values())
                .filter(lane -> events().stream().anyMatch(event -> Lane.of(event) == lane)).toList();
    }

    ReadOnlyObjectProperty<Told> toldProperty() {
        return told.getReadOnlyProperty();
    }

    /// The time that is looked at; absent while nothing is known.
    ReadOnlyObjectProperty<@Nullable Window> windowProperty() {
        return window.getReadOnlyProperty();
    }

    /// The mark that has the keyboard; absent for none.
    ReadOnlyObjectProperty<@Nullable Mark> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }
}
