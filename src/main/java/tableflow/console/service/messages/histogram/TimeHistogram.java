package tableflow.console.service.messages.histogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Records by time.
///
/// @param width of a bucket in milliseconds
/// @param buckets those that hold something, in order of time
/// @param untimed records that have no time stamp; in no bucket
public record TimeHistogram(long width, List<Bucket> buckets, long untimed) {

    public static final TimeHistogram EMPTY = new TimeHistogram(Widths.narrowest(), List.of(), 0);

    public TimeHistogram {
        buckets = List.copyOf(buckets);
    }

    /// How many records stand between two moments.
    ///
    /// @param from the beginning in milliseconds since 1970
    /// @param all records that were looked at
    /// @param matched those of them that match
    public record Bucket(long from, long all, long matched) {}

    /// A time, `to` not part of it, but where it is the end of time; milliseconds since 1970.
    public record Span(long from, long to) {

        /// From `from` to behind the bar that begins at `last`; the end of time is not passed.
        public static Span of(long from, long last, long width) {
            return new Span(from, last > Long.MAX_VALUE - width ? Long.MAX_VALUE : last + width);
        }

        public long millis() {
            return to - from;
        }

        public boolean contains(long time) {
            return from <= time && (time < to || to == Long.MAX_VALUE);
        }
    }

    /// Bars of one width without gaps between them, empty ones included.
    ///
    /// @param width of a bar in milliseconds
    public record Bars(long width, List<Bucket> bars) {
        public Bars {
            bars = List.copyOf(bars);
        }

        /// From the first to behind the last.
        public Span span() {
            return Span.of(bars.getFirst().from(), bars.getLast().from(), width);
        }

        /// The records of the highest bar.
        public long highest() {
            return bars.stream().mapToLong(Bucket::all).max().orElse(0);
        }
    }

    /// From the first bucket to behind the last; absent when nothing was counted.
    public Optional<Span> span() {
        return buckets.isEmpty()
                ? Optional.empty()
                : Optional.of(Span.of(buckets.getFirst().from(), buckets.getLast().from(), width));
    }

    /// Whether buckets end where `span` does, so that it can be told exactly what stands in it. Buckets that have
    /// become wider since it was chosen do not.
    public boolean isExact(Span span) {
        return buckets.isEmpty()
                || (Math.floorMod(span.from(), width) == 0
                        && (Math.floorMod(span.to(), width) == 0 || span.to() == Long.MAX_VALUE));
    }

    /// What stands in the buckets that begin within `span`.
    public Bucket total(Span span) {
        long all = 0;
        long matched = 0;
        for (Bucket bucket : buckets) {
            if (span.contains(bucket.from())) {
                all += bucket.all();
                matched += bucket.matched();
            }
        }
        return new Bucket(span.from(), all, matched);
    }

    /// The part within `span` as bars as narrow as can be, but no more than `most`.
    public Bars bars(Span span, int most) {
        long wide = width;
        while (count(span, wide) > most) {
            wide = Widths.after(wide);
        }
        long first = Math.floorDiv(span.from(), wide);
        int count = (int) count(span, wide);
        long[] all = new long[count];
        long[] matched = new long[count];
        for (Bucket bucket : buckets) {
            long index = Math.floorDiv(bucket.from(), wide) - first;
            if (index >= 0 && index < count) {
                all[(int) index] += bucket.all();
                matched[(int) index] += bucket.matched();
            }
        }
        List<Bucket> bars = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            bars.add(new Bucket((first + i) * wide, all[i], matched[i]));
        }
        return new Bars(wide, bars);
    }

    private static long count(Span span, long width) {
        return Math.floorDiv(Math.max(span.from(), span.to() - 1), width) - Math.floorDiv(span.from(), width) + 1;
    }
}
