package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.service.topics.TopicFigures;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.service.topics.figures.FigureReading;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Work;

/// Asks for the figures of the rows that can be seen, and of all shown rows while they are ordered by a figure. Rows
/// that come into sight are asked for once scrolling rests, none twice within a refresh unless its table is in another
/// state by then: one that begins to run has its lag then, and not a refresh later. JavaFX thread only.
final class FiguresViewModel {

    /// How long the list must rest.
    static final Duration REST = Duration.ofMillis(150);

    private final FigureReading reading;
    private final Work work;
    private final TopicsViewModel list;
    private final LatestOnly slot = new LatestOnly();
    /// The topics whose figures are known, each with its table as it was when they were asked for.
    private final Map<String, Optional<TableflowTopic>> fresh = new HashMap<>();
    private final Map<String, Instant> readAt = new HashMap<>();
    private Set<String> asked = Set.of();
    private Supplier<List<String>> inSight = List::of;
    private boolean due;
    private boolean again;
    private boolean closed;

    FiguresViewModel(FigureReading reading, Work work, TopicsViewModel list) {
        this.reading = reading;
        this.work = work;
        this.list = list;
    }

    /// @param rows the names of the rows that can be seen
    void lookAt(Supplier<List<String>> rows) {
        inSight = rows;
    }

    /// Something may have come into sight.
    void moved() {
        if (!due && !closed) {
            due = true;
            work.timer().after(REST, () -> work.onFx(this::ask));
        }
    }

    /// What is known is old: asks again.
    void renew() {
        again = slot.isBusy();
        fresh.clear();
        moved();
    }

    private void ask() {
        due = false;
        Map<String, Optional<TableflowTopic>> wanted = wanted();
        // Reading tables' files may take longer than the time between two refreshes: who gives it up each time never
        // gets an answer.
        boolean underway = slot.isBusy() && asked.containsAll(wanted.keySet());
        if (closed || wanted.isEmpty() || underway) {
            return;
        }
        asked = Set.copyOf(wanted.keySet());
        again = false;
        Set<String> materialised = wanted.entrySet().stream()
                .filter(topic -> topic.getValue().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        work.<Map<String, TopicFigures>, Map<String, TopicFigures>>job(
                        text("topics.job.figures"),
                        (progress, parts) -> reading.read(wanted.keySet(), materialised, parts),
                        parts -> list.figured(parts.getLast(), readAt))
                .in(slot)
                .quiet()
                .onResult(figures -> {
                    fresh.putAll(wanted);
                    list.figured(figures, readAt);
                    Instant now = work.clock().instant();
                    wanted.keySet().forEach(topic -> readAt.put(topic, now));
                    askAgain();
                })
                // Each figure says for itself why it is not there.
                .onFailure(failure -> {
                    fresh.putAll(wanted);
                    askAgain();
                })
                .start();
    }

    /// The rows to ask for, in order, with their tables as the list shows them.
    private Map<String, Optional<TableflowTopic>> wanted() {
        boolean all = list.isOrderedByFigure();
        Set<String> seen = Set.copyOf(inSight.get());
        Map<String, Optional<TableflowTopic>> wanted = new LinkedHashMap<>();
        for (TopicRow row : list.shown()) {
            if ((all || seen.contains(row.name())) && !row.table().equals(fresh.get(row.name()))) {
                wanted.put(row.name(), row.table());
            }
        }
        return wanted;
    }

    /// Something may have changed since this was asked.
    private void askAgain() {
        if (again) {
            renew();
        } else {
            moved();
        }
    }

    void close() {
        closed = true;
        slot.clear();
    }
}
