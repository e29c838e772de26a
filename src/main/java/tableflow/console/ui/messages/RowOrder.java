package tableflow.console.ui.messages;

import java.util.Arrays;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.ui.messages.RecordColumn.Fixed;

/// Which records are shown, and in which order.
///
/// @param window only those of that time; absent for all
/// @param by the column that decides, which is one of those that can; absent as they came
record RowOrder(@Nullable TimeWindow window, @Nullable Fixed by, boolean descending) {

    static final RowOrder AS_THEY_CAME = new RowOrder(null, null, false);

    /// Whether rows can be sorted by a column: those whose values are numbers, so that a million take no room.
    static boolean canSort(RecordColumn column) {
        return column == Fixed.TIME || column == Fixed.OFFSET || column == Fixed.PARTITION || column == Fixed.SIZE;
    }

    boolean isNatural() {
        return window == null && by == null;
    }

    /// The numbers of the records from `first` to `end`, `end` not among them. Blocking: some columns are read from
    /// the disk.
    long[] of(HeldRecords held, long first, long end) {
        long[] numbers = LongStream.range(first, end).filter(number -> isIn(held, number)).toArray();
        Fixed column = by;
        if (column == null) {
            return numbers;
        }
        Keyed[] keyed = new Keyed[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            keyed[i] = key(held, numbers[i], column);
            if ((i & 0xfff) == 0) {
                Progress.throwIfCancelled("sort records");
            }
        }
        Comparator<Keyed> order = Comparator.comparingLong(Keyed::key).thenComparingLong(Keyed::second);
        Arrays.sort(keyed, (descending ? order.reversed() : order).thenComparingLong(Keyed::number));
        return Arrays.stream(keyed).mapToLong(Keyed::number).toArray();
    }

    private boolean isIn(HeldRecords held, long number) {
        try {
            return window == null || window.holds(held.time(number));
        } catch (NoSuchElementException dropped) {
            return false;
        }
    }

    private record Keyed(long number, long key, long second) {}

    private static Keyed key(HeldRecords held, long number, Fixed column) {
        try {
            if (column == Fixed.TIME) {
                return new Keyed(number, held.time(number), 0);
            }
            KafkaRecord record = held.get(number);
            return switch (column) {
                case PARTITION -> new Keyed(number, record.partition(), record.offset());
                case OFFSET -> new Keyed(number, record.offset(), record.partition());
                default -> new Keyed(number, Fixed.size(record.key()) + Fixed.size(record.value()), 0);
            };
        } catch (NoSuchElementException dropped) {
            return new Keyed(number, 0, 0);
        }
    }
}
