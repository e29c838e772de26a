package tableflow.console.sandbox.confluent;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// How far the materialiser is with a table.
///
/// @param running its first commit is made, and it does not fail
/// @param failure why it fails, or why it stopped
/// @param suspended it stopped by itself and waits to be resumed
/// @param failingFormats format to why
/// @param syncs how each catalog has it, by the catalog integration's id
public record TableState(
        boolean running,
        Optional<String> failure,
        boolean suspended,
        Map<String, String> failingFormats,
        Map<String, Sync> syncs) {
    /// Nothing is done yet.
    public static final TableState PENDING = new TableState(false, Optional.empty(), false, Map.of(), Map.of());

    public TableState {
        failingFormats = Map.copyOf(failingFormats);
        syncs = Map.copyOf(syncs);
    }

    /// @param firstAt when the catalog first had the table; empty until then
    /// @param lastAt when it was last seen to be up to date
    /// @param failure why the last attempt failed
    public record Sync(Optional<Instant> firstAt, Optional<Instant> lastAt, Optional<String> failure) {}

    /// It fails, and is tried again.
    public boolean failing() {
        return failure.isPresent() && !suspended;
    }
}
