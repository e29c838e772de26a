package tableflow.console.service.query.desk;

import java.nio.file.Path;

/// A statement that a person keeps under a name.
///
/// @param file where it lies
/// @param shared by all profiles of this machine
/// @param description may be empty
public record SavedStatement(Path file, boolean shared, String name, String description, String sql) {

    /// Whether each word of `text` occurs in name, description or statement, in any case.
    public boolean matches(String text) {
        String all = (name + "\n" + description + "\n" + sql).toLowerCase(java.util.Locale.ROOT);
        return java.util.Arrays.stream(text.toLowerCase(java.util.Locale.ROOT).strip().split("\\s+"))
                .allMatch(all::contains);
    }
}
