package tableflow.console.ui.storage;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.ui.shell.PaneContext;

/// What the parts of one Storage pane share: the scan that is shown, the prefix that is looked at, and ways to each
/// other. JavaFX thread only.
public final class StorageDesk {

    private final PaneContext context;
    private final StorageServices services;
    private final ReadOnlyObjectWrapper<@Nullable ShownScan> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper prefix = new ReadOnlyStringWrapper("");
    private Consumer<String> tabs = id -> {};
    private Adopting adopting = (scan, source) -> {};

    /// Takes a scan over from a part.
    @FunctionalInterface
    interface Adopting {
        void adopt(Checkpoint scan, String source);
    }

    StorageDesk(PaneContext context, StorageServices services) {
        this.context = context;
        this.services = services;
    }

    /// The pane's place in the window: its work, its dialogs, the way to other panes.
    public PaneContext context() {
        return context;
    }

    public StorageServices services() {
        return services;
    }

    /// The scan that is shown: the one that runs, as far as it is, else the last one; absent while there is none.
    public ReadOnlyObjectProperty<@Nullable ShownScan> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The prefix that is looked at, without the bucket; that of the scan while nothing within is chosen.
    public ReadOnlyStringProperty prefixProperty() {
        return prefix.getReadOnlyProperty();
    }

    /// Looks at a prefix of the scan that is shown, in all parts that follow it.
    public void look(String newPrefix) {
        prefix.set(newPrefix);
    }

    /// Shows the tab of a part.
    ///
    /// @param id see [StoragePart#id()]
    public void open(String id) {
        tabs.accept(id);
    }

    /// Shows a scan that a part has got elsewhere, and keeps it with the others.
    ///
    /// @param source where it is from, in words
    public void adopt(Checkpoint scan, String source) {
        adopting.adopt(scan, source);
    }

    /// Shows a scan in all parts; a prefix that is looked at stays when it is of the same place.
    void show(@Nullable ShownScan scan) {
        ShownScan before = shown.get();
        boolean same = before != null && scan != null && before.scan().root().equals(scan.scan().root());
        if (!same) {
            prefix.set(scan == null ? "" : scan.scan().root().key());
        }
        shown.set(scan);
    }

    void onOpen(Consumer<String> handler) {
        tabs = handler;
    }

    void onAdopt(Adopting handler) {
        adopting = handler;
    }
}
