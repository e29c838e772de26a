package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.service.messages.write.PartText;

/// What stood in the form when it was reviewed. For any thread.
///
/// @param partition absent to let the key decide
/// @param time of the record, as it was written
record RecordDraft(
        String topic, @Nullable Integer partition, RecordTime time, PartText key, PartText value,
        List<Header> headers) {
    RecordDraft {
        headers = List.copyOf(headers);
    }

    record Header(String name, PartText value) {}

    /// The record, or all that keeps it from being one.
    ///
    /// @param flaws in words; empty when there is a record
    record Made(@Nullable NewRecord record, List<String> flaws) {
        Made {
            flaws = List.copyOf(flaws);
        }
    }

    Made make() {
        List<String> flaws = new ArrayList<>();
        PartText.Made madeKey = key.make();
        madeKey.flaws().forEach(flaw -> flaws.add(text("messages.produce.flaw.key", flaw.why())));
        PartText.Made madeValue = value.make();
        madeValue.flaws().forEach(flaw -> flaws.add(text("messages.produce.flaw.value", flaw.why())));
        if (!time.flaw().isEmpty()) {
            flaws.add(time.flaw());
        }
        List<KafkaRecord.Header> made = new ArrayList<>();
        for (Header header : headers) {
            PartText.Made content = header.value().make();
            content.flaws().forEach(flaw ->
                    flaws.add(text("messages.produce.flaw.header", header.name(), flaw.why())));
            if (header.name().isEmpty()) {
                flaws.add(text("messages.produce.flaw.header.name"));
            }
            made.add(new KafkaRecord.Header(header.name(), content.bytes()));
        }
        return flaws.isEmpty()
                ? new Made(new NewRecord(
                        topic, partition, time.moment(), madeKey.bytes(), madeValue.bytes(), made), flaws)
                : new Made(null, flaws);
    }
}
