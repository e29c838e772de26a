package tableflow.console.service.doctor.keep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An examination that was kept, in short.
///
/// @param id names it within its profile
/// @param about what was examined
/// @param errors findings of severity error
/// @param warnings other findings
/// @param unchecked checks that could not be made
/// @param first what was to be mended first; empty when nothing was wrong
/// @param watched made by watch mode, and not by a person
/// @param pinned stays, however many come after it
public record Kept(
        String id,
        Instant startedAt,
        Duration took,
        About about,
        long errors,
        long warnings,
        long unchecked,
        String first,
        boolean watched,
        boolean pinned) {

    /// What was examined; empty parts where none was named.
    public record About(
            Optional<String> topic, Optional<String> database, Optional<String> table, Optional<String> workgroup) {}

    /// Whether nothing was broken.
    public boolean good() {
        return errors == 0;
    }
}
