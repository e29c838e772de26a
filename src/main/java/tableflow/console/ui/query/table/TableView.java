package tableflow.console.ui.query.table;

import static tableflow.console.ui.Messages.text;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;

/// The chosen table: its name and what it is, and below it the tabs.
final class TableView extends VBox {

    private final TableViewModel model;
    private final TabPane tabs = new TabPane();
    private final SnapshotsTab snapshots;
    private final SchemasTab schemas;
    private final FilesTab files;
    private final QueriesTab queries;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final StatusPill tableflow = new StatusPill();

    TableView(TableViewModel model) {
        this.model = model;
        setId("query-table");
        getStyleClass().add("table-panel");
        snapshots = new SnapshotsTab(model, this::showFiles);
        schemas = new SchemasTab();
        files = new FilesTab(model);
        queries = new QueriesTab(model);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("query-table-tabs");
        tabs.getTabs().setAll(
                tab("snapshots", snapshots),
                tab("schemas", schemas),
                tab("files", files),
                tab("queries", queries));
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> {
            if (tab != null && files.equals(tab.getContent())) {
                model.listFiles();
            }
        });
        VBox.setVgrow(tabs, Priority.ALWAYS);
        model.factsProperty().subscribe(now -> show());
        model.chosenProperty().subscribe(now -> show());
        model.readingProperty().subscribe(now -> show());
    }

    private static Tab tab(String id, Node content) {
        Tab tab = new Tab(text("query.table.tab." + id), content);
        tab.setId("query-table-" + id);
        return tab;
    }

    private void showFiles() {
        tabs.getTabs().stream()
                .filter(tab -> files.equals(tab.getContent()))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
        model.listFiles();
    }

    private void show() {
        ChosenTable chosen = model.chosenProperty().get();
        TableFacts now = model.factsProperty().get();
        if (chosen == null) {
            getChildren().setAll(Placeholder.empty(
                    Feather.GRID, text("query.table.none"), text("query.table.none.text")));
            return;
        }
        ErrorBanner problem = new ErrorBanner();
        problem.follow(model.problemProperty());
        if (now == null) {
            Node below = model.readingProperty().get()
                    ? Placeholder.loading(text("query.table.loading"))
                    : new Region();
            VBox.setVgrow(below, Priority.ALWAYS);
            getChildren().setAll(head(chosen, null), problem, below);
            return;
        }
        snapshots.show(now);
        schemas.show(now);
        queries.show(now);
        getChildren().setAll(head(chosen, now), problem, tabs);
    }

    private Node head(ChosenTable chosen, @Nullable TableFacts now) {
        name.setText(chosen.table());
        name.getStyleClass().setAll("label", "title-4");
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(chosen.table()));
        Button refresh = Icons.button(Feather.REFRESH_CW, text("query.table.refresh"), model::refresh);
        refresh.setId("query-table-refresh");
        refresh.disableProperty().bind(model.readingProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        tableflow.show(Severity.NEUTRAL, text("query.table.tableflow"));
        tableflow.explain(text("query.table.tableflow.text"));
        tableflow.setVisible(now != null && now.tableflow());
        tableflow.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(name, space, refresh);
        line.getStyleClass().add("table-head");
        tableflow.setManaged(tableflow.isVisible());
        HBox below = new HBox(tableflow, facts);
        below.getStyleClass().add("table-facts");
        facts.getStyleClass().setAll("label", "text-muted");
        facts.setMinWidth(0);
        facts.setText(now == null ? chosen.database() : text(
                "query.table.facts",
                chosen.database(),
                now.metadata().formatVersion(),
                now.partitioning().isEmpty()
                        ? text("query.table.unpartitioned")
                        : String.join(", ", now.partitioning())));
        facts.setTooltip(new Tooltip(facts.getText()));
        return new VBox(line, below);
    }
}
