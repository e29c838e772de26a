package tableflow.console.domain.aws;

import org.jspecify.annotations.Nullable;

/// Glue's own maintenance of an Iceberg table, which must be off where another writer maintains it.
///
/// @param kind open: `compaction`, `retention`, `orphan_file_deletion`
/// @param lastEvent open: `starting`, `completed`, `failed`, `in_progress`; absent when it never ran
/// @param lastError absent when the last run did not fail
public record TableOptimizer(
        String kind,
        boolean enabled,
        @Nullable String role,
        @Nullable String lastEvent,
        @Nullable String lastError) {}
