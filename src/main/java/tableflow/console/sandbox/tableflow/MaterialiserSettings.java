package tableflow.console.sandbox.tableflow;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import tableflow.console.sandbox.kafka.Broker;
import tableflow.console.sandbox.registry.Registry;
import tableflow.console.sandbox.tableflow.cloud.AwsAccess;

/// What a materialiser works with.
///
/// @param directory where the pointers to the tables' current metadata lie
public record MaterialiserSettings(
        Broker broker, Registry registry, AwsAccess aws, Clock clock, Rhythm rhythm, Path directory) {
    /// @param commitEvery from one commit of a table to the next
    /// @param compactEvery from one merge of a table's small files to the next
    public record Rhythm(Duration commitEvery, Duration compactEvery) {}

    /// The file of the pointer of one table. The last part of a root is the table's own UUID.
    Path pointer(String path) {
        return directory.resolve(path.substring(path.lastIndexOf('/') + 1) + ".json");
    }
}
