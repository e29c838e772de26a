package tableflow.console.service.query.explain;

import org.jspecify.annotations.Nullable;

/// What would make a statement cheaper or quicker.
///
/// @param problem what it does, a sentence
/// @param remedy what to write instead, a sentence
/// @param place where in the statement; absent when it is about the whole
public record Advice(Rule rule, String problem, String remedy, @Nullable Place place) {

    /// What the advice follows from.
    public enum Rule {
        /// Every column of a wide table is read.
        ALL_COLUMNS,
        /// No file can be left out, because no condition tells which.
        NO_FILTER,
        /// A condition that leaves no file out.
        FILTER_THAT_PRUNES_NOTHING,
        /// Many small files.
        SMALL_FILES,
        /// All rows are sorted by one worker.
        ORDER_WITHOUT_LIMIT,
        /// Each row of one side with each of the other.
        CROSS_JOIN,
        /// `LIKE '%...'`.
        LEADING_WILDCARD,
        /// `count(DISTINCT ...)`.
        COUNT_DISTINCT,
        /// `UNION` compares all rows.
        UNION_DISTINCT,
        /// The larger side of a join is held in memory.
        LARGE_BUILD_SIDE,
        /// One operator takes most of the time.
        COSTLY_OPERATOR
    }

    /// A part of the statement's text.
    ///
    /// @param from first character, from 0
    /// @param to the character behind the last
    public record Place(int from, int to) {}
}
