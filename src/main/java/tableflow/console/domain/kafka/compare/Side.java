package tableflow.console.domain.kafka.compare;

/// One fact about one of the two topics.
public sealed interface Side {

    /// It is known.
    ///
    /// @param shown the value in a few words
    /// @param exact what is compared; the value itself
    /// @param origin where the value comes from, as the service names it; empty where that makes no difference
    /// @param own whether it was set for this topic, not inherited
    /// @param fixed whether nobody can change it
    record Has(String shown, String exact, String origin, boolean own, boolean fixed) implements Side {

        /// A value that has no origin.
        public static Has of(String value) {
            return new Has(value, value, "", true, true);
        }
    }

    /// There is no such thing on this side: it is known to be missing.
    record Absent() implements Side {}

    /// It could not be found out.
    record NotKnown(String why) implements Side {}
}
