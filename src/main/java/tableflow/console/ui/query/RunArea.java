package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;

/// The runs, each a tab; before the first one, what to do.
final class RunArea extends VBox {

    private final QueryViewModel model;
    private final List<RunPanel.Spec> panels;
    private final StackPane content = new StackPane();
    private final TabPane pane = new TabPane();
    private final Map<QueryRun, Tab> shown = new HashMap<>();
    /// Only the one that is seen stands in the window: twenty results there would make every pulse longer.
    private final Map<Tab, RunView> views = new HashMap<>();

    RunArea(QueryViewModel model, List<RunPanel.Spec> panels) {
        this.model = model;
        this.panels = panels;
        getStyleClass().add("query-runs");
        setMinHeight(100);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(new LeftoverBar(model.leftovers()), content);
        pane.setId("query-runs");
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        model.runs().addListener((ListChangeListener<QueryRun>) change -> show());
        show();
        pane.getSelectionModel().selectedItemProperty().subscribe(tab -> {
            if (tab != null && tab.getUserData() instanceof QueryRun run) {
                model.desk().shownProperty().set(run);
            }
            pane.getTabs().forEach(each -> each.setContent(each.equals(tab) ? views.get(each) : null));
        });
        model.shownRunProperty().subscribe(this::select);
    }

    void close() {
        views.values().forEach(RunView::close);
    }

    private void show() {
        List<Tab> wanted = model.runs().stream()
                .map(run -> shown.computeIfAbsent(run, this::make))
                .toList();
        List<Tab> gone = pane.getTabs().stream().filter(tab -> !wanted.contains(tab)).toList();
        gone.forEach(this::close);
        shown.values().removeAll(gone);
        QueryRun chosen = model.shownRunProperty().get();
        pane.getTabs().removeAll(gone);
        // Only new ones are added: a tab that is added anew is styled anew, with all that is in it.
        for (int i = 0; i < wanted.size(); i++) {
            Tab tab = wanted.get(i);
            if (i >= pane.getTabs().size() || !tab.equals(pane.getTabs().get(i))) {
                pane.getTabs().remove(tab);
                pane.getTabs().add(i, tab);
            }
        }
        select(chosen);
        if (wanted.isEmpty()) {
            content.getChildren().setAll(Placeholder.empty(
                    Feather.PLAY_CIRCLE, text("query.runs.none"), text("query.runs.none.text")));
        } else if (!content.getChildren().contains(pane)) {
            content.getChildren().setAll(pane);
        }
    }

    private void select(@Nullable QueryRun run) {
        Tab tab = run == null ? null : shown.get(run);
        if (tab != null) {
            pane.getSelectionModel().select(tab);
        }
    }

    private Tab make(QueryRun run) {
        Tab tab = new Tab(text("query.run.tab", run.title(), Integer.toString(run.number())));
        tab.setUserData(run);
        views.put(tab, new RunView(run, panels, model));
        tab.setOnCloseRequest(event -> {
            event.consume();
            model.desk().close(run);
        });
        run.phaseProperty().subscribe(phase -> sign(tab, run));
        run.unseenProperty().subscribe(unseen -> sign(tab, run));
        return tab;
    }

    private static void sign(Tab tab, QueryRun run) {
        Severity severity = run.unseenProperty().get() == null ? run.phase().severity() : Severity.WARNING;
        tab.setGraphic(Icons.of(severity.icon(), severity.styleClass()));
    }

    private void close(Tab tab) {
        RunView view = views.remove(tab);
        if (view != null) {
            view.close();
        }
    }
}
