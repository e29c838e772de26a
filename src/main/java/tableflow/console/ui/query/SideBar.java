package tableflow.console.ui.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.Icons;

/// The panels beside the statements, one shown at a time; each is made when it is first shown.
final class SideBar extends TabPane {

    private final Workbench bench;
    private final Map<Tab, SidePanel.Spec> specs = new HashMap<>();
    private final Map<Tab, SidePanel> made = new HashMap<>();
    private boolean paneShown;
    private @Nullable SidePanel shown;

    SideBar(List<SidePanel.Spec> panels, Workbench bench) {
        this.bench = bench;
        setId("query-side");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        setMinWidth(180);
        for (SidePanel.Spec spec : panels) {
            Tab tab = new Tab(spec.title());
            tab.setId("query-side-" + spec.id());
            tab.setGraphic(Icons.of(spec.icon()));
            tab.setTooltip(new Tooltip(spec.title()));
            specs.put(tab, spec);
            getTabs().add(tab);
        }
        getSelectionModel().selectedItemProperty().subscribe(tab -> update());
    }

    /// The pane can be seen now, or no longer.
    void shown(boolean now) {
        paneShown = now;
        update();
    }

    void close() {
        made.values().forEach(SidePanel::close);
    }

    private void update() {
        Tab tab = getSelectionModel().getSelectedItem();
        SidePanel now = tab == null || !paneShown ? null : panel(tab);
        if (Objects.equals(now, shown)) {
            return;
        }
        if (shown != null) {
            shown.onHidden();
        }
        shown = now;
        if (now != null) {
            now.onShown();
        }
    }

    private @Nullable SidePanel panel(Tab tab) {
        SidePanel known = made.get(tab);
        SidePanel.Spec spec = specs.get(tab);
        if (known != null || spec == null) {
            return known;
        }
        SidePanel panel = spec.factory().make(bench);
        made.put(tab, panel);
        tab.setContent(panel.view());
        return panel;
    }
}
