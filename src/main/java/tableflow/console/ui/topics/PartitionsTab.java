package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TopicDetail.Partitions;
import tableflow.console.ui.topics.Shown.Tone;

/// The partitions of a topic: leader, replicas, those in sync, offsets, and how many records there are at most.
final class PartitionsTab extends VBox {

    private final TableView<Partition> table = new TableView<>();
    private final Label note = new Label();

    PartitionsTab() {
        getStyleClass().add("detail-tab");
        table.setId("topics-partitions");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setFixedCellSize(28);
        table.setAccessibleText(text("topics.tab.partitions"));
        table.getColumns().setAll(List.of(
                ShownCell.numbers("#", 48, it -> Shown.plain(Integer.toString(it.id()))),
                ShownCell.column(text("topics.partition.leader"), 76, PartitionsTab::leader, false),
                ShownCell.column(
                        text("topics.partition.replicas"), 84, it -> Shown.plain(ids(it.replicas())), false),
                ShownCell.column(text("topics.partition.insync"), 84, PartitionsTab::inSync, false),
                ShownCell.numbers(text("topics.partition.earliest"), 96, offset(Partition::earliestOffset)),
                ShownCell.numbers(text("topics.partition.latest"), 96, offset(Partition::latestOffset)),
                ShownCell.numbers(text("topics.partition.records"), 96, PartitionsTab::records)));
        VBox.setVgrow(table, Priority.ALWAYS);
        note.getStyleClass().add("detail-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(table, note);
    }

    void show(Answer<Partitions> answer) {
        List<Partition> partitions = answer.value().map(Partitions::all).orElse(List.of());
        if (!table.getItems().equals(partitions)) {
            table.getItems().setAll(partitions);
        }
        RemoteFailure failure = answer.failure();
        RemoteFailure offsets = answer.value().map(Partitions::offsetsFailure).orElse(null);
        Label empty = FactGrid.label(Shown.answer(answer, any -> Shown.none()));
        if (failure != null) {
            empty = FactGrid.label(Shown.of(Tone.UNCHECKED, Shown.reason(failure)));
        }
        empty.setMaxWidth(420);
        table.setPlaceholder(empty);
        note.setText(
                offsets == null ? text("topics.records.note") : text("topics.offsets.failed", Shown.reason(offsets)));
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

    private static Function<Partition, Shown> offset(
            Function<Partition, @Nullable Long> which) {
        return partition -> {
            Long offset = which.apply(partition);
            return offset == null ? Shown.none() : Shown.plain(Units.grouped(offset));
        };
    }

    private static Shown records(Partition partition) {
        return Partitions.recordsAtMost(partition)
                .map(records -> Shown.plain(Units.grouped(records)))
                .orElseGet(Shown::none);
    }

    private static String ids(List<Integer> brokers) {
        return brokers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
