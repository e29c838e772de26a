package tableflow.console.ui.messages;

import tableflow.console.domain.kafka.KafkaRecord;

/// Some records as they were chosen at one moment, in the order in which they were shown. For any thread.
public final class RecordPick {

    private final HeldRecords held;
    private final long[] numbers;

    RecordPick(HeldRecords held, long[] numbers) {
        this.held = held;
        this.numbers = numbers;
    }

    public String topic() {
        return held.topic();
    }

    public int size() {
        return numbers.length;
    }

    /// One of them, from 0. Blocking, but short.
    ///
    /// @throws java.util.NoSuchElementException when it was dropped meanwhile, as a long tail drops its oldest, or the
    ///     reading was replaced by another
    public KafkaRecord get(int index) {
        return held.get(numbers[index]);
    }
}
