package tableflow.console.sandbox.sql.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Names and texts in the engine's SQL.
final class Names {
    private Names() {}

    /// An identifier.
    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// A text literal.
    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /// @param parts one to three, the table last; in any case
    static TableName table(List<String> parts) {
        List<String> lower = parts.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
        int size = lower.size();
        return new TableName(
                size > 2 ? Optional.of(lower.get(size - 3)) : Optional.empty(),
                size > 1 ? Optional.of(lower.get(size - 2)) : Optional.empty(),
                lower.getLast());
    }
}
