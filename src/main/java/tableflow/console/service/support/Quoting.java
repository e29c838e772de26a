package tableflow.console.service.support;

import java.util.regex.Pattern;

/// Writes a value of the user's so that a command language reads exactly that value and nothing more.
public final class Quoting {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Quoting() {}

    /// One word of a POSIX shell: as it stands where no character has a meaning, else in single quotes
    /// (POSIX.1-2024, Shell Command Language 2.2.2).
    public static String shell(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
