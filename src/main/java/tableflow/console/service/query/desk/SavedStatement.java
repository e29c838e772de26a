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
        return WordSearch.fits(text, name, description, sql);
    }
}
