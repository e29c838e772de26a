package tableflow.console.domain.lake;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A file of a snapshot, as its manifest tells of it; the file itself is not opened.
///
/// @param format such as `PARQUET`; open
/// @param partition its values as `day=2026-01-01/bucket=3`; empty for a table without partitions
/// @param rows in a delete file, the rows that delete
/// @param columns what the writer noted of the columns, by name; empty when it was not asked for, or not noted
public record LakeFile(
        Content content,
        String path,
        String format,
        String partition,
        long rows,
        long bytes,
        List<ColumnNote> columns) {
    public LakeFile {
        columns = List.copyOf(columns);
    }

    /// What the rows of a file are.
    public enum Content {
        DATA,
        /// Places of rows that are gone.
        POSITION_DELETES,
        /// Values whose rows are gone.
        EQUALITY_DELETES
    }

    /// A column within one file. Figures that the writer left out are empty.
    ///
    /// @param name dotted for a field within a struct
    /// @param bytes as compressed in the file
    /// @param values nulls included
    /// @param lower a value that no value is below; may be shortened
    /// @param upper a value that no value is above; may be shortened
    public record ColumnNote(
            String name,
            OptionalLong bytes,
            OptionalLong values,
            OptionalLong nulls,
            @Nullable String lower,
            @Nullable String upper) {}

    /// Whether it holds rows, not deletes.
    public boolean isData() {
        return content == Content.DATA;
    }

    /// Its name without the folders.
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
