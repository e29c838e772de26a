package tableflow.console.service.doctor;

import org.jspecify.annotations.Nullable;

/// What is looked at. Parts that are not known are absent; their checks then say so.
///
/// @param region the profile's
/// @param workgroup of Athena
/// @param resultLocation the profile's, `s3://bucket/prefix/`; the workgroup's may come before it
public record Subject(
        String region,
        @Nullable String workgroup,
        @Nullable String resultLocation,
        @Nullable String database,
        @Nullable String table) {}
