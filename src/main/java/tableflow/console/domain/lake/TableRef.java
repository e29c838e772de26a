package tableflow.console.domain.lake;

/// A name for a snapshot, usable in `FOR VERSION AS OF`.
///
/// @param branch it moves with each commit; a tag stays
public record TableRef(String name, boolean branch, long snapshotId) {}
