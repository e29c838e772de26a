package tableflow.console.domain.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A version of a table in Glue.
///
/// @param id grows by one with each change
/// @param updatedAt absent where Glue does not tell
/// @param metadataLocation the metadata file of an Iceberg table; absent for others
public record TableVersion(String id, @Nullable Instant updatedAt, @Nullable String metadataLocation) {}
