package tableflow.console.sandbox.tableflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;

/// Brings a table's place in Glue up to date: a pointer to the current metadata, and the columns for who only reads the
/// catalog. A table that is up to date is left alone, so each commit is one version.
final class GlueSync {
    static final String METADATA = "metadata_location";

    private final GlueClient glue;
    private final String database;

    GlueSync(GlueClient glue, String database) {
        this.glue = glue;
        this.database = database;
    }

    /// @param name the topic's name as it is, dots and hyphens kept
    /// @param metadata where the current metadata is
    void bring(String name, Table table, String metadata) {
        Optional<software.amazon.awssdk.services.glue.model.Table> known = find(name);
        if (known.isEmpty()) {
            ensureDatabase();
            glue.createTable(request -> request.databaseName(database)
                .tableInput(input(name, table, metadata, Optional.empty())));
            return;
        }
        String published = known.get().parameters().get(METADATA);
        if (!metadata.equals(published)) {
            glue.updateTable(request -> request.databaseName(database)
                .tableInput(input(name, table, metadata, Optional.ofNullable(published))));
        }
    }

    private Optional<software.amazon.awssdk.services.glue.model.Table> find(String name) {
        try {
            return Optional.of(glue.getTable(request -> request.databaseName(database).name(name)).table());
        } catch (EntityNotFoundException absent) {
            return Optional.empty();
        }
    }

    private void ensureDatabase() {
        try {
            glue.getDatabase(request -> request.name(database));
        } catch (EntityNotFoundException absent) {
            try {
                glue.createDatabase(request -> request.databaseInput(input -> input.name(database)));
            } catch (AlreadyExistsException meanwhile) {
                // Another table of the cluster was first.
            }
        }
    }

    private static TableInput input(String name, Table table, String metadata, Optional<String> previous) {
        Map<String, String> parameters = new HashMap<>(Map.of("table_type", "ICEBERG", METADATA, metadata));
        previous.ifPresent(location -> parameters.put("previous_metadata_location", location));
        Snapshot snapshot = table.currentSnapshot();
        if (snapshot != null) {
            parameters.put("current_snapshot_id", Long.toString(snapshot.snapshotId()));
        }
        List<Column> columns = table.schema().columns().stream().map(field -> Column.builder()
            .name(field.name())
            .type(GlueTypes.of(field.type()))
            .comment(field.doc())
            .parameters(Map.of(
                "iceberg.field.id", Integer.toString(field.fieldId()),
                "iceberg.field.optional", Boolean.toString(field.isOptional()),
                "iceberg.field.current", "true"))
            .build()).toList();
        return TableInput.builder()
            .name(name)
            .tableType("EXTERNAL_TABLE")
            .parameters(parameters)
            .storageDescriptor(StorageDescriptor.builder().columns(columns).location(table.location()).build())
            .build();
    }
}
