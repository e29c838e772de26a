package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.sort.RowSort;
import tableflow.console.service.messages.sort.SortKey;
import tableflow.console.ui.messages.RecordColumn.Fixed;

/// Which records are shown, and in which order.
///
/// @param window only those of that time; absent for all
/// @param by the column that decides; absent as they came
record RowOrder(@Nullable TimeWindow window, @Nullable RecordColumn by, boolean descending) {

    static final RowOrder AS_THEY_CAME = new RowOrder(null, null, false);

    private static final int TELL_EVERY = 1 << 10;

    /// Where records lie, and how they are read.
    record Place(HeldRecords held, RecordDecoder decoder, Scratch scratch) {}

    boolean isNatural() {
        return window == null && by == null;
    }

    /// Whether this column decides.
    boolean isBy(RecordColumn column) {
        return by != null && by.id().equals(column.id());
    }

    RowOrder in(@Nullable TimeWindow other) {
        return new RowOrder(other, by, descending);
    }

    RowOrder by(@Nullable RecordColumn column, boolean down) {
        return new RowOrder(window, column, down);
    }

    /// The numbers of the records from `first` to `end`, `end` not among them. Blocking: all but time stamps are read
    /// from the disk. Takes some 32 MB of memory at most, besides the numbers themselves.
    ///
    /// @throws java.io.UncheckedIOException when a record cannot be read back, or there is no room on the disk
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    long[] of(Place place, long first, long end, Progress progress) {
        HeldRecords held = place.held();
        long[] numbers = LongStream.range(first, end).filter(number -> isIn(held, number)).toArray();
        RecordColumn column = by;
        if (column == null) {
            return numbers;
        }
        try (RowSort sort = new RowSort(
                place.scratch().folder(), place.scratch().room(), descending)) {
            for (int i = 0; i < numbers.length; i++) {
                if (i % TELL_EVERY == 0) {
                    Progress.throwIfCancelled("sort records");
                    progress.report(text("messages.ordering.keys"), i, numbers.length);
                }
                sort.add(key(place, numbers[i], column), numbers[i]);
            }
            return sort.sorted((_, done, total) -> progress.report(text("messages.ordering.merge"), done, total));
        }
    }

    private boolean isIn(HeldRecords held, long number) {
        try {
            return window == null || window.holds(held.time(number));
        } catch (NoSuchElementException dropped) {
            return false;
        }
    }

    private static byte[] time(long millis) {
        return millis == KafkaRecord.NO_TIME ? SortKey.absent() : SortKey.of(millis);
    }

    private static byte[] key(Place place, long number, RecordColumn column) {
        try {
            return column == Fixed.TIME
                    ? time(place.held().time(number))
                    : column.sortKey(new RecordColumn.Row(place.held().glance(number), place.decoder()));
        } catch (NoSuchElementException dropped) {
            return SortKey.absent();
        }
    }
}
