package tableflow.console.remote.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.Table;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.service.port.Catalog;

/// Glue through the AWS SDK.
final class SdkCatalog implements Catalog {

    private static final int PAGE = 100;

    /// Iceberg keeps columns that a table has no longer in its entry, marked so.
    private static final String CURRENT = "iceberg.field.current";

    private static final String VIEW = "VIRTUAL_VIEW";

    private final GlueClient client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkCatalog(GlueClient client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public List<CatalogDatabase> databases() {
        return failures.during("list the databases of Glue", () -> client
                .getDatabasesPaginator(request -> request.maxResults(PAGE)).stream()
                .flatMap(page -> page.databaseList().stream())
                .map(SdkCatalog::entry)
                .toList());
    }

    @Override
    public Optional<CatalogDatabase> database(String name) {
        try {
            return Optional.of(entry(client.getDatabase(request -> request.name(name)).database()));
        } catch (EntityNotFoundException absent) {
            return Optional.empty();
        } catch (SdkException failed) {
            throw failures.translate("read database " + name + " in Glue", failed);
        }
    }

    @Override
    public void tables(String database, Consumer<CatalogTable> sink) {
        String what = "list the tables of " + database + " in Glue";
        String token = null;
        do {
            Progress.throwIfCancelled(what);
            String from = token;
            GetTablesResponse page = failures.during(what, () -> client.getTables(request ->
                    request.databaseName(database).nextToken(from).maxResults(PAGE)));
            page.tableList().forEach(told -> sink.accept(entry(told)));
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
    }

    @Override
    public Optional<CatalogTable> table(String database, String name) {
        try {
            return Optional.of(entry(client.getTable(request -> request.databaseName(database).name(name)).table()));
        } catch (EntityNotFoundException absent) {
            return Optional.empty();
        } catch (SdkException failed) {
            throw failures.translate("read table " + database + "." + name + " in Glue", failed);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static CatalogDatabase entry(Database told) {
        return new CatalogDatabase(told.name(), told.description(), told.locationUri());
    }

    private static CatalogTable entry(Table told) {
        List<CatalogColumn> columns = new ArrayList<>();
        if (told.storageDescriptor() != null) {
            told.storageDescriptor().columns().stream()
                    .filter(column -> !"false".equals(column.parameters().get(CURRENT)))
                    .forEach(column -> columns.add(column(column, false)));
        }
        told.partitionKeys().forEach(column -> columns.add(column(column, true)));
        return new CatalogTable(
                told.databaseName(),
                told.name(),
                told.versionId(),
                told.parameters(),
                told.storageDescriptor() == null ? null : told.storageDescriptor().location(),
                columns,
                told.description(),
                Boolean.TRUE.equals(told.isRegisteredWithLakeFormation()),
                VIEW.equals(told.tableType()) ? Objects.requireNonNullElse(told.viewOriginalText(), "") : null);
    }

    private static CatalogColumn column(Column told, boolean partitionKey) {
        return new CatalogColumn(
                told.name(), told.type() == null ? "" : told.type(), told.comment(), partitionKey);
    }
}
