package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The tabs of the pane in their order, the chosen one, and those that were closed. JavaFX thread only.
final class EditorTabs {

    private static final int REMEMBERED = 20;

    private final ObservableList<EditorTab> tabs = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable EditorTab> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper canReopen = new ReadOnlyBooleanWrapper();
    private final Deque<Closed> closed = new ArrayDeque<>();
    private final QueryScope scope;

    private record Closed(int index, EditorTab tab) {}

    /// @param scope of a tab that is opened while there is no other
    EditorTabs(QueryScope scope) {
        this.scope = scope;
    }

    /// The tabs in the order shown; the view may reorder them.
    ObservableList<EditorTab> all() {
        return tabs;
    }

    ObjectProperty<@Nullable EditorTab> chosenProperty() {
        return chosen;
    }

    Optional<EditorTab> chosen() {
        return Optional.ofNullable(chosen.get());
    }

    Optional<EditorTab> find(String id) {
        return tabs.stream().filter(tab -> tab.id().equals(id)).findFirst();
    }

    /// Takes over another order of the same tabs.
    void order(List<EditorTab> order) {
        if (!tabs.equals(order)) {
            EditorTab before = chosen.get();
            tabs.setAll(order);
            chosen.set(before);
        }
    }

    /// A new tab behind the chosen one, where that one's statements run; it is chosen.
    ///
    /// @param name empty for the next free one
    EditorTab open(String name, String content) {
        return open(name, content, chosen().map(it -> it.scopeProperty().get()).orElse(scope));
    }

    /// The same with statements that run elsewhere.
    EditorTab open(String name, String content, QueryScope where) {
        EditorTab tab = new EditorTab(
                UUID.randomUUID().toString(),
                name.isBlank() ? freeName() : name,
                content,
                where);
        add(tab, chosen().map(it -> tabs.indexOf(it) + 1).orElse(tabs.size()));
        return tab;
    }

    /// Takes up a tab as it was.
    void add(EditorTab tab, int index) {
        tabs.add(Math.clamp(index, 0, tabs.size()), tab);
        chosen.set(tab);
    }

    /// Another tab with the same text, without the file.
    EditorTab duplicate(EditorTab tab) {
        EditorTab copy = open(text("query.tab.copy", tab.name()), tab.text(), tab.scopeProperty().get());
        copy.select(tab.anchorProperty().get(), tab.caretProperty().get());
        return copy;
    }

    /// Closes a tab; [#reopen()] brings it back. The last one makes room for an empty one.
    void close(EditorTab tab) {
        int index = tabs.indexOf(tab);
        if (index < 0) {
            return;
        }
        if (!tab.text().isBlank()) {
            closed.push(new Closed(index, tab));
            if (closed.size() > REMEMBERED) {
                closed.removeLast();
            }
            canReopen.set(true);
        }
        boolean wasChosen = tab.equals(chosen.get());
        tabs.remove(tab);
        if (tabs.isEmpty()) {
            open("", "");
        } else if (wasChosen) {
            chosen.set(tabs.get(Math.min(index, tabs.size() - 1)));
        }
    }

    /// Brings back the tab that was closed last, where it was.
    void reopen() {
        Closed last = closed.poll();
        canReopen.set(!closed.isEmpty());
        if (last != null) {
            add(last.tab(), last.index());
        }
    }

    ReadOnlyBooleanProperty canReopenProperty() {
        return canReopen.getReadOnlyProperty();
    }

    private String freeName() {
        for (int number = 1; ; number++) {
            String name = text("query.tab.name", Integer.toString(number));
            if (tabs.stream().noneMatch(tab -> tab.name().equals(name))) {
                return name;
            }
        }
    }
}
