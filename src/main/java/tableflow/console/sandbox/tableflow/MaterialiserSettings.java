package tableflow.console.sandbox.tableflow;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import tableflow.console.sandbox.kafka.Broker;
import tableflow.console.sandbox.registry.Registry;
import tableflow.console.sandbox.tableflow.cloud.AwsAccess;

/// What a materialiser works with.
///
/// @param commitEvery from one commit of a table to the next
/// @param directory where the pointers to the tables' current metadata lie
public record MaterialiserSettings(
        Broker broker, Registry registry, AwsAccess aws, Clock clock, Duration commitEvery, Path directory) {
    /// The file of the pointer of one table. The last part of a root is the table's own UUID.
    Path pointer(String path) {
        return directory.resolve(path.substring(path.lastIndexOf('/') + 1) + ".json");
    }
}
