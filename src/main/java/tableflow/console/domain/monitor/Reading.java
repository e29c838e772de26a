package tableflow.console.domain.monitor;

import java.util.OptionalLong;
import tableflow.console.domain.RemoteFailure;

/// What is known of a figure at a moment. What could not be read is never a zero, and an estimate says in which
/// direction it may be wrong.
public sealed interface Reading {

    /// A value between two bounds; exact where they are the same.
    ///
    /// @param high [Long#MAX_VALUE] where no upper bound is known
    /// @param basis where it is from, if not from a direct look
    record Known(long low, long high, Basis basis) implements Reading {
        public Known {
            if (low > high) {
                throw new IllegalArgumentException(low + " is above " + high);
            }
        }

        /// Whether it is the very value.
        public boolean isExact() {
            return low == high && basis == Basis.SEEN;
        }
    }

    /// Where a value comes from.
    enum Basis {
        /// Read from where it is.
        SEEN,
        /// Measured by Confluent, some minutes ago.
        MEASURED,
        /// Worked out from samples before and after.
        INTERPOLATED
    }

    /// It has no value now, and that is nobody's failure.
    record Absent(Cause cause) implements Reading {}

    /// Why there is no value.
    enum Cause {
        /// Nothing was committed yet.
        NOT_WRITTEN,
        /// The catalog shows no table of the topic: there is none yet, or one may not see it.
        NOT_IN_CATALOG,
        /// Confluent has no such measurement of this topic: that is not a zero.
        NOT_MEASURED,
        /// It would cost calls, and nobody looks.
        NOT_ASKED,
        /// Too little has been sampled yet.
        TOO_EARLY,
        /// What is known does not tell it.
        UNKNOWN
    }

    /// It could not be read.
    record Failed(RemoteFailure why) implements Reading {}

    static Reading exact(long value) {
        return new Known(value, value, Basis.SEEN);
    }

    static Reading measured(long value) {
        return new Known(value, value, Basis.MEASURED);
    }

    static Reading interpolated(long value) {
        return new Known(value, value, Basis.INTERPOLATED);
    }

    static Reading atMost(long value) {
        return new Known(0, value, Basis.SEEN);
    }

    static Reading atLeast(long value) {
        return new Known(value, Long.MAX_VALUE, Basis.SEEN);
    }

    /// Between two bounds that contradict each other by what happened between looking: the larger one is then both.
    static Reading between(long low, long high) {
        return new Known(low, Math.max(low, high), Basis.SEEN);
    }

    static Reading absent(Cause cause) {
        return new Absent(cause);
    }

    static Reading failed(RemoteFailure why) {
        return new Failed(why);
    }

    /// The one number to show and to keep: the upper bound, or the lower one where there is no upper.
    default OptionalLong value() {
        return this instanceof Known(long low, long high, Basis _)
                ? OptionalLong.of(high == Long.MAX_VALUE ? low : high)
                : OptionalLong.empty();
    }

    /// Whether there is a value that may be wrong.
    default boolean isEstimate() {
        return this instanceof Known known && !known.isExact();
    }

    /// Whether the value is above `limit` even if the estimate errs.
    default boolean isSurelyAbove(long limit) {
        return this instanceof Known known && known.low() > limit;
    }

    /// Whether the value is `limit` or less even if the estimate errs.
    default boolean isSurelyWithin(long limit) {
        return this instanceof Known known && known.high() <= limit;
    }
}
