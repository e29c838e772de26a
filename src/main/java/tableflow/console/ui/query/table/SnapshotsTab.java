package tableflow.console.ui.query.table;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.SnapshotDifference;
import tableflow.console.ui.control.DataTable;

/// The snapshots, newest first; one can be read, two can be compared.
final class SnapshotsTab extends VBox {

    private final TableViewModel model;
    private final ObservableList<Snapshot> rows = FXCollections.observableArrayList();
    private final DataTable<Snapshot> table = new DataTable<>(rows);
    /// A moment to the second, whole: that is what a snapshot is chosen by.
    private static final double TIME = 168;

    private final VBox difference = new VBox();
    private @Nullable TableFacts shown;

    SnapshotsTab(TableViewModel model, Runnable showFiles) {
        this.model = model;
        getStyleClass().add("table-tab");
        table.setId("query-table-snapshot-list");
        table.setAccessibleText(text("query.table.tab.snapshots"));
        table.getStyleClass().add("edge-to-edge");
        table.setPlaceholder(new Label(text("query.table.snapshots.none")));
        columns();
        table.setColumnResizePolicy(DataTable.UNCONSTRAINED_RESIZE_POLICY);
        table.onOpen(() -> each(1, list -> model.readVersion(list.getFirst())));
        VBox.setVgrow(table, Priority.ALWAYS);
        difference.getStyleClass().add("table-difference");
        difference.setId("query-table-difference");
        model.differenceProperty().subscribe(this::show);
        getChildren().setAll(actions(showFiles), table, difference);
    }

    private void columns() {
        table.text(text("query.table.snapshot.time"), it -> TableWords.time(it.committedAt())).setPrefWidth(TIME);
        table.text(text("query.table.snapshot.operation"), it -> String.valueOf(it.operation())).setPrefWidth(76);
        table.text(text("query.table.snapshot.rows"), it -> TableWords.change(
                it.figure("added-records"), it.figure("deleted-records"))).setPrefWidth(70);
        table.text(text("query.table.snapshot.files"), it -> TableWords.change(
                it.figure("added-data-files"), it.figure("deleted-data-files"))).setPrefWidth(60);
        number("query.table.snapshot.total", Snapshot::records, Units::grouped);
        number("query.table.snapshot.bytes", Snapshot::bytes, Units::size);
        table.text(text("query.table.snapshot.refs"), this::refs).setPrefWidth(60);
        table.text(text("query.table.snapshot.id"), it -> Long.toString(it.id())).setPrefWidth(150);
    }

    private void number(
            String key, Function<Snapshot, OptionalLong> figure,
            Function<Long, String> format) {
        table.<Long>number(text(key), it -> TableWords.figure(figure.apply(it)), format).setPrefWidth(80);
    }

    private String refs(Snapshot snapshot) {
        TableFacts now = shown;
        return now == null ? "" : now.refsOf(snapshot);
    }

    private FlowPane actions(Runnable showFiles) {
        Button version = action("query.table.version", 1, list -> model.readVersion(list.getFirst()));
        version.setTooltip(new Tooltip(text("query.table.version.tip")));
        Button moment = action("query.table.moment", 1, list -> model.readMoment(list.getFirst()));
        moment.setTooltip(new Tooltip(text("query.table.moment.tip")));
        Button compare = action("query.table.compare", 2, list -> model.compare(list.getFirst(), list.get(1)));
        compare.setTooltip(new Tooltip(text("query.table.compare.tip")));
        compare.setId("query-table-compare");
        version.setId("query-table-version");
        moment.setId("query-table-moment");
        Button files = action("query.table.files.show", 1, list -> {
            model.snapshotProperty().set(list.getFirst());
            showFiles.run();
        });
        FlowPane bar = new FlowPane(version, moment, files, compare);
        bar.getStyleClass().add("table-actions");
        return bar;
    }

    /// A button that needs `count` chosen snapshots.
    private Button action(String key, int count, Consumer<List<Snapshot>> work) {
        Button button = new Button(text(key));
        button.getStyleClass().add("small");
        button.setOnAction(event -> each(count, work));
        ObservableList<Snapshot> chosen = table.getSelectionModel().getSelectedItems();
        button.disableProperty().bind(Bindings.size(chosen).isNotEqualTo(count));
        return button;
    }

    private void each(int count, Consumer<List<Snapshot>> work) {
        List<Snapshot> chosen = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (chosen.size() == count) {
            work.accept(chosen);
        }
    }

    void show(TableFacts now) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        rows.setAll(now.snapshots());
    }

    private void show(@Nullable SnapshotDifference now) {
        difference.setVisible(now != null);
        difference.setManaged(now != null);
        if (now == null) {
            difference.getChildren().clear();
            return;
        }
        var times = model.times();
        Label title = new Label(text("query.table.difference", times.apply(now.from()), times.apply(now.to())));
        title.getStyleClass().add("text-bold");
        difference.getChildren().setAll(title);
        if (now.isEmpty()) {
            add(text("query.table.difference.none"));
        } else {
            add(text("query.table.difference.came", TableWords.totals(now.added())));
            add(text("query.table.difference.went", TableWords.totals(now.removed())));
            if (now.addedDeletes().files() + now.removedDeletes().files() > 0) {
                add(text("query.table.difference.deletes", now.addedDeletes().files(), now.removedDeletes().files()));
            }
        }
        add(text("query.table.difference.read", now.manifestsRead(), now.manifestsRead() + now.manifestsShared()));
        if (model.canOpenAddedRows() && now.added().files() > 0) {
            Button rowsThatCame = new Button(text("query.table.difference.rows"));
            rowsThatCame.getStyleClass().add("small");
            rowsThatCame.setOnAction(event -> model.openAddedRows());
            difference.getChildren().add(rowsThatCame);
        }
    }

    private void add(String line) {
        Label label = new Label(line);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        difference.getChildren().add(label);
    }
}
