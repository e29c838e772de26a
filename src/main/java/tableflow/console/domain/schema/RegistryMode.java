package tableflow.console.domain.schema;

/// What a Schema Registry, or one subject of it, takes. Source: `Mode.java` of confluentinc/schema-registry.
public enum RegistryMode {
    /// New versions, deletions and other settings. A registry starts with this mode.
    READWRITE,
    /// Nothing but reading; a subject may have another mode.
    READONLY,
    /// Nothing but reading, whatever the mode of a subject is; the registry as a whole only.
    READONLY_OVERRIDE,
    /// New versions with an id and number that the client gives, unchecked; none without.
    IMPORT
}
