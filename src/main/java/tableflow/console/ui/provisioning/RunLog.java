package tableflow.console.ui.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import tableflow.console.ui.provisioning.LogLine.Kind;

/// The newest lines of a run's log, filtered. The journal on disk keeps the whole story; this keeps at most [#MOST].
final class RunLog {

    static final int MOST = 5_000;

    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    private final FilteredList<LogLine> shown = new FilteredList<>(lines);
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty calls = new SimpleBooleanProperty(true);
    private final ReadOnlyLongWrapper dropped = new ReadOnlyLongWrapper();

    RunLog() {
        filter.subscribe((before, now) -> refilter());
        calls.subscribe((before, now) -> refilter());
    }

    /// The lines that pass the filter, oldest first.
    ObservableList<LogLine> shown() {
        return shown;
    }

    /// Part of a line's text or of its step's id, in any case.
    StringProperty filterProperty() {
        return filter;
    }

    /// Whether HTTP calls are shown.
    BooleanProperty callsProperty() {
        return calls;
    }

    /// How many old lines are gone.
    ReadOnlyLongProperty droppedProperty() {
        return dropped.getReadOnlyProperty();
    }

    void add(List<LogLine> more) {
        if (more.isEmpty()) {
            return;
        }
        int over = lines.size() + more.size() - MOST;
        if (over <= 0) {
            lines.addAll(more);
            return;
        }
        List<LogLine> all = new ArrayList<>(lines);
        all.addAll(more);
        dropped.set(dropped.get() + over);
        lines.setAll(List.copyOf(all.subList(over, all.size())));
    }

    /// What is shown, as text.
    String content() {
        return shown.stream().map(LogLine::whole).collect(Collectors.joining("\n", "", "\n"));
    }

    private void refilter() {
        String part = filter.get().strip().toLowerCase(Locale.ROOT);
        boolean withCalls = calls.get();
        shown.setPredicate(line -> (withCalls || (line.kind() != Kind.CALL && line.kind() != Kind.REFUSED))
                && (part.isEmpty() || line.contains(part)));
    }
}
