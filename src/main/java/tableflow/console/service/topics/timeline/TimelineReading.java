package tableflow.console.service.topics.timeline;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.lake.CommitRhythm;
import tableflow.console.domain.timeline.Event;
import tableflow.console.domain.timeline.Phases;
import tableflow.console.domain.timeline.TableEvents;
import tableflow.console.domain.timeline.Timeline;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.Asking;
import tableflow.console.service.topics.TopicDetail;
import tableflow.console.service.topics.timeline.TableHistory.Past;

/// Puts the time line of a topic's table together. Sources that do not answer leave a gap that is told.
public final class TimelineReading {

    private final TableHistory history;
    private final RegisteredTimes registered;
    private final Executor executor;
    private final InstantSource clock;

    /// A time line and the rhythm of commits.
    ///
    /// @param timeline with commits in a row told as one
    /// @param all events, oldest first
    /// @param phases how the table was between them
    /// @param rhythm empty where the table does not tell
    /// @param heard what it was put together from
    public record Told(
            Timeline timeline, List<Event> all, List<Phases.Band> phases, Optional<CommitRhythm> rhythm,
            Heard heard) {
        public Told {
            all = List.copyOf(all);
            phases = List.copyOf(phases);
        }

        /// Nothing was asked yet.
        public static final Told NOTHING =
                new Told(Timeline.EMPTY, List.of(), List.of(), Optional.empty(), Heard.NOTHING);
    }

    /// What the sources said.
    ///
    /// @param at when they were asked
    public record Heard(
            Instant at, Answer<Optional<Past>> past, Answer<List<Event>> kept,
            Answer<Map<Integer, Instant>> registered) {

        /// Nobody was asked yet.
        public static final Heard NOTHING =
                new Heard(Instant.EPOCH, Answer.waiting(), Answer.waiting(), Answer.waiting());

        private Heard orEarlier(Heard earlier) {
            return new Heard(at, past.orEarlier(earlier.past, earlier.at), kept.orEarlier(earlier.kept, earlier.at),
                    registered.orEarlier(earlier.registered, earlier.at));
        }
    }

    /// @param registered knows when schema versions were registered
    /// @param executor runs each question on a thread of its own, which may be interrupted
    public TimelineReading(
            TableHistory history, RegisteredTimes registered, Executor executor, InstantSource clock) {
        this.history = history;
        this.registered = registered;
        this.executor = executor;
        this.clock = clock;
    }

    /// The time line of a topic with a table. Blocks until all have answered or failed.
    ///
    /// @param detail what is known of the topic by now
    /// @param earlier of the same topic: what a source said then stands, called so, where it does not answer now
    public Told read(TopicDetail detail, Told earlier) {
        Optional<TableflowTopic> table = detail.table();
        if (table.isEmpty()) {
            return Told.NOTHING;
        }
        Instant now = clock.instant();
        List<Event> events = new ArrayList<>(TableEvents.controlPlane(
                table.get(), detail.catalogs().value().orElse(List.of()), now));
        Asked asked = new Asked();
        String topic = detail.name();
        try (Asking asking = new Asking(executor, "read the past of the table of " + topic)) {
            asking.start(() -> asked.past = Asking.ask("read the table's metadata", () -> history.table(topic)));
            asking.start(() -> asked.kept = Asking.ask("read what was kept", () -> history.kept(topic)));
            subject(detail).ifPresent(subject -> asking.start(() -> asked.registered = Asking.ask(
                    "read when schema versions were registered", () -> registered.of(subject))));
            asking.join();
        }
        Heard heard = new Heard(now, asked.past, asked.kept, asked.registered).orEarlier(earlier.heard());
        List<String> gaps = new ArrayList<>();
        gaps.add("Confluent tells how the table is, not since when: earlier phases are known only where this console's"
                + " monitor or doctor looked at the time.");
        registry(detail, heard.registered(), gaps);
        subject(detail).ifPresent(subject -> events.addAll(TableEvents.registered(
                subject, heard.registered().value().orElse(Map.of()))));
        Optional<Past> found = heard.past().value().flatMap(it -> it);
        found.ifPresent(it -> events.addAll(TableEvents.table(it.metadata().snapshots(), it.schemas())));
        events.addAll(heard.kept().value().orElse(List.of()));
        gap(heard.past(), "Commits and columns", gaps);
        gap(heard.kept(), "What monitor and doctor kept", gaps);
        if (heard.past().failure() == null && found.isEmpty()) {
            gaps.add("Commits and columns are not known: no catalog of the profile has the table.");
        }
        found.ifPresent(it -> gaps.add(it.metadata().snapshots().isEmpty()
                ? "The table keeps no snapshot."
                : "Commits are known as far back as the table keeps snapshots: " + it.metadata().snapshots().size()
                        + " of them."));
        Optional<CommitRhythm> rhythm = found.flatMap(it -> CommitRhythm.of(it.metadata().snapshots()));
        Timeline timeline = Timeline.of(events, gaps);
        return new Told(timeline.folded(), timeline.events().reversed(), Phases.of(events, rhythm), rhythm,
                heard);
    }

    private static Optional<String> subject(TopicDetail detail) {
        return detail.schemas().value().map(TopicDetail.Schemas::value).map(schema -> schema.version().subject());
    }

    /// Each field is written by one question and read when that has ended.
    private static final class Asked {
        private Answer<Optional<Past>> past = Answer.waiting();
        private Answer<List<Event>> kept = Answer.waiting();
        private Answer<Map<Integer, Instant>> registered = Answer.waiting();
    }

    private static void registry(
            TopicDetail detail, Answer<Map<Integer, Instant>> times, List<String> gaps) {
        if (subject(detail).isEmpty()) {
            gaps.add("When schema versions were registered is not known.");
            return;
        }
        gap(times, "Times of registered schema versions", gaps);
        if (times.value().filter(Map::isEmpty).isPresent()) {
            int version = detail.schemas().value().map(TopicDetail.Schemas::value).orElseThrow().version().version();
            gaps.add("The registry holds value schema version " + version
                    + " and does not tell when versions were registered: changes of columns stand at the first"
                    + " commit with them.");
        }
        if (times.value().filter(found -> found.size() == RegisteredTimes.MOST).isPresent()) {
            gaps.add("Of the schema versions the newest " + RegisteredTimes.MOST + " are shown.");
        }
    }

    private static void gap(Answer<?> answer, String what, List<String> gaps) {
        RemoteFailure failure = answer.failure();
        if (failure != null) {
            gaps.add(what + " are not known: " + failure.getMessage());
        }
        answer.kept().ifPresent(kept -> gaps.add(what + " are as of "
                + kept.at().truncatedTo(ChronoUnit.SECONDS) + ": " + kept.why().getMessage()));
    }
}
