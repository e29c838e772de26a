package tableflow.console.service.topics.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import tableflow.console.service.port.SchemaRegistry;

/// When the versions of a subject were registered, as far as the registry tells.
///
/// @param registry throws a [tableflow.console.domain.RemoteFailure] when it cannot be opened
public record RegisteredTimes(Supplier<SchemaRegistry> registry) {

    /// Each version is a question of its own: no more than so many, the newest.
    public static final int MOST = 20;

    /// The times by version; without those that the registry does not tell. Blocks.
    Map<Integer, Instant> of(String subject) {
        SchemaRegistry asked = registry.get();
        List<Integer> versions = asked.versions(subject);
        Map<Integer, Instant> times = new TreeMap<>();
        for (int version : versions.subList(Math.max(0, versions.size() - MOST), versions.size())) {
            asked.registeredAt(subject, version).ifPresent(at -> times.put(version, at));
            if (times.isEmpty()) {
                // A registry that does not tell it of one version does so of none.
                break;
            }
        }
        return times;
    }
}
