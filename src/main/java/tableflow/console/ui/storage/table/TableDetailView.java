package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.storage.TableLine;
import tableflow.console.ui.control.ErrorBanner;

/// The chosen table: what its bytes are, its snapshots, what a retention costs, how it grows.
final class TableDetailView extends VBox {

    private final TableDetailViewModel model;
    private final TablesViewModel tables;
    private final TabPane tabs = new TabPane();
    private final Label title = new Label();
    private final Label unread = new Label();

    TableDetailView(TableDetailViewModel model, TablesViewModel tables) {
        this.model = model;
        this.tables = tables;
        setId("storage-table");
        getStyleClass().add("table-detail");
        title.getStyleClass().add("text-bold");
        title.setId("storage-table-title");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        tabs.setId("storage-table-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().setAll(
                tab("split", new SplitTab(model)),
                tab("snapshots", new SnapshotsTab(model)),
                tab("retention", new RetentionTab(model)),
                tab("growth", scrolled(new GrowthView(model.growth(), "storage-table-growth"))));
        VBox.setVgrow(tabs, Priority.ALWAYS);
        unread.setId("storage-table-unread");
        unread.getStyleClass().add("warning-text");
        unread.setWrapText(true);
        unread.setMinHeight(USE_PREF_SIZE);
        unread.managedProperty().bind(unread.textProperty().isNotEmpty());
        getChildren().setAll(title, unread, banner, tabs);
        tables.chosenProperty().subscribe(this::show);
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> read());
    }

    private static Tab tab(String id, Node content) {
        Tab tab = new Tab(text("storage.table.tab." + id), content);
        tab.setId("storage-table-tab-" + id);
        return tab;
    }

    /// Below a list there is not always room for a chart with what it was made from.
    private static Node scrolled(GrowthView view) {
        ScrollPane scroll = new ScrollPane(view);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        view.setMinHeight(USE_PREF_SIZE);
        return scroll;
    }

    private void show(@Nullable TableLine line) {
        boolean some = line != null;
        tabs.setVisible(some);
        title.setText(line == null ? text("storage.table.none") : line.database() + "." + line.name());
        RemoteFailure failure = line == null ? null : line.failure();
        unread.setText(failure == null ? "" : failure.getMessage() + failure.advice().map(one -> " " + one).orElse(""));
        read();
    }

    /// Reads what the tab shows, where that takes a few requests.
    private void read() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        if (tab == null || tables.chosenProperty().get() == null) {
            return;
        }
        switch (String.valueOf(tab.getId())) {
            case "storage-table-tab-snapshots", "storage-table-tab-retention" -> model.readPast();
            case "storage-table-tab-growth" -> model.growth().begin();
            default -> {
                // Listing waits until it is asked for.
            }
        }
    }

    /// Shows one of the tabs.
    void choose(String id) {
        tabs.getTabs().stream().filter(tab -> ("storage-table-tab-" + id).equals(tab.getId()))
                .forEach(tabs.getSelectionModel()::select);
    }
}
