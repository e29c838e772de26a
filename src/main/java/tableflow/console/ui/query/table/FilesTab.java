package tableflow.console.ui.query.table;

import static tableflow.console.ui.Messages.text;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.LakeFile;
import tableflow.console.domain.lake.PartitionFigures;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.Placeholder;

/// The files of one snapshot: how large they are, by partition, and one by one.
final class FilesTab extends VBox {

    private final TableViewModel model;
    private final ObservableList<LakeFile> files = FXCollections.observableArrayList();
    private final ObservableList<PartitionFigures> partitions = FXCollections.observableArrayList();
    private final DataTable<LakeFile> fileTable = new DataTable<>(files);
    private final DataTable<PartitionFigures> partitionTable = new DataTable<>(partitions);
    private final SizeBars bars = new SizeBars();
    private final Label of = label("text-bold");
    private final Label totals = label("text-muted");
    private final Label verdict = label("label");
    private final Label more = label("text-muted");
    private final TitledPane byPartition = new TitledPane(text("query.table.partitions"), partitionTable);

    FilesTab(TableViewModel model) {
        this.model = model;
        getStyleClass().add("table-tab");
        of.setId("query-table-files-of");
        verdict.setId("query-table-verdict");
        fileTable.setId("query-table-file-list");
        fileTable.setAccessibleText(text("query.table.tab.files"));
        fileTable.text(text("query.table.file.name"), LakeFile::name).setPrefWidth(150);
        fileTable.<Long>number(text("query.table.file.bytes"), LakeFile::bytes, Units::size).setPrefWidth(80);
        fileTable.<Long>number(text("query.table.file.rows"), LakeFile::rows, Units::grouped).setPrefWidth(70);
        fileTable.text(text("query.table.file.kind"), it -> text("query.table.file.kind." + it.content()))
                .setPrefWidth(60);
        fileTable.text(text("query.table.file.partition"), LakeFile::partition).setPrefWidth(90);
        partitionTable.setId("query-table-partition-list");
        partitionTable.setAccessibleText(text("query.table.partitions"));
        partitionTable.text(text("query.table.file.partition"), PartitionFigures::partition).setPrefWidth(140);
        partitionTable.<Long>number(text("query.table.file.rows"), it -> it.data().rows(), Units::grouped);
        partitionTable.<Long>number(text("query.table.tab.files"), it -> it.data().files(), Units::grouped);
        partitionTable.<Long>number(text("query.table.file.bytes"), it -> it.data().bytes(), Units::size);
        partitionTable.<Long>number(text("query.table.file.deletes"), it -> it.deletes().files(), Units::grouped);
        partitionTable.setPrefHeight(180);
        byPartition.setExpanded(false);
        VBox.setVgrow(fileTable, Priority.ALWAYS);
        model.filesProperty().subscribe(now -> show());
        model.listingProperty().subscribe(now -> show());
        model.snapshotProperty().subscribe(now -> show());
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void show() {
        FileListing now = model.filesProperty().get();
        Snapshot snapshot = model.snapshotProperty().get();
        if (now == null) {
            getChildren().setAll(waiting(snapshot));
            return;
        }
        of.setText(text("query.table.files.of", snapshot == null ? "" : TableWords.time(snapshot.committedAt())));
        totals.setText(TableWords.totals(now.sizes().all()));
        verdict.setText(TableWords.verdict(now.sizes()));
        bars.show(now.sizes());
        files.setAll(now.listed());
        partitions.setAll(now.partitions());
        boolean partitioned = now.partitions().stream().anyMatch(it -> !it.partition().isEmpty());
        byPartition.setVisible(partitioned);
        byPartition.setManaged(partitioned);
        more.setText(text("query.table.files.more", now.notListed()));
        more.setVisible(now.notListed() > 0);
        more.setManaged(now.notListed() > 0);
        getChildren().setAll(of, totals, verdict, bars, byPartition, fileTable, more);
    }

    private Placeholder waiting(@Nullable Snapshot snapshot) {
        if (model.listingProperty().get()) {
            return Placeholder.loading(text("query.table.files.loading"))
                    .action(text("query.table.files.stop"), model::cancel);
        }
        return snapshot == null
                ? Placeholder.empty(Feather.FILE, text("query.table.snapshots.none"), "")
                : Placeholder.empty(Feather.FILE, text("query.table.files.stopped"), "")
                        .action(text("query.table.files.again"), model::listFiles);
    }
}
