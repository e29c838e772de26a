package tableflow.console.service.schemas.subjects;

import java.util.List;
import tableflow.console.domain.RemoteFailure;

/// What the registry itself says of a draft: its word decides.
public sealed interface RegistryWord {

    /// It answered.
    ///
    /// @param messages its own words, also when it refuses the draft as no schema
    record Said(boolean compatible, List<String> messages) implements RegistryWord {
        public Said {
            messages = List.copyOf(messages);
        }
    }

    /// It was not asked: for the draft is no schema, or because another level than its own is tried.
    record Unasked(String reason) implements RegistryWord {}

    /// It could not be asked.
    record Failed(RemoteFailure failure) implements RegistryWord {}
}
