package tableflow.console.domain.table;

/// A rule that a table or a change breaks.
///
/// @param path the field, its parents in front, such as `address.lines.element`; empty for the table as a whole
/// @param explanation a sentence, without a full stop
public record TableProblem(TableRule rule, String path, String explanation) {
    @Override
    public String toString() {
        return rule + (path.isEmpty() ? "" : " " + path) + ": " + explanation;
    }
}
