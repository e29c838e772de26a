package tableflow.console.ui.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One run: its strip, and below it its panels, the first of which tells what happened.
final class RunView extends VBox {

    private final QueryRun run;
    private final Workbench bench;
    private final TabPane pane = new TabPane();
    private final Map<Tab, RunPanel> made = new HashMap<>();

    RunView(QueryRun run, List<RunPanel.Spec> panels, QueryViewModel model) {
        this.run = run;
        this.bench = model;
        getStyleClass().add("query-run");
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.getStyleClass().add("dense-tabs");
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().setAll(new RunStrip(run, model.desk()::cost, bench.context().work().clock()), pane);
        add(MessagesPanel.SPEC);
        panels.forEach(this::add);
    }

    void close() {
        made.values().forEach(RunPanel::close);
    }

    private void add(RunPanel.Spec spec) {
        Tab tab = new Tab(spec.title());
        tab.setId("query-run-" + spec.id());
        ObservableValue<Boolean> available = spec.factory().available(run);
        Runnable update = () -> {
            tab.setDisable(!available.getValue());
            if (available.getValue() && run.phase().isEnded() && spec.factory().leads(run)) {
                pane.getSelectionModel().select(tab);
            }
        };
        pane.getTabs().add(tab);
        tab.selectedProperty().subscribe(selected -> {
            if (selected && !made.containsKey(tab)) {
                RunPanel panel = spec.factory().make(run, bench);
                made.put(tab, panel);
                tab.setContent(panel.view());
            }
        });
        available.subscribe(now -> update.run());
        run.phaseProperty().subscribe(now -> update.run());
    }
}
