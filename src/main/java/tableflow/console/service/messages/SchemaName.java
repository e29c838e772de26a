package tableflow.console.service.messages;

import org.jspecify.annotations.Nullable;

/// How a record names a schema.
///
/// @param id of no account where there is a GUID
/// @param guid absent where it is named by id
public record SchemaName(int id, @Nullable String guid) {

    /// As people write it.
    @Override
    public String toString() {
        return guid == null ? Integer.toString(id) : guid;
    }
}
