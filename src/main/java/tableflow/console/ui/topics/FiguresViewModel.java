package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tableflow.console.service.topics.TopicFigures;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.service.topics.figures.FigureReading;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Work;

/// Asks for the figures of the rows that can be seen, and of all shown rows while they are ordered by a figure. Rows
/// that come into sight are asked for once scrolling rests, none twice within a refresh. JavaFX thread only.
final class FiguresViewModel {

    /// How long the list must rest.
    static final Duration REST = Duration.ofMillis(150);

    private final FigureReading reading;
    private final Work work;
    private final TopicsViewModel list;
    private final LatestOnly slot = new LatestOnly();
    private final Set<String> fresh = new HashSet<>();
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
        Set<String> wanted = new LinkedHashSet<>(inSight.get());
        if (list.isOrderedByFigure()) {
            list.shown().forEach(row -> wanted.add(row.name()));
        }
        wanted.removeAll(fresh);
        // Reading tables' files may take longer than the time between two refreshes: who gives it up each time never
        // gets an answer.
        boolean underway = slot.isBusy() && asked.containsAll(wanted);
        if (closed || wanted.isEmpty() || underway) {
            return;
        }
        asked = Set.copyOf(wanted);
        again = false;
        Set<String> materialised = list.shown().stream()
                .filter(row -> wanted.contains(row.name()) && row.table().isPresent())
                .map(TopicRow::name)
                .collect(Collectors.toSet());
        work.<Map<String, TopicFigures>, Map<String, TopicFigures>>job(
                        text("topics.job.figures"),
                        (progress, parts) -> reading.read(wanted, materialised, parts),
                        parts -> list.figured(parts.getLast(), readAt))
                .in(slot)
                .quiet()
                .onResult(figures -> {
                    fresh.addAll(wanted);
                    list.figured(figures, readAt);
                    Instant now = work.clock().instant();
                    wanted.forEach(topic -> readAt.put(topic, now));
                    askAgain();
                })
                // Each figure says for itself why it is not there.
                .onFailure(failure -> {
                    fresh.addAll(wanted);
                    askAgain();
                })
                .start();
    }

    /// Something may have changed since this was asked.
    private void askAgain() {
        if (again) {
            renew();
        }
    }

    void close() {
        closed = true;
        slot.clear();
    }
}
