package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.messages.Decoded;
import tableflow.console.service.messages.ReadRecord;
import tableflow.console.service.messages.Records;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// One record of the shown topic, by partition and offset.
public final class RecordViewModel {

    private final Records records;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final LatestOnly saving = new LatestOnly();
    private final StringProperty partition = new SimpleStringProperty("0");
    private final StringProperty offset = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable ReadRecord> record = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable String topic;
    private @Nullable RowLink rows;

    /// Shows the row that a record became.
    @FunctionalInterface
    public interface RowLink {
        void show(String topic, int partition, long offset);
    }

    public RecordViewModel(Records records, Work work) {
        this.records = records;
        this.work = work;
    }

    /// Names the link to rows; without one, none is offered.
    public void linkRows(RowLink link) {
        rows = link;
    }

    public boolean canShowRow() {
        return rows != null;
    }

    /// Chooses a topic; what was shown of another one is dropped.
    void choose(@Nullable String newTopic) {
        if (newTopic == null || !newTopic.equals(topic)) {
            slot.clear();
            record.set(null);
            problem.set(null);
            offset.set("");
            partition.set("0");
        }
        topic = newTopic;
    }

    /// Shows the record at a place of the chosen topic.
    public void show(int newPartition, long newOffset) {
        partition.set(Integer.toString(newPartition));
        offset.set(Long.toString(newOffset));
        read();
    }

    /// Reads the record that the fields name; does nothing while they name none.
    public void read() {
        String of = topic;
        if (of == null || !isComplete()) {
            return;
        }
        int from = Integer.parseInt(partition.get().strip());
        long at = Long.parseLong(offset.get().strip());
        problem.set(null);
        work.job(text("topics.job.record", Long.toString(at), of), progress -> records.read(of, from, at))
                .in(slot)
                .onResult(record::set)
                .onFailure(failure -> {
                    record.set(null);
                    problem.set(new Problem(failure, this::read));
                })
                .start();
    }

    /// What is wrong with the partition's field; empty when nothing is.
    public String partitionError() {
        return partition.get().strip().matches("[0-9]{1,9}") ? "" : text("topics.record.partition.error");
    }

    /// What is wrong with the offset's field; empty when nothing is.
    public String offsetError() {
        return offset.get().strip().matches("[0-9]{1,18}") ? "" : text("topics.record.offset.error");
    }

    public boolean isComplete() {
        return partitionError().isEmpty() && offsetError().isEmpty();
    }

    /// Reads the record `step` offsets away; not before the first.
    public void move(int step) {
        if (isComplete()) {
            long next = Long.parseLong(offset.get().strip()) + step;
            if (next >= 0) {
                offset.set(Long.toString(next));
                read();
            }
        }
    }

    /// Shows the row that the shown record became.
    public void showRow() {
        ReadRecord shown = record.get();
        if (shown != null && rows != null) {
            rows.show(shown.record().topic(), shown.record().partition(), shown.record().offset());
        }
    }

    /// Writes the value to a file as it stands in the topic: its bytes, not what is shown of them.
    public void saveValue(Path file) {
        ReadRecord shown = record.get();
        if (shown == null || shown.record().value() == null) {
            return;
        }
        byte[] bytes = shown.record().value().toArray();
        work.job(text("topics.job.record.save", file.getFileName()), progress -> {
                    AtomicFiles.write(file, bytes);
                    return file;
                })
                .in(saving)
                .onFailure(this::failed)
                .start();
    }

    private void failed(RemoteFailure failure) {
        problem.set(new Problem(failure, null));
    }

    /// The shown record as text, for the clipboard.
    public String asText() {
        ReadRecord shown = record.get();
        if (shown == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(text("topics.record.copied", shown.record().topic(),
                Integer.toString(shown.record().partition()), Long.toString(shown.record().offset()),
                shown.record().timestamp().toString()));
        text.append('\n').append(part(text("topics.record.key"), shown.key()));
        for (ReadRecord.Header header : shown.headers()) {
            text.append(part(header.key(), header.value()));
        }
        return text.append(part(text("topics.record.value"), shown.value())).toString();
    }

    private static String part(String name, Decoded part) {
        return name + ": " + (part.form() == Decoded.Form.NONE ? text("topics.record.none") : part.text()) + "\n";
    }

    public StringProperty partitionProperty() {
        return partition;
    }

    public StringProperty offsetProperty() {
        return offset;
    }

    /// The record that was read last; absent before, and after a failure.
    public ReadOnlyObjectProperty<@Nullable ReadRecord> recordProperty() {
        return record.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    void close() {
        slot.clear();
        saving.clear();
    }
}
