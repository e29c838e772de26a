package tableflow.console.ui.schemas;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// Tabs at one side of the editor; the first is in front.
final class SideTabs extends TabPane {

    SideTabs(String styleClass) {
        getStyleClass().addAll("dense", "schemas-tabs", styleClass);
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    }

    /// Adds a tab at the end.
    ///
    /// @param title may change
    void add(String id, ObservableValue<String> title, Node content) {
        Tab tab = new Tab();
        tab.setId(id);
        tab.textProperty().bind(title);
        tab.setContent(content);
        getTabs().add(tab);
    }

    void add(SchemaTab tab) {
        Tab added = new Tab(tab.title(), tab.content());
        added.setId(tab.id());
        getTabs().add(added);
    }

    boolean lacks(String id) {
        return getTabs().stream().noneMatch(tab -> id.equals(tab.getId()));
    }

    /// Brings a tab to the front; does nothing when it is not here.
    void show(String id) {
        getTabs().stream().filter(tab -> id.equals(tab.getId())).findFirst().ifPresent(getSelectionModel()::select);
    }
}
