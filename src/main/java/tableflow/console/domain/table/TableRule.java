package tableflow.console.domain.table;

/// The rules that a table and its changes keep, under the names that Confluent's logical types give them.
public enum TableRule {
    /// A struct without fields.
    EMPTY_STRUCT,
    /// Two fields of one struct differ in case only.
    FIELD_NAME_CASE_COLLISION,
    /// A type that contains itself.
    CYCLIC_TYPE,
    /// A reference that leads nowhere.
    UNRESOLVED_TYPE_REF,
    /// A decimal of fewer than 1 or more than 38 digits.
    PRECISION_OUT_OF_RANGE,
    /// More digits after the point than there are digits, or fewer than none.
    SCALE_OUT_OF_RANGE,
    /// Fixed bytes of a length below 1.
    LENGTH_OUT_OF_RANGE,
    /// A variant, a tuple, or time finer than microseconds.
    UNREPRESENTABLE_TYPE,

    /// A new field must be nullable.
    REQUIRED_FIELD_ADDED,
    /// Fields stay. A rename is a deletion and an addition.
    FIELD_DELETED,
    /// Old fields keep their order; new ones may stand between them.
    FIELD_REORDERED,
    /// Nullable stays nullable.
    NULLABLE_TO_NON_NULLABLE,
    /// The key of a map stays.
    MAP_KEY_TYPE_MISMATCH,
    /// A scalar, list, map or struct does not become another of these.
    TYPE_MISMATCH,
    /// A scalar may widen only: int to long, float to double, a decimal to more digits at the same scale.
    UNSUPPORTED_TYPE_CHANGE;

    /// Is it about a change, rather than about one table?
    public boolean evolution() {
        return compareTo(REQUIRED_FIELD_ADDED) >= 0;
    }
}
