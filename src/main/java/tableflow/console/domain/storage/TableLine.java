package tableflow.console.domain.storage;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// A table of the catalog with what its metadata file says of it.
///
/// @param database of the catalog
/// @param name in it
/// @param topic that it is written from; absent when that is not known
/// @param figures absent when the metadata file could not be read
/// @param failure why it could not be; absent otherwise
public record TableLine(
        String database, String name, @Nullable String topic, @Nullable TableNow figures,
        @Nullable RemoteFailure failure) {}
