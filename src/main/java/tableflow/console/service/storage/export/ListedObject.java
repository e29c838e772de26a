package tableflow.console.service.storage.export;

import org.jspecify.annotations.Nullable;

/// An object of a list that goes out.
///
/// @param version absent for the current one of a bucket without versions, or where a listing does not tell
/// @param size bytes
/// @param modified milliseconds since 1970
/// @param storageClass open; empty where it is not known
public record ListedObject(String key, @Nullable String version, long size, long modified, String storageClass) {}
