package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.monitor.BucketState;
import tableflow.console.service.monitor.Monitoring;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The buckets of the tables: read beside the samplings, so that a slow CloudWatch holds up no figure. JavaFX thread
/// only.
final class BucketsModel {

    private final Monitoring monitoring;
    private final Work work;
    private final ObservableList<BucketState> buckets = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final LatestOnly reading = new LatestOnly();

    BucketsModel(Monitoring monitoring, Work work) {
        this.monitoring = monitoring;
        this.work = work;
    }

    /// Reads what is not known, or no longer holds; nothing while it reads already.
    void refresh() {
        if (!reading.isBusy()) {
            read(() -> monitoring.buckets(false));
        }
    }

    /// Asks for all of them again, which is billed.
    void askAgain() {
        read(() -> monitoring.buckets(true));
    }

    private void read(Supplier<List<BucketState>> question) {
        work.job(text("monitor.job.buckets"), progress -> question.get())
                .in(reading)
                .quiet()
                .onResult(this::show)
                .onFailure(failure -> problem.set(new Problem(failure, this::askAgain)))
                .start();
    }

    private void show(List<BucketState> now) {
        problem.set(null);
        if (!buckets.equals(now)) {
            buckets.setAll(now);
        }
        String chosen = selected.get();
        if (!now.isEmpty() && now.stream().noneMatch(one -> one.bucket().equals(chosen))) {
            selected.set(now.getFirst().bucket());
        }
    }

    void close() {
        reading.clear();
    }

    /// The profile's own first.
    ObservableList<BucketState> buckets() {
        return buckets;
    }

    /// The bucket whose past is shown.
    ObjectProperty<@Nullable String> selectedProperty() {
        return selected;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return reading.busyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
