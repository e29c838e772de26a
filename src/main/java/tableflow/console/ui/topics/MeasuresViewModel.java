package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.service.topics.TopicDetail;
import tableflow.console.service.topics.figures.FigureReading;
import tableflow.console.service.topics.figures.TopicMeasured;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Turns;
import tableflow.console.ui.work.Work;

/// What costs a question to each partition of the chosen topic: asked while it is shown. JavaFX thread only.
final class MeasuresViewModel {

    private final FigureReading reading;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final Turns turns = new Turns(slot);
    private final BooleanProperty visible = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<TopicMeasured> measured =
            new ReadOnlyObjectWrapper<>(TopicMeasured.UNASKED);
    private @Nullable String topic;
    private List<Integer> partitions = List.of();
    private boolean materialised;
    private Instant readAt = Instant.EPOCH;

    MeasuresViewModel(FigureReading reading, Work work) {
        this.reading = reading;
        this.work = work;
        visible.subscribe(now -> {
            if (now) {
                refresh();
            }
        });
    }

    /// Takes what is known of the chosen topic; its partitions have to be known before anything is asked of them.
    void take(@Nullable TopicDetail detail) {
        List<Integer> now = detail == null
                ? List.of()
                : detail.partitions()
                        .value()
                        .map(it -> it.all().stream().map(Partition::id).toList())
                        .orElse(List.of());
        boolean table = detail != null && detail.table().isPresent();
        boolean other = detail == null || !detail.name().equals(topic);
        if (other) {
            measured.set(TopicMeasured.UNASKED);
        }
        boolean changed = other || !now.equals(partitions) || table != materialised;
        topic = detail == null ? null : detail.name();
        partitions = now;
        materialised = table;
        if (changed) {
            turns.clear();
            refresh();
        }
    }

    /// Reads them again while they are shown.
    void refresh() {
        turns.ask(this::ask);
    }

    private void ask() {
        String name = topic;
        List<Integer> all = partitions;
        if (name == null || all.isEmpty() || !visible.get()) {
            return;
        }
        boolean table = materialised;
        work.job(text("topics.job.measures", name), progress -> reading.measure(name, all, table))
                .in(slot)
                .quiet()
                .onResult(now -> {
                    measured.set(now.orEarlier(measured.get(), readAt));
                    readAt = work.clock().instant();
                })
                // Each figure says for itself why it is not there.
                .onFailure(failure -> {})
                .start();
    }

    ReadOnlyObjectProperty<TopicMeasured> measuredProperty() {
        return measured.getReadOnlyProperty();
    }

    BooleanProperty visibleProperty() {
        return visible;
    }

    void close() {
        turns.clear();
    }
}
