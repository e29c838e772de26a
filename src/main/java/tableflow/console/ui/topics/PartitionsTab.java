package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.NewestRecord;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.monitor.Figure.Unit;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TopicDetail.Partitions;
import tableflow.console.service.topics.figures.TopicMeasured;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ReadingText;
import tableflow.console.ui.topics.Shown.Tone;

/// The partitions of a topic: leader, replicas, those in sync, offsets, and how many records there are at most.
final class PartitionsTab extends VBox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final ObservableList<Partition> rows = FXCollections.observableArrayList();
    private final DataTable<Partition> table = new DataTable<>(rows);
    private final Label note = new Label();
    private final Label skew = new Label();
    private TopicMeasured measured = TopicMeasured.UNASKED;
    private Shares shares = Shares.NONE;
    private boolean compacted;

    PartitionsTab(MeasuresViewModel model) {
        getStyleClass().add("detail-tab");
        table.setId("topics-partitions");
        table.getStyleClass().add("edge-to-edge");
        table.setFixedCellSize(28);
        // Twelve columns do not fit beside the list: it scrolls sideways.
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
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
        ShownCell.addNumbers(table, text("topics.partition.records"), 92, Comparator.comparing(
                it -> Partitions.recordsAtMost(it).orElse(-1L)), this::records);
        table.<Long>number(text("topics.partition.size"), this::size, it -> ReadingText.amount(Unit.BYTES, it))
                .setPrefWidth(86);
        ShownCell.add(table, text("topics.partition.share"), 72,
                Comparator.comparingDouble(it -> shares.of(it.id()).orElse(-1)), this::share);
        ShownCell.add(table, text("topics.partition.newest"), 168, Comparator.comparing(
                this::time, Comparator.nullsFirst(Comparator.naturalOrder())), this::newest);
        number(text("topics.partition.held"), it -> held().get(it.id()));
        number(text("topics.partition.tablelag"), this::tableLag);
        model.measuredProperty().subscribe(now -> {
            measured = now;
            shares = Shares.of(rows, now.sizes().value().orElse(Map.of()));
            table.refresh();
            showSkew();
        });
        skew.getStyleClass().add("detail-note");
        skew.setWrapText(true);
        skew.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(table, Priority.ALWAYS);
        note.getStyleClass().add("detail-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(table, skew, note);
    }

    /// @param isCompacted whether the topic is: then counts of records are the most that there can be
    void show(Answer<Partitions> answer, boolean isCompacted) {
        if (compacted != isCompacted) {
            compacted = isCompacted;
            table.refresh();
        }
        List<Partition> partitions = answer.value().map(Partitions::all).orElse(List.of());
        if (!rows.equals(partitions)) {
            shares = Shares.of(partitions, measured.sizes().value().orElse(Map.of()));
            rows.setAll(partitions);
        }
        RemoteFailure failure = answer.failure();
        Label empty = FactGrid.label(
                failure == null
                        ? Shown.answer(answer, any -> Shown.none())
                        : Shown.of(Tone.UNCHECKED, Shown.reason(failure)));
        empty.setMaxWidth(420);
        table.setPlaceholder(empty);
        note.setText(answer.kept()
                .map(Shown::reason)
                .or(() -> answer.value().flatMap(PartitionsTab::offsets))
                .orElseGet(() -> text(compacted ? "topics.records.note.compacted" : "topics.records.note")));
    }

    /// Why offsets are not there, or are old.
    private static Optional<String> offsets(Partitions partitions) {
        RemoteFailure failure = partitions.offsetsFailure();
        Instant at = partitions.offsetsAt();
        return Optional.ofNullable(failure).map(why -> at == null
                ? text("topics.offsets.failed", Shown.reason(why))
                : text("topics.offsets.kept", Shown.reason(new Answer.Kept<>(partitions, at, why))));
    }

    /// Marked where compaction may have removed some.
    private Shown records(Partition partition) {
        return Partitions.recordsAtMost(partition)
                .map(most -> compacted && most > 0
                        ? new Shown("\u2264 " + Units.grouped(most), Tone.WARNING, text("topics.records.compacted"))
                        : Shown.plain(Units.grouped(most)))
                .orElseGet(Shown::none);
    }

    private @Nullable Long size(Partition partition) {
        return measured.sizes().value().orElse(Map.of()).get(partition.id());
    }

    /// Marked where it is far from even, as the sentence below the table has it.
    private Shown share(Partition partition) {
        OptionalDouble share = shares.of(partition.id());
        if (share.isEmpty()) {
            return Shown.none();
        }
        String words = String.format(Locale.ENGLISH, "%.1f %%", share.getAsDouble() * 100);
        String more = text(
                shares.bytes() ? "topics.partition.share.bytes" : "topics.partition.share.records",
                String.format(Locale.ENGLISH, "%.1f", shares.timesEven(partition.id())));
        return new Shown(words, shares.isUneven(partition.id()) ? Tone.WARNING : Tone.PLAIN, more);
    }

    private @Nullable Instant time(Partition partition) {
        NewestRecord newest = measured.newest().value().orElse(Map.of()).get(partition.id());
        return newest == null ? null : newest.timestamp();
    }

    private Shown newest(Partition partition) {
        return Shown.answer(measured.newest(), all -> {
            NewestRecord newest = all.get(partition.id());
            return newest == null
                    ? Shown.none()
                    : Shown.plain(TIME.format(newest.timestamp()),
                            text("topics.partition.newest.note", newest.timestamp(), Long.toString(newest.offset())));
        });
    }

    private Map<Integer, Long> held() {
        return measured.held().value().flatMap(it -> it).orElse(Map.of());
    }

    /// Records of the partition that the newest snapshot does not hold; absent where that is not known.
    private @Nullable Long tableLag(Partition partition) {
        boolean known = measured.held().value().flatMap(it -> it).isPresent();
        Long end = partition.latestOffset();
        Long earliest = partition.earliestOffset();
        if (!known || end == null || earliest == null) {
            return null;
        }
        Long newest = held().get(partition.id());
        return Math.max(0, end - Math.max(newest == null ? 0 : newest + 1, earliest));
    }

    /// How unevenly records lie, where that is worth a word, and which figures are not known or old.
    private void showSkew() {
        long share = measured.skew().orElse(0);
        RemoteFailure failure = measured.sizes().failure();
        String old = measured.sizes().kept()
                .map(kept -> text("topics.partition.sizes.kept", Shown.reason(kept))).orElse("");
        String sizes = failure != null
                ? text("topics.partition.sizes.failed", Shown.reason(failure))
                : !old.isEmpty() ? old
                : share > 150 ? text("topics.partition.skew", share / 100 + "." + share / 10 % 10) : "";
        RemoteFailure unheld = measured.held().failure();
        String held = unheld != null
                ? text("topics.partition.held.failed", Shown.reason(unheld))
                : measured.held().kept()
                        .map(kept -> text("topics.partition.held.kept", Shown.reason(kept))).orElse("");
        skew.setText(Stream.of(sizes, held).filter(it -> !it.isEmpty()).collect(Collectors.joining("\n")));
        skew.setVisible(!skew.getText().isEmpty());
        skew.setManaged(!skew.getText().isEmpty());
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
