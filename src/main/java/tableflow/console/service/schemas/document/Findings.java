package tableflow.console.service.schemas.document;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaRule;

/// What is found while one text is read.
final class Findings {

    /// Nobody reads more, and a text of duplicate keys alone would make as many as it has lines.
    private static final int MOST = 1000;

    private final TextLines lines;
    private final List<SchemaFinding> found = new ArrayList<>();
    private final String prefix;

    /// @param prefix goes before each path: `#` for JSON Schema
    Findings(TextLines lines, String prefix) {
        this.lines = lines;
        this.prefix = prefix;
    }

    void add(SchemaRule rule, String path, int from, int to, String message) {
        if (found.size() < MOST) {
            found.add(rule.broken(prefix + path, lines.span(from, to), message));
        }
    }

    boolean hasErrors() {
        return found.stream().anyMatch(SchemaFinding::isError);
    }

    List<SchemaFinding> sorted() {
        return found.stream().sorted(SchemaFinding.BY_PLACE).toList();
    }
}
