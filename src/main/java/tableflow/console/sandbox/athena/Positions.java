package tableflow.console.sandbox.athena;

import java.util.Locale;

/// Where something stands in a statement, as the engine tells it.
final class Positions {
    private Positions() {}

    /// `line L:C: ` of a name's first place, both from 1; nothing when it does not stand there.
    static String of(String sql, String name) {
        int at = sql.toLowerCase(Locale.ROOT).indexOf(name.toLowerCase(Locale.ROOT));
        if (at < 0) {
            return "";
        }
        int line = 1 + (int) sql.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - sql.lastIndexOf('\n', at);
        return "line " + line + ":" + column + ": ";
    }
}
