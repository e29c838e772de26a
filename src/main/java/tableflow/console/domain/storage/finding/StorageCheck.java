package tableflow.console.domain.storage.finding;

import java.util.Locale;

/// What is looked at in a bucket of tables.
public enum StorageCheck {
    /// Lifecycle rules that delete or move files of tables.
    LIFECYCLE,
    /// Glue's own maintenance of tables that Tableflow maintains.
    OPTIMIZERS,
    /// Files that nobody can read before they are restored.
    STORAGE_CLASS,
    /// What else lies at the top of the bucket.
    FOREIGN_FOLDERS,
    /// Objects among a table's that no table format writes.
    FOREIGN_OBJECTS,
    /// Files of rows that come, and no commit that names them.
    UNCOMMITTED,
    /// Commits that bring nothing.
    IDLE_COMMITS,
    /// Files that are too small to be read quickly.
    SMALL_FILES,
    /// Uploads that were begun, never ended, and are billed.
    UPLOADS,
    /// Versions that were replaced, and are billed.
    OLD_VERSIONS;

    /// As documents and commands name it: `small-files`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
