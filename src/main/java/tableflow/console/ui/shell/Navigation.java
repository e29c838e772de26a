package tableflow.console.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which pane is shown, and how panes reach each other. JavaFX thread only; needs no toolkit.
public final class Navigation {

    private static final int REMEMBERED = 50;

    private final ObservableList<PaneSpec> panes = FXCollections.observableArrayList();
    /// Held here because a wrapper that nobody holds is collected, and its listeners with it.
    private final ObservableList<PaneSpec> panesView = FXCollections.unmodifiableObservableList(panes);
    private final ReadOnlyObjectWrapper<@Nullable PaneSpec> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final Deque<String> visited = new ArrayDeque<>();
    private final Map<Class<? extends Request>, Consumer<Request>> own = new HashMap<>();
    private BiConsumer<PaneSpec, Request> delivery = (pane, request) -> {};

    /// The panes of the session, in the order of the rail.
    public ObservableList<PaneSpec> panes() {
        return panesView;
    }

    /// The pane that is shown; none while no profile is open.
    public ReadOnlyObjectProperty<@Nullable PaneSpec> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    /// Shows the pane `id`; does nothing when there is none of that name.
    public void show(String id) {
        find(id).ifPresent(pane -> {
            PaneSpec before = current.get();
            if (before != null && !before.equals(pane)) {
                visited.push(before.id());
                if (visited.size() > REMEMBERED) {
                    visited.removeLast();
                }
            }
            current.set(pane);
            canGoBack.set(!visited.isEmpty());
        });
    }

    /// Shows the pane that was shown before.
    public void back() {
        while (!visited.isEmpty()) {
            Optional<PaneSpec> before = find(visited.pop());
            if (before.isPresent()) {
                current.set(before.get());
                break;
            }
        }
        canGoBack.set(!visited.isEmpty());
    }

    /// Whether a pane answers requests of this class: a link to nowhere should not be shown.
    public boolean answers(Class<? extends Request> request) {
        return own.containsKey(request) || panes.stream().anyMatch(pane -> pane.answers().contains(request));
    }

    /// Shows the pane that answers `request` and hands it over; does nothing when no pane does.
    public void send(Request request) {
        Consumer<Request> here = own.get(request.getClass());
        if (here != null) {
            here.accept(request);
            return;
        }
        panes.stream()
                .filter(pane -> pane.answers().contains(request.getClass()))
                .findFirst()
                .ifPresent(pane -> {
                    show(pane.id());
                    delivery.accept(pane, request);
                });
    }

    /// Has requests of a class answered by a part of the window that is no pane, whatever panes there are.
    public void take(Class<? extends Request> request, Consumer<Request> handler) {
        own.put(request, handler);
    }

    /// How the window hands a request to a pane that it has shown.
    void deliverWith(BiConsumer<PaneSpec, Request> handler) {
        delivery = handler;
    }

    /// Replaces the panes and shows the one called `first`, else the first one.
    void replace(List<PaneSpec> newPanes, String first) {
        current.set(null);
        visited.clear();
        canGoBack.set(false);
        panes.setAll(newPanes);
        if (!newPanes.isEmpty()) {
            current.set(find(first).orElse(newPanes.getFirst()));
        }
    }

    private Optional<PaneSpec> find(String id) {
        return panes.stream().filter(pane -> pane.id().equals(id)).findFirst();
    }
}
