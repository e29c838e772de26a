package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ObservableLongValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.KeyValueGrid;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.control.grid.GridColumn;
import tableflow.console.ui.control.grid.GridSource;
import tableflow.console.ui.query.result.CellDetail.Part;
import tableflow.console.ui.query.result.Inspecting.Inspected;
import tableflow.console.ui.work.Work;

/// The drawer at the side: the chosen cell in full, and its row as a form.
final class InspectorView extends VBox {

    /// A text area lays all of its text out at once; the rest is copied or saved.
    private static final int MOST_SHOWN = 100_000;

    private final Label title = new Label();
    private final KeyValueGrid facts = new KeyValueGrid();
    private final Label note = new Label();
    private final TextArea exact = area("result-exact");
    private final TextArea formatted = area("result-formatted");
    private final TreeView<String> tree = new TreeView<>();
    private final Tab formattedTab = new Tab(text("result.cell.formatted"), formatted);
    private final Tab treeTab = new Tab(text("result.cell.tree"), tree);
    private final Tab exactTab = new Tab(text("result.cell.exact"), exact);
    private final TabPane readings = new TabPane(exactTab);
    private final DataGrid record;
    private final TabPane pane = new TabPane();
    private List<ResultColumn> columns = List.of();
    private String whole = "";

    /// @param save asks for a file and writes a text into it
    /// @param hide closes the drawer
    InspectorView(Inspecting inspecting, Work work, java.util.function.Consumer<String> save, Runnable hide) {
        setId("result-inspector");
        getStyleClass().add("result-inspector");
        record = new DataGrid(work);
        // Broken lines would take columns of bytes and the indents of JSON apart.
        formatted.setWrapText(false);
        ErrorBanner banner = new ErrorBanner();
        banner.follow(inspecting.problemProperty());
        tree.setShowRoot(false);
        tree.setId("result-tree");
        tree.getStyleClass().add("mono");
        note.setWrapText(true);
        note.getStyleClass().addAll("text-muted", "small-text");
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button saveButton = Icons.button(Feather.SAVE, text("result.cell.save"), () -> save.accept(whole));
        HBox head = new HBox(
                title,
                gap,
                Copying.button(text("result.cell.value"), () -> whole),
                saveButton,
                Icons.button(Feather.X, text("result.cell.close"), hide));
        head.getStyleClass().add("result-head");
        readings.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        readings.getStyleClass().add("dense-tabs");
        VBox.setVgrow(readings, Priority.ALWAYS);
        VBox cell = new VBox(banner, facts, note, readings);
        cell.getStyleClass().add("result-cell");
        Tab cellTab = new Tab(text("result.cell"), cell);
        cellTab.setId("result-cell-tab");
        Tab rowTab = new Tab(text("result.record"), record);
        rowTab.setId("result-record-tab");
        pane.getTabs().setAll(cellTab, rowTab);
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.getStyleClass().add("dense-tabs");
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().setAll(head, pane);
        inspecting.inspectedProperty().subscribe(this::show);
    }

    void columns(List<ResultColumn> known) {
        columns = known;
    }

    private void show(@Nullable Inspected now) {
        facts.clear();
        if (now == null) {
            title.setText("");
            exact.clear();
            readings.getTabs().setAll(exactTab);
            note.setText("");
            whole = "";
            return;
        }
        CellDetail detail = now.detail();
        title.setText(text("result.cell.title", now.column().name(), now.place() + 1));
        detail.facts().forEach(fact -> facts.add(fact.name(), fact.value()));
        String value = now.value();
        whole = value == null ? "" : value;
        boolean cut = whole.length() > MOST_SHOWN;
        exact.setText(cut ? whole.substring(0, MOST_SHOWN) : whole);
        note.setText(cut ? text("result.cell.cut", MOST_SHOWN) : detail.note());
        List<Tab> tabs = new ArrayList<>();
        if (detail.tree() != null) {
            tree.setRoot(item(detail.tree()));
            tabs.add(treeTab);
        }
        if (!detail.formatted().isEmpty()) {
            String text = detail.formatted();
            formatted.setText(text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) : text);
            tabs.addFirst(formattedTab);
        }
        tabs.add(exactTab);
        if (!readings.getTabs().equals(tabs)) {
            readings.getTabs().setAll(tabs);
            readings.getSelectionModel().selectFirst();
        }
        record.show(
                List.of(
                        new GridColumn(text("result.record.column"), "", Feather.COLUMNS, false),
                        new GridColumn(text("result.record.type"), "", Feather.TAG, false),
                        new GridColumn(text("result.record.value"), "", Feather.TYPE, false)),
                new Form(columns, now.row()));
    }

    private static TreeItem<String> item(Part part) {
        String name = part.name();
        String words = name.isEmpty() ? part.value() : part.value().isEmpty() ? name : name + ": " + part.value();
        TreeItem<String> item = new TreeItem<>(words);
        item.setExpanded(true);
        part.parts().forEach(inside -> item.getChildren().add(item(inside)));
        return item;
    }

    private static TextArea area(String id) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("mono");
        return area;
    }

    /// A row standing: a line for each of its columns.
    private record Form(List<ResultColumn> columns, List<@Nullable String> row) implements GridSource {
        @Override
        public ObservableLongValue rowCount() {
            return new ReadOnlyLongWrapper(row.size()).getReadOnlyProperty();
        }

        @Override
        public List<List<@Nullable String>> load(long first, int count) {
            List<List<@Nullable String>> lines = new ArrayList<>();
            for (int i = (int) first; i < first + count; i++) {
                List<@Nullable String> line = new ArrayList<>();
                line.add(columns.get(i).name());
                line.add(CellDetail.typeName(columns.get(i)));
                line.add(row.get(i));
                lines.add(line);
            }
            return lines;
        }
    }
}
