package tableflow.console.service.messages.read;

import java.util.Set;

/// What to read.
///
/// @param partitions those alone; empty for all
/// @param committedOnly leaves out what transactions gave up or have not ended yet
public record ReadRequest(String topic, From from, Until until, Set<Integer> partitions, boolean committedOnly) {
    public ReadRequest {
        partitions = Set.copyOf(partitions);
    }

    /// All partitions, as a consumer with standard settings sees them.
    public static ReadRequest of(String topic, From from, Until until) {
        return new ReadRequest(topic, from, until, Set.of(), false);
    }
}
