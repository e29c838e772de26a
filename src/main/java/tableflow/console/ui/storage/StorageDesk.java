package tableflow.console.ui.storage;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.ui.shell.PaneContext;

/// What the parts of one Storage pane share: the scan that is shown, the prefix that is looked at, and ways to each
/// other. JavaFX thread only.
public final class StorageDesk {

    private final PaneContext context;
    private final StorageServices services;
    private final ReadOnlyObjectWrapper<@Nullable ShownScan> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper prefix = new ReadOnlyStringWrapper("");
    private int looks;
    private Consumer<String> tabs = id -> {};
    private final ReadOnlyIntegerWrapper keptVersion = new ReadOnlyIntegerWrapper();
    private Consumer<KeptScan> opening = kept -> {};

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
        looks++;
        prefix.set(newPrefix);
    }

    /// Shows the tab of a part.
    ///
    /// @param id see [StoragePart#id()]
    public void open(String id) {
        tabs.accept(id);
    }

    /// Shows a scan in all parts; a prefix that is looked at stays when it is of the same place. Who hears of the scan
    /// may look at a prefix of it at once.
    void show(@Nullable ShownScan scan) {
        ShownScan last = shown.get();
        boolean same = last != null && scan != null && last.scan().root().equals(scan.scan().root());
        int before = looks;
        shown.set(scan);
        if (!same && looks == before) {
            prefix.set(scan == null ? "" : scan.scan().root().key());
        }
    }

    /// Counts up whenever the scans that are kept on this computer have changed.
    public ReadOnlyIntegerProperty keptVersionProperty() {
        return keptVersion.getReadOnlyProperty();
    }

    /// Scans were kept or deleted.
    public void keptChanged() {
        keptVersion.set(keptVersion.get() + 1);
    }

    /// Shows a scan that is kept on this computer; does nothing while one is under way.
    public void open(KeptScan kept) {
        opening.accept(kept);
    }

    void onOpen(Consumer<String> handler) {
        tabs = handler;
    }

    void onOpenKept(Consumer<KeptScan> handler) {
        opening = handler;
    }
}
