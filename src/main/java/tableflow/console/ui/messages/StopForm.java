package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.ByteText;
import tableflow.console.service.messages.read.Spelling;
import tableflow.console.service.messages.read.Until;

/// When reading ends, and what it leaves out, as a person says it. An empty text says nothing.
final class StopForm {

    private final StringProperty count = new SimpleStringProperty("");
    private final StringProperty bytes = new SimpleStringProperty("");
    private final StringProperty time = new SimpleStringProperty("");
    private final StringProperty offset = new SimpleStringProperty("");
    private final StringProperty partitions = new SimpleStringProperty("");
    private final BooleanProperty committedOnly = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

    StopForm() {
        for (StringProperty one : new StringProperty[] {count, bytes, time, offset, partitions}) {
            one.subscribe((before, now) -> error.set(wrong()));
        }
    }

    private String wrong() {
        if (!isEmpty(count) && number(count).isEmpty()) {
            return text("messages.stop.error.count");
        }
        if (!isEmpty(bytes) && size().isEmpty()) {
            return text("messages.stop.error.bytes");
        }
        if (!isEmpty(time) && moment(Instant.EPOCH).isEmpty()) {
            return text("messages.stop.error.time");
        }
        if (!isEmpty(offset) && number(offset).isEmpty()) {
            return text("messages.stop.error.offset");
        }
        return isEmpty(partitions) || chosen().isPresent() ? "" : text("messages.stop.error.partitions");
    }

    /// When; empty while something that is written is wrong.
    ///
    /// @param follow waits for what is not written yet
    Optional<Until> until(boolean follow, Instant now) {
        if (!wrong().isEmpty()) {
            return Optional.empty();
        }
        Until until = follow ? Until.NEVER : Until.END;
        Optional<Long> most = number(count);
        until = most.isPresent() ? until.matches(most.get()) : until;
        Optional<Long> mostBytes = size();
        until = mostBytes.isPresent() ? until.bytes(mostBytes.get()) : until;
        Optional<Long> last = number(offset);
        until = last.isPresent() ? until.offset(last.get()) : until;
        Optional<Instant> moment = moment(now);
        return Optional.of(moment.isPresent() ? until.time(moment.get()) : until);
    }

    /// The partitions to read; no one in particular when it is empty.
    Set<Integer> partitions() {
        return isEmpty(partitions) ? Set.of() : chosen().orElse(Set.of());
    }

    private Optional<Set<Integer>> chosen() {
        try {
            return Optional.of(Spelling.partitions(partitions.get()));
        } catch (BadInput none) {
            return Optional.empty();
        }
    }

    private Optional<Instant> moment(Instant now) {
        String written = time.get().strip();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> exact = StartForm.moment(written);
        if (exact.isPresent()) {
            return exact;
        }
        try {
            return Optional.ofNullable(Spelling.until(written, Until.END, now).time());
        } catch (BadInput none) {
            return Optional.empty();
        }
    }

    private Optional<Long> size() {
        try {
            return isEmpty(bytes) ? Optional.empty() : Optional.of(ByteText.read(bytes.get())).filter(it -> it > 0);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(StringProperty field) {
        String written = field.get().strip().replace(",", "").replace("_", "");
        return written.matches("[0-9]{1,18}")
                ? Optional.of(Long.parseLong(written)).filter(it -> it > 0)
                : Optional.empty();
    }

    private static boolean isEmpty(StringProperty field) {
        return field.get().isBlank();
    }

    /// Nothing is said.
    void clear() {
        count.set("");
        bytes.set("");
        time.set("");
        offset.set("");
        partitions.set("");
        committedOnly.set(false);
    }

    /// How many things are said.
    int said() {
        int said = committedOnly.get() ? 1 : 0;
        for (StringProperty one : new StringProperty[] {count, bytes, time, offset, partitions}) {
            said += isEmpty(one) ? 0 : 1;
        }
        return said;
    }

    /// After so many records that match.
    StringProperty countProperty() {
        return count;
    }

    /// After so many bytes of them: `10 MB`.
    StringProperty bytesProperty() {
        return bytes;
    }

    /// At the first record of that time: a moment, or how long ago.
    StringProperty timeProperty() {
        return time;
    }

    /// At that offset, in every partition.
    StringProperty offsetProperty() {
        return offset;
    }

    /// Only these: `0,2,5-8`.
    StringProperty partitionsProperty() {
        return partitions;
    }

    /// Leaves out what transactions gave up or have not ended.
    BooleanProperty committedOnlyProperty() {
        return committedOnly;
    }

    /// What is wrong; empty when nothing is.
    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }
}
