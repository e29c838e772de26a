package tableflow.console.ui.storage.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.growth.Growth;

/// Reads how one topic of a bucket grows: its table by the catalog, its prefixes by Tableflow's word or by their names.
///
/// @param databases where its table may be, the likeliest first
record TopicGrowth(TableServices services, String bucket, List<String> databases) {

    /// Blocks while all of them are asked.
    Growth.Found read(StorageScans scans, String topic, Progress progress) {
        TopicOwners owners = scans.owners(bucket);
        return services.growth().get().topic(
                bucket, new Growth.Topic(topic, root -> topic.equals(owners.name(root)), () -> table(topic)), progress);
    }

    private TableMetadata table(String topic) {
        LakeTables tables = services.tables().get();
        for (String database : databases) {
            // Glue keeps names in lower case; whether it also finds them by others is not told.
            Optional<CatalogTable> entry = Stream.of(topic, topic.toLowerCase(Locale.ROOT)).distinct()
                    .flatMap(name -> tables.entry(database, name).stream())
                    .filter(CatalogTable::isIceberg)
                    .findFirst();
            if (entry.isPresent()) {
                return tables.open(entry.get()).metadata();
            }
        }
        throw RemoteFailure.of(Kind.NOT_FOUND, "find the table of topic " + topic,
                "the catalog shows no Iceberg table of that name");
    }
}
