package tableflow.console.service.query.desk;

import org.jspecify.annotations.Nullable;

/// A tab with statements as it is kept between two starts.
///
/// @param id letters, digits and `-`; names its file
/// @param catalog the data catalog in Athena; absent means Glue's
/// @param caret offset in the text, and `anchor` the other end of what is selected
/// @param file the path of the `.sql` file behind it
/// @param fingerprint of what that file had when it was last read or written, as
///     [tableflow.console.service.support.Fingerprint] makes it
/// @param extra what else its keeper keeps of it, in a form of the keeper's
public record StoredTab(
        String id,
        String name,
        String text,
        int caret,
        int anchor,
        @Nullable String database,
        String workgroup,
        @Nullable String file,
        @Nullable String fingerprint,
        @Nullable String catalog,
        @Nullable String extra) {}
