package tableflow.console.service.query.result.compare;

/// A row that is not the same on both sides.
///
/// @param left number of the row, -1 when there is none
/// @param right number of the row, -1 when there is none
public record Difference(Kind kind, long left, long right) {

    /// In what way.
    public enum Kind {
        ONLY_LEFT('l'),
        ONLY_RIGHT('r'),
        /// The same key, other values.
        CHANGED('c'),
        /// A key that more than one row of a side has: which belongs to which cannot be told. One of these for each
        /// such row.
        DUPLICATE('d');

        /// How it stands in the file.
        final byte mark;

        Kind(char mark) {
            this.mark = (byte) mark;
        }

        static Kind of(byte mark) {
            for (Kind kind : values()) {
                if (kind.mark == mark) {
                    return kind;
                }
            }
            throw new IllegalStateException("no kind of difference has mark " + mark);
        }
    }
}
