package tableflow.console.domain.storage;

import java.util.OptionalLong;

/// What one snapshot did to its table, as its writer noted it; figures that it left out are empty.
///
/// @param id of the snapshot
/// @param committedAt milliseconds since 1970
/// @param operation such as `append`; open
/// @param files data files after it
/// @param rows after it; equality deletes are not subtracted
/// @param bytes of data and delete files after it
/// @param added what came
/// @param removed what went
/// @param current whether a reader of now sees it
public record SnapshotStep(
        long id,
        long committedAt,
        String operation,
        OptionalLong files,
        OptionalLong rows,
        OptionalLong bytes,
        Part added,
        Part removed,
        boolean current) {

    /// What came or went.
    public record Part(OptionalLong files, OptionalLong rows, OptionalLong bytes) {}
}
