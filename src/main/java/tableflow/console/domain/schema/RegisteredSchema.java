package tableflow.console.domain.schema;

import org.jspecify.annotations.Nullable;

/// A version of a subject as its keeper sees it.
///
/// @param guid the same for the same schema in all registries; absent where the registry has none
/// @param deleted softly: it can be read by its id, and brought back, and is no version for anybody else
public record RegisteredSchema(SchemaVersion version, @Nullable String guid, boolean deleted, SchemaExtras extras) {

    /// One that carries nothing besides its text.
    public RegisteredSchema(SchemaVersion version, @Nullable String guid, boolean deleted) {
        this(version, guid, deleted, SchemaExtras.NONE);
    }

    public int number() {
        return version.version();
    }

    public int id() {
        return version.id();
    }
}
