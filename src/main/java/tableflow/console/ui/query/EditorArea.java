package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// The toolbar and, below it, the tabs with statements.
final class EditorArea extends VBox {

    private final QueryViewModel model;
    private final TabPane pane = new TabPane();
    private final Map<EditorTab, Tab> shown = new HashMap<>();
    private boolean taking;

    EditorArea(QueryViewModel model) {
        this.model = model;
        getStyleClass().add("query-editors");
        pane.setId("query-tabs");
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        pane.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
        VBox.setVgrow(pane, Priority.ALWAYS);
        setMinHeight(120);
        getChildren().setAll(toolbar(), pane);
        model.tabs().all().addListener((ListChangeListener<EditorTab>) change -> show());
        show();
        pane.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        model.tabs().chosenProperty().subscribe(tab -> {
            Tab wanted = tab == null ? null : shown.get(tab);
            if (wanted != null) {
                pane.getSelectionModel().select(wanted);
            }
        });
        pane.getTabs().addListener((ListChangeListener<Tab>) change -> reorder());
    }

    private HBox toolbar() {
        Button run = new Button(text("query.run"), Icons.of(Feather.PLAY));
        run.setId("query-run");
        run.getStyleClass().add("accent");
        run.setOnAction(event -> model.runStatement());
        Button all = Icons.button(Feather.FAST_FORWARD, text("query.run.all"), model::runAll);
        all.setId("query-run-all");
        Button add = Icons.button(Feather.PLUS, text("query.tab.new"), () -> model.open("", ""));
        add.setId("query-tab-new");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label where = new Label();
        where.setId("query-scope");
        where.getStyleClass().add("text-muted");
        where.textProperty().bind(model.scopeProperty().map(scope -> text(
                "query.scope", scope.database() == null ? text("query.scope.none") : scope.database(),
                scope.workgroup())));
        HBox bar = new HBox(run, all, add, space, where);
        bar.getStyleClass().add("query-toolbar");
        return bar;
    }

    private void show() {
        if (taking) {
            return;
        }
        shown.keySet().removeIf(tab -> !model.tabs().all().contains(tab));
        pane.getTabs().setAll(model.tabs().all().stream()
                .map(tab -> shown.computeIfAbsent(tab, this::make))
                .toList());
        model.tabs().chosen().map(shown::get).ifPresent(pane.getSelectionModel()::select);
    }

    private void choose(Tab selected) {
        shown.forEach((tab, node) -> {
            if (node.equals(selected)) {
                model.tabs().chosenProperty().set(tab);
            }
        });
    }

    /// The user drags tabs to another place.
    private void reorder() {
        if (pane.getTabs().size() == model.tabs().all().size()) {
            taking = true;
            try {
                model.tabs().order(pane.getTabs().stream().map(it -> (EditorTab) it.getUserData()).toList());
            } finally {
                taking = false;
            }
        }
    }

    private Tab make(EditorTab tab) {
        Tab node = new Tab();
        node.setUserData(tab);
        node.textProperty().bind(tab.nameProperty());
        node.setContent(new SqlEditor(tab, new SqlLanguage(), model.context().work()));
        node.setOnCloseRequest(event -> {
            event.consume();
            model.tabs().close(tab);
        });
        return node;
    }
}
