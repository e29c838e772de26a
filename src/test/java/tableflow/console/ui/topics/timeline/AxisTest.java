package tableflow.console.ui.topics.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.timeline.Condition;
import tableflow.console.domain.timeline.Event;
import tableflow.console.domain.timeline.Phases.Band;
import tableflow.console.domain.timeline.Timeline;
import tableflow.console.service.topics.timeline.TimelineReading;
import tableflow.console.service.topics.timeline.TimelineReading.Told;
import tableflow.console.ui.topics.timeline.AxisLayout.Lane;
import tableflow.console.ui.topics.timeline.AxisLayout.Mark;
import tableflow.console.ui.topics.timeline.AxisLayout.Window;

/// Where marks and bands of a time line stand, and how one goes from one to the other.
class AxisTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<Event.Kind> KINDS = List.of(Event.Kind.values());

    private static Event event(long second, Event.Kind kind) {
        return new Event(NOON.plusSeconds(second), kind, Event.Source.TABLE, kind + " " + second, false);
    }

    private static Told told(List<Event> events) {
        return new Told(Timeline.of(events, List.of()), events, List.of(), Optional.empty(),
                TimelineReading.Heard.NOTHING);
    }

    private static AxisLayout layout(AxisModel model, double width) {
        return AxisLayout.of(
                model.events(), model.phases(), Objects.requireNonNull(model.windowProperty().get()), width);
    }

    private static String chosen(AxisModel model) {
        Mark mark = model.chosenProperty().get();
        return mark == null ? "" : mark.last().words();
    }

    @Test
    void marksOfALaneThatWouldLieOnEachOtherAreOne() {
        List<Event> events = List.of(
                event(0, Event.Kind.SNAPSHOT), event(5, Event.Kind.SNAPSHOT), event(6, Event.Kind.SCHEMA),
                event(50, Event.Kind.SNAPSHOT), event(100, Event.Kind.SNAPSHOT));
        Window window = new Window(NOON, NOON.plusSeconds(100));

        List<Mark> marks = AxisLayout.of(events, List.of(), window, 100).marks();

        assertThat(marks).extracting(Mark::lane)
                .containsExactly(Lane.SNAPSHOT, Lane.SCHEMA, Lane.SNAPSHOT, Lane.SNAPSHOT);
        assertThat(marks).extracting(Mark::at).containsExactly(0.0, 6.0, 50.0, 100.0);
        assertThat(marks.getFirst().events()).hasSize(2);
    }

    @Test
    void noEventIsLostWhateverTheWidth() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                events.add(event(random.nextInt(1_000), KINDS.get(random.nextInt(KINDS.size()))));
            }
            events.sort((one, other) -> one.at().compareTo(other.at()));
            double width = 1 + random.nextInt(1_500);
            List<Mark> marks = AxisLayout.of(
                    events, List.of(), new Window(NOON, NOON.plusSeconds(1_000)), width).marks();
            assertThat(marks.stream().flatMap(mark -> mark.events().stream()).toList()).as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(events);
            assertThat(marks).as("seed %d", seed).allMatch(mark -> mark.at() >= 0 && mark.at() <= width);
            for (Lane lane : Lane.values()) {
                List<Mark> own = marks.stream().filter(mark -> mark.lane() == lane).toList();
                for (int i = 1; i < own.size(); i++) {
                    assertThat(own.get(i).at() - own.get(i - 1).at()).as("seed %d", seed)
                            .isGreaterThanOrEqualTo(AxisLayout.CLOSEST);
                }
            }
        }
    }

    @Test
    void bandsAreCutAtTheEndsOfTheWindow() {
        Band reaching = new Band(NOON.minusSeconds(1_000), NOON.plusSeconds(50), Condition.RUNNING);
        Band outside = new Band(NOON.minusSeconds(1_000), NOON.minusSeconds(1), Condition.STOPPED);

        AxisLayout layout = AxisLayout.of(
                List.of(), List.of(outside, reaching), new Window(NOON, NOON.plusSeconds(100)), 200);

        assertThat(layout.stripes()).containsExactly(new AxisLayout.Stripe(0, 100, reaching));
    }

    @Test
    void theKeysGoFromMarkToMarkAndFromLaneToLane() {
        AxisModel model = new AxisModel();
        model.show(told(List.of(
                event(0, Event.Kind.CREATED), event(100, Event.Kind.SNAPSHOT), event(500, Event.Kind.SCHEMA),
                event(510, Event.Kind.SNAPSHOT), event(1_000, Event.Kind.SYNC))));
        model.all();
        AxisLayout layout = layout(model, 1_000);

        model.move(layout, 1);
        assertThat(chosen(model)).isEqualTo("CREATED 0");
        model.move(layout, 1);
        assertThat(chosen(model)).isEqualTo("SNAPSHOT 100");
        model.end(layout, true);
        model.move(layout, 1);
        assertThat(chosen(model)).as("the last stays").isEqualTo("SYNC 1000");
        model.lane(layout, -1);
        assertThat(chosen(model)).as("the nearest above").isEqualTo("SNAPSHOT 510");
        model.lane(layout, -1);
        assertThat(chosen(model)).isEqualTo("SCHEMA 500");
        model.lane(layout, -1);
        model.lane(layout, -1);
        assertThat(chosen(model)).isEqualTo("CREATED 0");
    }

    @Test
    void lookingCloserKeepsTheChosenMarkInSightAndEndsAtTheWhole() {
        AxisModel model = new AxisModel();
        List<Event> events = List.of(
                event(0, Event.Kind.SNAPSHOT), event(700, Event.Kind.SNAPSHOT), event(1_000, Event.Kind.SYNC));
        model.show(told(events));
        model.move(layout(model, 500), 1);
        model.move(layout(model, 500), 1);
        for (int i = 0; i < 20; i++) {
            model.closer();
            assertThat(Objects.requireNonNull(model.windowProperty().get()).holds(events.get(1).at())).isTrue();
        }
        assertThat(model.isWhole()).isFalse();
        model.follow(layout(model, 500));
        assertThat(chosen(model)).isEqualTo("SNAPSHOT 700");
        for (int i = 0; i < 20; i++) {
            model.wider();
        }
        assertThat(model.isWhole()).isTrue();

        model.closer();
        model.show(told(events));
        assertThat(model.isWhole()).as("a refresh keeps the part that is looked at").isFalse();
        model.clear();
        assertThat(model.windowProperty().get()).isNull();
    }

    @Test
    void oneEventOfLongAgoLeavesRoomForThoseOfToday() {
        AxisModel model = new AxisModel();
        List<Event> events = new ArrayList<>(List.of(event(-90L * 86_400, Event.Kind.CREATED)));
        for (int i = 0; i < 40; i++) {
            events.add(event(i * 60L, Event.Kind.SNAPSHOT));
        }
        model.show(told(events));
        assertThat(layout(model, 500).marks()).allMatch(mark -> mark.lane() == Lane.SNAPSHOT);
        assertThat(model.isWhole()).isFalse();
        model.all();
        assertThat(layout(model, 500).marks()).hasSize(2);
        model.show(told(events));
        assertThat(model.isWhole()).as("a refresh keeps all, too").isTrue();
    }

    @Test
    void oneMomentAloneHasAnAxisToo() {
        AxisModel model = new AxisModel();
        model.show(told(List.of(event(0, Event.Kind.STATE))));
        assertThat(layout(model, 300).marks()).singleElement().extracting(Mark::at).isEqualTo(300.0);
        model.show(Told.NOTHING);
        assertThat(model.windowProperty().get()).isNull();
    }
}
