package tableflow.console.domain.iam;

/// Where a statement stands in its document. Lines and columns count from 1.
///
/// @param endColumn of the character after the last one
public record Place(int line, int column, int endLine, int endColumn) {
    /// Not known.
    public static final Place UNKNOWN = new Place(1, 1, 1, 1);
}
