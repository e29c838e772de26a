package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.SnapshotHold;
import tableflow.console.domain.storage.SnapshotStep;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.storage.StorageWords;

/// The snapshots with what each did and what it keeps.
final class SnapshotsTab extends VBox {

    private final TableDetailViewModel model;
    private final ObservableList<SnapshotHold> rows = FXCollections.observableArrayList();
    private final DataTable<SnapshotHold> table = new DataTable<>(rows);
    private final Label notes = new Label();

    SnapshotsTab(TableDetailViewModel model) {
        this.model = model;
        setId("storage-snapshots");
        getStyleClass().add("table-tab");
        table.setId("storage-snapshots-list");
        table.setAccessibleText(text("storage.table.tab.snapshots"));
        table.setColumnResizePolicy(DataTable.UNCONSTRAINED_RESIZE_POLICY);
        columns();
        table.onOpen(this::query);
        table.setPlaceholder(new ProgressIndicator());
        VBox.setVgrow(table, Priority.ALWAYS);
        notes.setId("storage-snapshots-notes");
        notes.setWrapText(true);
        notes.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(bar(), notes, table);
        model.pastProperty().subscribe(this::show);
        model.readingPastProperty().subscribe(busy -> table.setPlaceholder(
                busy ? new ProgressIndicator() : new Label(text("storage.snapshots.none"))));
    }

    private Node bar() {
        Button query = new Button(text("storage.snapshots.query"));
        query.setId("storage-snapshots-query");
        query.setTooltip(new Tooltip(text("storage.snapshots.query.tip")));
        query.setOnAction(event -> query());
        query.setVisible(model.canQuery());
        query.setManaged(model.canQuery());
        query.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        FlowPane bar = new FlowPane(query);
        bar.getStyleClass().add("tables-bar");
        return bar;
    }

    private void query() {
        SnapshotHold chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null && model.canQuery()) {
            model.query(chosen.step());
        }
    }

    private void columns() {
        TableColumn<SnapshotHold, ?> time = table.<Long>number(
                text("storage.snapshots.time"), one -> one.step().committedAt(), StorageWords::when);
        time.setPrefWidth(130);
        time.setSortType(TableColumn.SortType.DESCENDING);
        table.text(text("storage.snapshots.operation"), one -> one.step().operation()).setPrefWidth(90);
        table.<Long>number(text("storage.snapshots.holds"),
                one -> one.holds().bytes().bitLength() < Long.SIZE ? one.holds().bytes().longValueExact() : null,
                Units::size).setPrefWidth(110);
        number("storage.snapshots.bytes.added", one -> one.added().bytes(), Units::size);
        number("storage.snapshots.bytes.removed", one -> one.removed().bytes(), Units::size);
        number("storage.snapshots.rows.added", one -> one.added().rows(), Units::grouped);
        number("storage.snapshots.rows.removed", one -> one.removed().rows(), Units::grouped);
        number("storage.snapshots.files.added", one -> one.added().files(), Units::grouped);
        number("storage.snapshots.files.removed", one -> one.removed().files(), Units::grouped);
        number("storage.snapshots.rows", SnapshotStep::rows, Units::grouped);
        number("storage.snapshots.files", SnapshotStep::files, Units::grouped);
        number("storage.snapshots.bytes", SnapshotStep::bytes, Units::size);
        table.text(text("storage.snapshots.refs"), one -> String.join(", ", one.refs())).setPrefWidth(80);
        table.text(text("storage.snapshots.schema"), one ->
                one.schemaId() == null ? "" : one.schemaId().toString()).setPrefWidth(70);
        table.text(text("storage.snapshots.id"), one -> Long.toString(one.step().id())).setPrefWidth(170);
        table.getSortOrder().add(time);
    }

    private void number(String key, Function<SnapshotStep, OptionalLong> figure, Function<Long, String> format) {
        table.<Long>number(text(key), one -> TableWords.figure(figure.apply(one.step())), format).setPrefWidth(118);
    }

    private void show(@Nullable TablePast now) {
        rows.setAll(now == null ? List.of() : now.history().holds());
        table.sort();
        notes.getStyleClass().setAll("label", "small-text", now == null || now.history().isComplete()
                ? "text-muted" : "warning-text");
        notes.setText(now == null ? "" : now.history().isComplete()
                ? text("storage.snapshots.source", StorageWords.requests(now.requests()))
                : text("storage.snapshots.incomplete") + "\n" + String.join("\n", now.history().notes()));
    }
}
