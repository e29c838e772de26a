package tableflow.console.domain.storage;

/// One of the largest objects of a scan.
///
/// @param size bytes
/// @param modified milliseconds since 1970
/// @param storageClass open: `STANDARD`, `GLACIER` ...
public record LargeObject(String key, long size, long modified, String storageClass) {}
