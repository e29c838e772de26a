package tableflow.console.ui.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tableflow.console.ui.work.Timer;
import tableflow.console.ui.work.Work;

/// One run: its strip, and below it its panels, the first of which tells what happened.
final class RunView extends VBox {

    /// The run itself is sent and seen first.
    private static final Duration BEFORE_AHEAD = Duration.ofMillis(40);

    private final QueryRun run;
    private final Workbench bench;
    private final TabPane pane = new TabPane();
    private final Map<Tab, RunPanel> made = new HashMap<>();
    private final List<Timer.Alarm> ahead = new ArrayList<>();
    private boolean closed;

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

    private void make(Tab tab, RunPanel.Spec spec) {
        if (!made.containsKey(tab)) {
            RunPanel panel = spec.factory().make(run, bench);
            made.put(tab, panel);
            tab.setContent(panel.view());
        }
    }

    void close() {
        closed = true;
        ahead.forEach(Timer.Alarm::cancel);
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
            if (selected) {
                make(tab, spec);
            }
        });
        if (spec.factory().isMadeAhead()) {
            Work work = bench.context().work();
            ahead.add(work.timer().after(BEFORE_AHEAD, () -> work.onFx(() -> {
                if (!run.phase().isEnded() && !closed) {
                    make(tab, spec);
                }
            })));
        }
        available.subscribe(now -> update.run());
        run.phaseProperty().subscribe(now -> update.run());
    }
}
