package tableflow.console.service.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.domain.timeline.Event;
import tableflow.console.domain.timeline.TableEvents;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.topics.timeline.TableHistory;

/// The past of tables: their metadata files, the alerts that were kept, and what others kept.
///
/// @param alerts all that are kept
/// @param others what else was kept of a topic
public record KnownPast(
        Sampler sampler,
        Supplier<ObjectStorage> storage,
        ThreadFactory threads,
        Supplier<List<Alert>> alerts,
        Function<String, List<Event>> others)
        implements TableHistory {

    @Override
    public Optional<Past> table(String topic) {
        return entry(topic).map(entry -> {
            LakeTable table = LakeTable.open(entry, storage.get(), threads);
            return new Past(table.metadata(), table.schemaHistory());
        });
    }

    /// Looked at now: the entry of an earlier look points to an earlier metadata file.
    private Optional<CatalogTable> entry(String topic) {
        new SampledTables(sampler).look(Set.of(topic));
        return sampler.entry(topic);
    }

    @Override
    public List<Event> kept(String topic) {
        List<Event> events = new ArrayList<>(TableEvents.alerts(
                alerts.get().stream().filter(alert -> alert.topic().equals(topic)).toList()));
        events.addAll(others.apply(topic));
        return events;
    }
}
