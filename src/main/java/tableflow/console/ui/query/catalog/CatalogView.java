package tableflow.console.ui.query.catalog;

import static tableflow.console.ui.Messages.text;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.service.query.catalog.CatalogIndex;
import tableflow.console.service.query.catalog.IndexedDatabase;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;

/// The tree of the catalog with its filter.
final class CatalogView extends VBox {

    /// What a filter shows at most: the best fits come first.
    private static final int MOST_FOUND = 200;

    private final CatalogViewModel model;
    private final TreeItem<Entry> root = new TreeItem<>(new Entry.Root());
    private final TreeView<Entry> tree = new TreeView<>(root);
    private final Set<String> expanded = new HashSet<>();
    private final HBox bar = new HBox();
    private final Label elsewhere = new Label();
    private final ErrorBanner problem = new ErrorBanner();

    CatalogView(CatalogViewModel model) {
        this.model = model;
        setId("query-catalog");
        getStyleClass().add("catalog-panel");
        TextField filter = new TextField();
        filter.setId("query-catalog-filter");
        filter.setPromptText(text("query.catalog.filter"));
        filter.setAccessibleText(text("query.catalog.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        HBox.setHgrow(filter, Priority.ALWAYS);
        Button refresh = Icons.button(Feather.REFRESH_CW, text("query.catalog.refresh"), model::refresh);
        refresh.disableProperty().bind(model.busyProperty());
        bar.getChildren().setAll(filter, refresh);
        bar.getStyleClass().add("catalog-bar");
        elsewhere.setId("query-catalog-elsewhere");
        elsewhere.getStyleClass().addAll("catalog-elsewhere", "text-muted");
        elsewhere.setWrapText(true);
        elsewhere.setMinHeight(USE_PREF_SIZE);
        elsewhere.textProperty().bind(model.catalogProperty().map(name -> text("query.catalog.elsewhere", name)));
        elsewhere.visibleProperty().bind(model.catalogProperty().map(name -> !DataCatalog.isGlue(name)));
        elsewhere.managedProperty().bind(elsewhere.visibleProperty());
        problem.follow(model.problemProperty());
        tree.setId("query-catalog-tree");
        tree.setShowRoot(false);
        tree.setAccessibleText(text("query.catalog"));
        tree.setCellFactory(view -> new CatalogCell(model));
        tree.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        tree.setOnKeyPressed(event -> {
            TreeItem<Entry> item = tree.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && item != null) {
                model.insert(item.getValue());
                event.consume();
            }
        });
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().setAll(bar, elsewhere, problem, tree);
        model.indexProperty().subscribe(now -> show());
        model.filterProperty().subscribe(now -> show());
        model.busyProperty().subscribe(now -> show());
    }

    private void chosen(@Nullable TreeItem<Entry> item) {
        if (item != null) {
            model.choose(item.getValue());
        }
    }

    private void show() {
        CatalogIndex index = model.indexProperty().get();
        String typed = model.filterProperty().get().strip();
        Entry selected = tree.getSelectionModel().getSelectedItem() == null
                ? null
                : tree.getSelectionModel().getSelectedItem().getValue();
        root.getChildren().setAll(typed.isEmpty() ? all(index) : found(index, typed));
        reselect(selected);
        boolean empty = root.getChildren().isEmpty();
        Placeholder sign = model.busyProperty().get()
                ? Placeholder.loading(text("query.catalog.loading"))
                : Placeholder.empty(
                        Feather.DATABASE,
                        text(typed.isEmpty() ? "query.catalog.none" : "query.catalog.none.found"),
                        text(!typed.isEmpty() ? "query.catalog.none.found.text"
                                : model.inGlue() ? "query.catalog.none.text" : "query.catalog.none.elsewhere"));
        VBox.setVgrow(sign, Priority.ALWAYS);
        getChildren().setAll(bar, elsewhere, problem, empty ? sign : tree);
    }

    private void reselect(@Nullable Entry selected) {
        if (selected == null) {
            return;
        }
        for (TreeItem<Entry> database : root.getChildren()) {
            for (TreeItem<Entry> item : database.isExpanded() ? database.getChildren() : List.<TreeItem<Entry>>of()) {
                if (item.getValue() instanceof Entry.Table now && selected instanceof Entry.Table before
                        && now.name().equals(before.name()) && now.database().equals(before.database())) {
                    tree.getSelectionModel().select(item);
                }
            }
        }
    }

    private List<TreeItem<Entry>> all(CatalogIndex index) {
        return index.databases().stream()
                .map(database -> {
                    TreeItem<Entry> item = new TreeItem<>(new Entry.Database(database));
                    item.getChildren().setAll(database.tables().stream()
                            .map(table -> table(new Entry.Table(database.name(), table)))
                            .toList());
                    boolean used = database.name().equals(model.database());
                    item.setExpanded(used || expanded.contains(database.name()));
                    item.expandedProperty().subscribe(open -> {
                        if (open) {
                            expanded.add(database.name());
                        } else {
                            expanded.remove(database.name());
                        }
                    });
                    return item;
                })
                .toList();
    }

    /// Tables that fit, under their databases.
    private static List<TreeItem<Entry>> found(CatalogIndex index, String typed) {
        Map<IndexedDatabase, TreeItem<Entry>> databases = new LinkedHashMap<>();
        index.search(typed, MOST_FOUND).forEach(match -> {
            TreeItem<Entry> database = databases.computeIfAbsent(match.database(), one -> {
                TreeItem<Entry> item = new TreeItem<>(new Entry.Database(one));
                item.setExpanded(true);
                return item;
            });
            database.getChildren().add(table(new Entry.Table(match.database().name(), match.table())));
        });
        return List.copyOf(databases.values());
    }

    /// Columns are unpacked when somebody wants to see them.
    private static TreeItem<Entry> table(Entry.Table table) {
        return new TreeItem<>(table) {
            private boolean filled;

            @Override
            public boolean isLeaf() {
                return table.table().columnCount() == 0;
            }

            @Override
            public ObservableList<TreeItem<Entry>> getChildren() {
                if (!filled) {
                    filled = true;
                    super.getChildren().setAll(table.table().columns().stream()
                            .map(column -> new TreeItem<Entry>(new Entry.Column(table, column)))
                            .toList());
                }
                return super.getChildren();
            }
        };
    }
}
