package tableflow.console.ui.storage.usage;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.storage.view.UsageNode;
import tableflow.console.service.storage.view.UsageNode.What;
import tableflow.console.service.storage.view.UsageView;
import tableflow.console.ui.storage.ShownScan;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.work.LatestOnly;

/// Which way a scan is looked at, how deep, and what is chosen there. While the scan grows, all of that stays.
final class UsageViewModel {

    private final StorageDesk desk;
    private final ObjectProperty<UsageView> view = new SimpleObjectProperty<>(UsageView.PREFIX);
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.BYTES);
    private final ObjectProperty<Colouring> colouring = new SimpleObjectProperty<>(Colouring.KIND);
    private final ReadOnlyObjectWrapper<@Nullable Built> built = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<UsageNode>> path = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable UsageNode> selected = new ReadOnlyObjectWrapper<>();
    private final LatestOnly building = new LatestOnly();
    private final Subscription following;
    private @Nullable String wanted;
    private boolean own;

    UsageViewModel(StorageDesk desk) {
        this.desk = desk;
        view.subscribe((before, now) -> {
            // Who chooses another way to look no longer waits for the prefix.
            wanted = now == UsageView.PREFIX ? wanted : null;
            build();
        });
        measure.subscribe((before, now) -> build());
        following = Subscription.combine(
                desk.shownProperty().subscribe(shown -> build()),
                desk.prefixProperty().subscribe(this::follow));
    }

    ObjectProperty<UsageView> viewProperty() {
        return view;
    }

    ObjectProperty<Measure> measureProperty() {
        return measure;
    }

    ObjectProperty<Colouring> colouringProperty() {
        return colouring;
    }

    /// What is shown; absent without a scan.
    ReadOnlyObjectProperty<@Nullable Built> builtProperty() {
        return built.getReadOnlyProperty();
    }

    /// The way from the top to what is looked into, both included; empty without a scan.
    ReadOnlyObjectProperty<List<UsageNode>> pathProperty() {
        return path.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable UsageNode> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return building.busyProperty();
    }

    private void build() {
        ShownScan scan = desk.shownProperty().get();
        if (scan == null) {
            building.clear();
            built.set(null);
            path.set(List.of());
            selected.set(null);
            return;
        }
        UsageView how = view.get();
        Measure what = measure.get();
        desk.context().work().job(text("storage.usage.job"), progress -> Built.of(scan, how, what))
                .in(building)
                .quiet()
                .onResult(this::show)
                .start();
    }

    private void show(Built now) {
        Built before = built.get();
        UsageNode chosen = selected.get();
        boolean same = before != null && before.view() == now.view()
                && before.scan().scan().root().equals(now.scan().scan().root());
        List<UsageNode> newPath = same ? now.pathLike(path.get()) : List.of(now.root());
        List<UsageNode> chosenPath = same && chosen != null ? now.pathLike(before.pathOf(chosen)) : List.of();
        built.set(now);
        String prefix = wanted;
        if (prefix != null && now.view() == UsageView.PREFIX) {
            wanted = null;
            newPath = now.pathTo(prefix);
        }
        path.set(newPath);
        selected.set(chosen != null && !chosenPath.isEmpty() && Built.isLike(chosenPath.getLast(), chosen)
                ? chosenPath.getLast() : null);
        tellPrefix();
    }

    /// Another part looks at a prefix.
    private void follow(String prefix) {
        Built now = built.get();
        ShownScan scan = desk.shownProperty().get();
        boolean all = scan == null || scan.scan().root().key().equals(prefix);
        if (own || (all && view.get() != UsageView.PREFIX)) {
            return;
        }
        if (now == null || view.get() != UsageView.PREFIX || building.isBusy()) {
            wanted = prefix;
            view.set(UsageView.PREFIX);
            return;
        }
        List<UsageNode> there = now.pathTo(prefix);
        if (!path.get().equals(there)) {
            path.set(there);
            selected.set(null);
        }
    }

    /// Goes into a node, if there is anything in it.
    void enter(UsageNode node) {
        Built now = built.get();
        if (now == null || node.children().isEmpty()) {
            return;
        }
        List<UsageNode> there = now.pathOf(node);
        if (!there.isEmpty()) {
            path.set(there);
            selected.set(null);
            tellPrefix();
        }
    }

    /// Goes one level up, and chooses what was looked into.
    void up() {
        List<UsageNode> from = path.get();
        if (from.size() > 1) {
            path.set(from.subList(0, from.size() - 1));
            selected.set(from.getLast());
            tellPrefix();
        }
    }

    /// Goes up to a node on the way.
    void upTo(UsageNode node) {
        int at = path.get().indexOf(node);
        if (at >= 0 && at < path.get().size() - 1) {
            UsageNode below = path.get().get(at + 1);
            path.set(path.get().subList(0, at + 1));
            selected.set(below);
            tellPrefix();
        }
    }

    void select(@Nullable UsageNode node) {
        selected.set(node);
    }

    /// What is looked into; absent without a scan.
    @Nullable UsageNode current() {
        return path.get().isEmpty() ? null : path.get().getLast();
    }

    /// The others look at the same prefix.
    private void tellPrefix() {
        UsageNode node = current();
        if (node == null || wanted != null) {
            return;
        }
        boolean prefix = node.what() == What.PREFIX || node.what() == What.TOPIC || node.what() == What.TABLE
                || (node.what() == What.ALL && view.get() == UsageView.PREFIX);
        if (prefix && !(node.key().isEmpty() && node.what() != What.ALL)
                && !Objects.equals(desk.prefixProperty().get(), node.key())) {
            own = true;
            try {
                desk.look(node.key());
            } finally {
                own = false;
            }
        }
    }

    void close() {
        following.unsubscribe();
        building.clear();
    }
}
