package tableflow.console.domain.storage.finding;

/// Something that could not be looked at, which proves nothing.
///
/// @param subject a topic, a table's prefix or a bucket
/// @param why in a sentence or the words of the failure
/// @param permission the right that is missing, such as `s3:GetLifecycleConfiguration`; empty where it is not a right
public record Unchecked(StorageCheck check, String subject, String why, String permission) {}
