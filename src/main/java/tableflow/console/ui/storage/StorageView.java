package tableflow.console.ui.storage;

import static tableflow.console.ui.Messages.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.PaneHeader;

/// The pane: what is scanned, what the figures are of, and a tab for each part.
final class StorageView extends VBox {

    private static final String TAB = "storage-tab-";

    private final TabPane tabs = new TabPane();
    private final Map<Tab, StoragePart> parts = new HashMap<>();
    private final ScanBar bar;
    private @Nullable StoragePart shown;
    private boolean visible;

    StorageView(ScanViewModel model, ScanActions actions, StorageDesk desk, List<StoragePart> all) {
        setId("storage");
        getStyleClass().add("storage");
        PaneHeader header = new PaneHeader(text("storage.title"));
        header.subtitleProperty().set(text("storage.subtitle"));
        bar = new ScanBar(model, actions);
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        ScanNotice notice = new ScanNotice(desk);
        for (StoragePart part : all) {
            Tab tab = new Tab(part.title(), part.view());
            tab.setId(TAB + part.id());
            parts.put(tab, part);
            tabs.getTabs().add(tab);
        }
        tabs.setId("storage-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().setAll(header, bar, banner, notice, tabs);
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> tell());
        desk.onOpen(this::open);
    }

    /// Shows the tab of a part; does nothing when there is none of that name.
    private void open(String id) {
        tabs.getTabs().stream()
                .filter(tab -> (TAB + id).equals(tab.getId()))
                .forEach(tabs.getSelectionModel()::select);
    }

    /// Whether the pane can be seen now.
    void visible(boolean now) {
        visible = now;
        tell();
    }

    private void tell() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        StoragePart now = visible && tab != null ? parts.get(tab) : null;
        StoragePart before = shown;
        if (Objects.equals(now, before)) {
            return;
        }
        shown = now;
        if (before != null) {
            before.onHidden();
        }
        if (now != null) {
            now.onShown();
        }
    }

    void focusPlace() {
        bar.focusPlace();
    }
}
