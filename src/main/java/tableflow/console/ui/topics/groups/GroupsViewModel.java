package tableflow.console.ui.topics.groups;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.topics.groups.GroupLag;
import tableflow.console.service.topics.groups.Groups;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Turns;
import tableflow.console.ui.work.Work;

/// The groups that read the chosen topic. They are read only while they are shown: it costs a question to every group's
/// coordinator. Each reading adds a point to the lines of lag. JavaFX thread only.
public final class GroupsViewModel {

    private static final int POINTS = 40;

    private final Groups groups;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final Turns turns = new Turns(slot);
    private final ObservableList<GroupLag> rows = FXCollections.observableArrayList();
    private final ObservableList<GroupLag> shown = FXCollections.unmodifiableObservableList(rows);
    private final BooleanProperty visible = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<String, RemoteFailure>> unread = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
    private final Map<String, Deque<Double>> lines = new HashMap<>();
    private @Nullable String topic;

    public GroupsViewModel(Groups groups, Work work) {
        this.groups = groups;
        this.work = work;
        visible.subscribe(now -> {
            if (now) {
                refresh();
            }
        });
    }

    /// Chooses another topic; the lines of the one before go.
    public void choose(@Nullable String name) {
        if (Objects.equals(topic, name)) {
            return;
        }
        topic = name;
        turns.clear();
        rows.clear();
        lines.clear();
        problem.set(null);
        unread.set(Map.of());
        read.set(false);
        refresh();
    }

    public @Nullable String topic() {
        return topic;
    }

    /// Reads them again while they are shown.
    public void refresh() {
        turns.ask(this::ask);
    }

    private void ask() {
        String name = topic;
        if (name == null || !visible.get()) {
            return;
        }
        work.job(text("topics.job.groups", name), progress -> groups.of(name))
                .in(slot)
                .quiet()
                .onResult(this::take)
                .onFailure(failure -> problem.set(new Problem(failure, this::refresh)))
                .start();
    }

    private void take(Groups.Readers readers) {
        readers.groups().forEach(group -> {
            Deque<Double> line = lines.computeIfAbsent(group.group().id(), id -> new ArrayDeque<>());
            OptionalLong lag = group.lag();
            line.addLast(lag.isPresent() ? lag.getAsLong() : Double.NaN);
            if (line.size() > POINTS) {
                line.removeFirst();
            }
        });
        problem.set(null);
        unread.set(readers.unread());
        read.set(true);
        if (!rows.equals(readers.groups())) {
            rows.setAll(readers.groups());
        }
    }

    /// By name.
    public ObservableList<GroupLag> groups() {
        return shown;
    }

    /// The lags of a group at the last readings, oldest first; NaN where there was none.
    public double[] line(String group) {
        return lines.getOrDefault(group, new ArrayDeque<>()).stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Whether they can be seen.
    public BooleanProperty visibleProperty() {
        return visible;
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Groups of which it is not known whether they read the topic, and why.
    public ReadOnlyObjectProperty<Map<String, RemoteFailure>> unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /// Whether an answer has come.
    public ReadOnlyBooleanProperty readProperty() {
        return read.getReadOnlyProperty();
    }

    /// Gives up what runs.
    public void close() {
        turns.clear();
    }
}
