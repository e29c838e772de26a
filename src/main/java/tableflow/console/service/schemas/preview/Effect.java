package tableflow.console.service.schemas.preview;

import java.util.List;

/// Something that works and that surprises who queries the table.
///
/// @param columns that show it; empty for the table as a whole
/// @param text a sentence without a full stop
public record Effect(Kind kind, List<String> columns, String text) {

    public Effect {
        columns = List.copyOf(columns);
    }

    /// What it is about.
    public enum Kind {
        /// Glue writes names in small letters.
        LOWER_CASED,
        /// A name that SQL has to quote.
        QUOTED_NAME,
        /// A field of the key that the value has too.
        KEY_RENAMED,
        /// Columns in the order of their names.
        ALPHABETICAL,
        /// A union as a struct.
        UNION_AS_STRUCT,
        /// `DESCRIBE` fails on tables with such a column.
        DESCRIBE_FAILS,
        /// Athena shows less of a moment than the table has, or the table less than the record.
        LESS_EXACT_TIME,
        /// A type that Glue has no word for.
        OTHER_IN_GLUE,
        /// More than Glue takes.
        GLUE_LIMIT,
        /// The key of a record is another than before.
        ROW_KEY_CHANGED,
        /// What the key of a record does to the rows.
        ROW_KEY
    }
}
