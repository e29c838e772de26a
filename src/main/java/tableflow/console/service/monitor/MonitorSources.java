package tableflow.console.service.monitor;

import java.util.List;
import java.util.function.Supplier;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.Metrics;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.topics.TopicSources.TableflowScope;

/// The systems that know about tables. Each is opened when it is first asked; a supplier throws a
/// [tableflow.console.domain.RemoteFailure] when its system cannot be opened: then only its figures are missing.
///
/// @param databases where the catalog may have the tables, the likeliest first
public record MonitorSources(
        Supplier<TableflowScope> tableflow,
        Supplier<KafkaAdmin> kafka,
        Supplier<Metrics> metrics,
        Supplier<Catalog> catalog,
        Supplier<ObjectStorage> storage,
        List<String> databases) {

    public MonitorSources {
        databases = List.copyOf(databases);
    }
}
