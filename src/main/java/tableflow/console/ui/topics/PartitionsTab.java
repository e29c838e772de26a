package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TopicDetail.Partitions;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.topics.Shown.Tone;

/// The partitions of a topic: leader, replicas, those in sync, offsets, and how many records there are at most.
final class PartitionsTab extends VBox {

    private final ObservableList<Partition> rows = FXCollections.observableArrayList();
    private final DataTable<Partition> table = new DataTable<>(rows);
    private final Label note = new Label();

    PartitionsTab() {
        getStyleClass().add("detail-tab");
        table.setId("topics-partitions");
        table.getStyleClass().add("edge-to-edge");
        table.setFixedCellSize(28);
        table.setAccessibleText(text("topics.tab.partitions"));
        table.number("#", Partition::id, id -> Integer.toString(id)).setPrefWidth(48);
        Comparator<Partition> byLeader =
                Comparator.comparing(Partition::leader, Comparator.nullsFirst(Comparator.naturalOrder()));
        ShownCell.add(table, text("topics.partition.leader"), 70, byLeader, PartitionsTab::leader);
        ShownCell.add(
                table,
                text("topics.partition.replicas"),
                88,
                Comparator.comparing(it -> ids(it.replicas())),
                it -> Shown.plain(ids(it.replicas())));
        ShownCell.add(
                table,
                text("topics.partition.insync"),
                88,
                Comparator.comparingInt(it -> it.inSyncReplicas().size()),
                PartitionsTab::inSync);
        number(text("topics.partition.earliest"), Partition::earliestOffset);
        number(text("topics.partition.latest"), Partition::latestOffset);
        number(text("topics.partition.records"), it -> Partitions.recordsAtMost(it).orElse(null));
        VBox.setVgrow(table, Priority.ALWAYS);
        note.getStyleClass().add("detail-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(table, note);
    }

    void show(Answer<Partitions> answer) {
        List<Partition> partitions = answer.value().map(Partitions::all).orElse(List.of());
        if (!rows.equals(partitions)) {
            rows.setAll(partitions);
        }
        RemoteFailure failure = answer.failure();
        Label empty = FactGrid.label(
                failure == null
                        ? Shown.answer(answer, any -> Shown.none())
                        : Shown.of(Tone.UNCHECKED, Shown.reason(failure)));
        empty.setMaxWidth(420);
        table.setPlaceholder(empty);
        RemoteFailure offsets = answer.value().map(Partitions::offsetsFailure).orElse(null);
        note.setText(
                offsets == null ? text("topics.records.note") : text("topics.offsets.failed", Shown.reason(offsets)));
    }

    private void number(String title, Function<Partition, @Nullable Long> value) {
        table.<Long>number(title, value, Units::grouped).setPrefWidth(92);
    }

    private static Shown leader(Partition partition) {
        Integer leader = partition.leader();
        return leader == null
                ? Shown.of(Tone.BAD, text("topics.partition.noleader"))
                : Shown.plain(Integer.toString(leader));
    }

    private static Shown inSync(Partition partition) {
        String ids = ids(partition.inSyncReplicas());
        if (!partition.isUnderReplicated()) {
            return Shown.plain(ids);
        }
        int missing = partition.replicas().size() - partition.inSyncReplicas().size();
        String words = ids.isEmpty() ? text("topics.none") : ids;
        return new Shown(words, Tone.WARNING, text("topics.partition.missing", missing));
    }

    private static String ids(List<Integer> brokers) {
        return brokers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
