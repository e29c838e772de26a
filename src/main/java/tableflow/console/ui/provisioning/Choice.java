package tableflow.console.ui.provisioning;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Task;
import tableflow.console.ui.work.Work;

/// The existing objects of one kind, read when the form opens. JavaFX thread only.
///
/// @param <T> the kind
final class Choice<T> {

    private final Work work;
    private final String job;
    private final Task<List<T>> source;
    private final LatestOnly slot = new LatestOnly();
    private final ObservableList<T> items = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable RemoteFailure> failure = new ReadOnlyObjectWrapper<>();

    /// @param job what reading them is called, as a phrase: "read the service accounts"
    Choice(Work work, String job, Task<List<T>> source) {
        this.work = work;
        this.job = job;
        this.source = source;
    }

    /// What was read last; stays when reading again fails.
    ObservableList<T> items() {
        return items;
    }

    /// Whether they have been read: until then an object that is not among them may exist all the same.
    ReadOnlyBooleanProperty readProperty() {
        return read.getReadOnlyProperty();
    }

    /// Why they could not be read; none while they could.
    ReadOnlyObjectProperty<@Nullable RemoteFailure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    void load() {
        work.job(job, source)
                .in(slot)
                .quiet()
                .onResult(found -> {
                    failure.set(null);
                    if (!items.equals(found)) {
                        items.setAll(found);
                    }
                    read.set(true);
                })
                .onFailure(failure::set)
                .start();
    }

    void close() {
        slot.clear();
    }
}
