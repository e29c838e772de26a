package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.service.messages.Decoded;
import tableflow.console.service.messages.ReadRecord;
import tableflow.console.service.messages.RecordDecoder;
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

    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final LatestOnly saving = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Path> saved = new ReadOnlyObjectWrapper<>();
    private final @Nullable RowLink rows;

    /// Shows the row that a record became.
    @FunctionalInterface
    interface RowLink {
        void show(String topic, int partition, long offset);
    }

    /// A record, looked at.
    ///
    /// @param dump the beginning of the value as hexadecimal digits
    /// @param isWhole whether key and value were decoded; otherwise they are too large
    record Seen(ReadRecord read, String dump, boolean isWhole) {
        KafkaRecord record() {
            return read.record();
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
        if (held == null || number < 0) {
            slot.clear();
            seen.set(null);
            return;
        }
        work.job(text("messages.job.look"), _ -> look(held.get(number), decoder))
                .in(slot)
                .quiet()
                .onResult(seen::set)
                .onFailure(failure -> {
                    seen.set(null);
                    problem.set(Problem.of(failure));
                })
                .start();
    }

    private static Seen look(KafkaRecord record, RecordDecoder decoder) {
        boolean whole = size(record.key()) + size(record.value()) <= MOST_DECODED;
        Bytes value = record.value();
        String dump = value == null ? "" : HexDump.of(value.beginning(MOST_DUMPED), MOST_DUMPED);
        if (whole) {
            return new Seen(ReadRecord.of(record, decoder), dump, true);
        }
        KafkaRecord cut = new KafkaRecord(record.topic(), record.partition(), record.offset(), record.timestamp(),
                record.timestampType(), record.leaderEpoch(), cut(record.key()), cut(value), record.headers());
        ReadRecord read = ReadRecord.of(cut, decoder.with(DecodeAs.TEXT, DecodeAs.TEXT));
        return new Seen(new ReadRecord(record, read.key(), read.value(), read.headers()), dump, false);
    }

    private static @Nullable Bytes cut(@Nullable Bytes bytes) {
        return bytes == null ? null : Bytes.owned(bytes.beginning(MOST_DUMPED));
    }

    private static long size(@Nullable Bytes bytes) {
        return bytes == null ? 0 : bytes.size();
    }

    boolean canShowRow() {
        return rows != null;
    }

    /// Shows the row that the record became.
    void showRow() {
        Seen shown = seen.get();
        if (shown != null && rows != null) {
            rows.show(shown.record().topic(), shown.record().partition(), shown.record().offset());
        }
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

    /// Writes the value to a file as it stands in the topic: its bytes, not what is shown of them.
    void saveValue(Path file) {
        Optional.ofNullable(seen.get()).map(it -> it.record().value()).ifPresent(value ->
                work.job(text("messages.job.save", file.getFileName()), _ -> {
                            AtomicFiles.write(file, value.toArray());
                            return file;
                        })
                        .in(saving)
                        .onResult(saved::set)
                        .onFailure(failure -> problem.set(new Problem(failure, () -> saveValue(file))))
                        .start());
    }

    /// The record as text, for the clipboard.
    String asText() {
        Seen shown = seen.get();
        if (shown == null) {
            return "";
        }
        KafkaRecord record = shown.record();
        StringBuilder text = new StringBuilder(text("messages.record.copied", record.topic(),
                Integer.toString(record.partition()), Long.toString(record.offset()), record.timestamp().toString()));
        text.append('\n').append(part(text("messages.record.key"), shown.read().key()));
        for (ReadRecord.Header header : shown.read().headers()) {
            text.append(part(header.key(), header.value()));
        }
        return text.append(part(text("messages.record.value"), shown.read().value())).toString();
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
