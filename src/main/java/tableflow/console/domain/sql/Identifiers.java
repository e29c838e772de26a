package tableflow.console.domain.sql;

/// Names and texts as SQL writes them.
public final class Identifiers {
    private Identifiers() {}

    /// A name, quoted where the statement needs it and as the statement needs it: `"lkc-abc"` in a query,
    /// `` `lkc-abc` `` in statements that come from Hive.
    public static String quote(StatementKind kind, String name) {
        return needsQuotes(kind, name) ? (kind.isHive() ? backquoted(name) : doubleQuoted(name)) : name;
    }

    /// Whether a name cannot stand in such a statement as it is.
    public static boolean needsQuotes(StatementKind kind, String name) {
        if (!isPlain(name)) {
            return true;
        }
        // Hive reads no name that begins with an underscore.
        return kind.isHive() ? name.startsWith("_") || Keywords.isReservedInDdl(name) : Keywords.isReserved(name);
    }

    /// In double quotes, whatever it is.
    public static String doubleQuoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// In backquotes, whatever it is.
    public static String backquoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /// A text literal.
    public static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /// Letters, digits and underscores of ASCII, no digit in front.
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
