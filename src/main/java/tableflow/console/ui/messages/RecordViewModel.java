package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.service.messages.Decoded;
import tableflow.console.service.messages.ReadRecord;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.store.Glance;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.ui.control.HexDump;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The record that has the keyboard, in full.
final class RecordViewModel {

    /// More is not decoded to be looked at: what JSON of that size takes in memory no screen is worth.
    static final int MOST_DECODED = 16 << 20;

    private static final int MOST_DUMPED = 1 << 16;
    private static final int MOST_OF_HEADER = 1 << 12;

    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final LatestOnly saving = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Path> saved = new ReadOnlyObjectWrapper<>();
    private final @Nullable RowLink rows;
    private @Nullable Consumer<Seen> asked;

    /// Shows the row that a record became.
    @FunctionalInterface
    interface RowLink {
        void show(String topic, int partition, long offset);
    }

    /// A record, looked at.
    ///
    /// @param at where all of it is
    /// @param glance tells how large its parts are
    /// @param dump the beginning of the value as hexadecimal digits
    /// @param isWhole whether key and value were decoded; otherwise they are too large, and `read` has the beginning
    record Seen(RecordPick at, Glance glance, ReadRecord read, String dump, boolean isWhole) {

        /// Without the ends of what is too large.
        KafkaRecord record() {
            return read.record();
        }

        /// Whether a header is too large to be shown.
        boolean hasLargeHeader() {
            return glance.record().headers().stream().anyMatch(RecordViewModel::isLarge);
        }
    }

    /// @param rows absent when no pane shows rows
    RecordViewModel(Work work, @Nullable RowLink rows) {
        this.work = work;
        this.rows = rows;
    }

    /// Looks at a record; at none when `number` is below 0.
    void look(@Nullable HeldRecords held, long number, RecordDecoder decoder) {
        problem.set(null);
        saved.set(null);
        asked = null;
        if (held == null || number < 0) {
            slot.clear();
            seen.set(null);
            return;
        }
        RecordPick at = new RecordPick(held, new long[] {number});
        work.job(text("messages.job.look"), _ -> look(at, held.glance(number), decoder))
                .in(slot)
                .quiet()
                .onResult(now -> {
                    seen.set(now);
                    Consumer<Seen> first = asked;
                    asked = null;
                    if (first != null) {
                        first.accept(now);
                    }
                })
                .onFailure(failure -> {
                    seen.set(null);
                    problem.set(Problem.of(failure));
                })
                .start();
    }

    private static Seen look(RecordPick at, Glance glance, RecordDecoder decoder) {
        KafkaRecord begun = glance.record();
        Bytes value = begun.value();
        String dump = value == null ? "" : HexDump.of(value.beginning(MOST_DUMPED), MOST_DUMPED);
        if ((long) glance.keySize() + glance.valueSize() <= MOST_DECODED) {
            boolean cut = glance.isKeyCut() || glance.isValueCut();
            KafkaRecord whole = cut ? at.get(0) : begun;
            return new Seen(at, glance, ReadRecord.of(
                    with(begun, whole.key(), whole.value()), decoder), dump, true);
        }
        ReadRecord read = ReadRecord.of(
                with(begun, cut(begun.key(), MOST_DUMPED), cut(value, MOST_DUMPED)),
                decoder.with(DecodeAs.TEXT, DecodeAs.TEXT));
        return new Seen(at, glance, read, dump, false);
    }

    /// The same with other parts, and with no header in full that is too large to be shown.
    private static KafkaRecord with(KafkaRecord record, @Nullable Bytes key, @Nullable Bytes value) {
        return new KafkaRecord(record.topic(), record.partition(), record.offset(), record.timestamp(),
                record.timestampType(), record.leaderEpoch(), key, value, record.headers().stream()
                        .map(header -> isLarge(header)
                                ? new KafkaRecord.Header(header.key(), cut(header.value(), MOST_OF_HEADER)) : header)
                        .toList());
    }

