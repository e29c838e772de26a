package tableflow.console.sandbox.registry.store;

/// A version of a subject.
///
/// @param deleted softly deleted: kept, and shown only when asked for
/// @param at when it was registered, in milliseconds since 1970
public record StoredVersion(SubjectName subject, int number, StoredSchema schema, boolean deleted, long at) {
    StoredVersion softlyDeleted() {
        return new StoredVersion(subject, number, schema, true, at);
    }
}
