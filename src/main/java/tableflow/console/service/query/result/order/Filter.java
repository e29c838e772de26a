package tableflow.console.service.query.result.order;

import java.util.List;

/// Which rows are wanted.
public sealed interface Filter {

    /// All rows.
    Filter ALL = new Both(List.of());

    /// Every part holds; with no part, always.
    record Both(List<Filter> parts) implements Filter {
        public Both {
            parts = List.copyOf(parts);
        }
    }

    /// A part holds at least.
    record Either(List<Filter> parts) implements Filter {
        public Either {
            parts = List.copyOf(parts);
        }
    }

    /// The part does not hold.
    record Not(Filter part) implements Filter {}

    /// The value of a column is NULL.
    ///
    /// @param column from 0
    record IsNull(int column) implements Filter {}

    /// The text of a column, whatever its type, has something in it. NULL has nothing.
    ///
    /// @param column from 0; a negative one stands for any column
    record HasText(int column, TextMatch match) implements Filter {}

    /// The value of a column, by its type, stands so to another one. NULL stands in no relation.
    ///
    /// @param column from 0
    /// @param operand as Athena writes values of that type
    record Compare(int column, Relation relation, String operand) implements Filter {}

    /// How two values stand to each other.
    enum Relation {
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST
    }
}