    private static boolean isLarge(KafkaRecord.Header header) {
        Bytes value = header.value();
        return value != null && value.size() >= Glance.MOST;
    }

    private static @Nullable Bytes cut(@Nullable Bytes bytes, int most) {
        return bytes == null ? null : Bytes.owned(bytes.beginning(most));
    }

    boolean canShowRow() {
        return rows != null;
    }

    /// Does something with the record that has the keyboard: as long as it is on its way, the one before is shown, and
    /// is not meant.
    void with(Consumer<Seen> action) {
        Seen shown = seen.get();
        if (slot.isBusy()) {
            asked = action;
        } else if (shown != null) {
            action.accept(shown);
        }
    }

    /// Shows the row that the record became.
    void showRow() {
        RowLink link = rows;
        if (link != null) {
            with(it -> link.show(it.record().topic(), it.record().partition(), it.record().offset()));
        }
    }

    /// Gives out the record as text.
    void copy(Consumer<String> to) {
        with(_ -> to.accept(asText()));
    }

    /// A name for a file with the value.
    String suggested() {
        Seen shown = seen.get();
        return shown == null ? "value.bin" : shown.record().topic() + "-" + shown.record().partition() + "-"
                + shown.record().offset() + (isJson(shown) ? ".json" : ".bin");
    }

    private static boolean isJson(Seen shown) {
        return shown.read().value().form() == Decoded.Form.JSON;
    }

    /// Whether there is a value to be saved.
    boolean hasValue() {
        Seen shown = seen.get();
        return shown != null && shown.record().value() != null;
    }

    /// Writes the value to a file as it stands in the topic: its bytes, not what is shown of them.
    void saveValue(Path file) {
        Seen shown = seen.get();
        if (shown == null || shown.record().value() == null) {
            return;
        }
        work.job(text("messages.job.save", file.getFileName()), _ -> {
                    AtomicFiles.write(file, whole(shown).view());
                    return file;
                })
                .in(saving)
                .onResult(saved::set)
                .onFailure(failure -> problem.set(new Problem(failure, () -> saveValue(file))))
                .start();
    }

    private static Bytes whole(Seen shown) {
        try {
            KafkaRecord record = shown.isWhole() ? shown.record() : shown.at().get(0);
            return Objects.requireNonNull(record.value());
        } catch (NoSuchElementException dropped) {
            throw RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "save the value of a record",
                            "the record is not kept any more: newer ones took its place, or another reading began")
                    .withAdvice("Read it again, and save it then.");
        }
    }

    /// The record as text, for the clipboard.
    String asText() {
        Seen shown = seen.get();
        if (shown == null) {
            return "";
        }
        KafkaRecord record = shown.record();
        StringBuilder text = new StringBuilder(text("messages.record.copied", record.topic(),
                Integer.toString(record.partition()), Long.toString(record.offset()),
                MessageWords.of(record, Instant::toString)));
        text.append('\n').append(part(text("messages.record.key"), shown.read().key()));
        for (ReadRecord.Header header : shown.read().headers()) {
            text.append(part(header.key(), header.value()));
        }
        text.append(part(text("messages.record.value"), shown.read().value()));
        return shown.isWhole() ? text.toString()
                : text.append(text("messages.record.copied.begun", Units.size(MOST_DUMPED),
                        Units.size(shown.glance().keySize()), Units.size(shown.glance().valueSize()))).toString();
    }

    private static String part(String name, Decoded part) {
        return name + ": " + (part.form() == Decoded.Form.NONE ? text("messages.record.none") : part.text()) + "\n";
    }

    /// The record that was looked at last; absent when none is chosen.
    ReadOnlyObjectProperty<@Nullable Seen> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Where the value was saved; absent before.
    ReadOnlyObjectProperty<@Nullable Path> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    void close() {
        slot.clear();
        saving.clear();
    }
}
