package tableflow.console.domain.schema.json;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.schema.SchemaDifference;

/// The differences found below one pair of nodes, and whether all of them are harmless. The list is bounded, because a
/// schema whose parts are shared widely can differ at exponentially many paths; the verdict is not.
final class Found {
    /// Enough for any person; what is beyond is the same again at other paths.
    private static final int MOST = 400;
    /// Room that harmless differences leave for the others.
    private static final int MOST_HARMLESS = 200;

    private final List<SchemaDifference> differences = new ArrayList<>();
    private boolean compatible = true;

    boolean compatible() {
        return compatible;
    }

    List<SchemaDifference> differences() {
        return differences;
    }

    void add(JsonSchemaChange change, String path) {
        add(change.at(path));
    }

    void addAll(Found other, String path) {
        compatible &= other.compatible;
        other.differences.forEach(difference -> add(difference.under(path)));
    }

    /// Marks this place as incompatible for a reason that is told elsewhere.
    void refuse() {
        compatible = false;
    }

    private void add(SchemaDifference difference) {
        compatible &= difference.compatible();
        if (differences.size() < (difference.compatible() ? MOST_HARMLESS : MOST)) {
            differences.add(difference);
        }
    }
}
