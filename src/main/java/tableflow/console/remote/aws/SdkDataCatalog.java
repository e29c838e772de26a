package tableflow.console.remote.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.Column;
import software.amazon.awssdk.services.athena.model.Database;
import software.amazon.awssdk.services.athena.model.ListTableMetadataResponse;
import software.amazon.awssdk.services.athena.model.TableMetadata;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.service.port.Catalog;

/// A data catalog through Athena's own calls about metadata, which answer for every kind of catalog: another account's
/// Glue, a Hive metastore, a connector behind a Lambda function. They tell less than Glue: neither versions nor
/// whether Lake Formation guards a place.
final class SdkDataCatalog implements Catalog {

    /// The most that a call about tables or databases gives.
    private static final int PAGE = 50;

    private static final String LOCATION = "location";

    private final String name;
    private final AthenaClient client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkDataCatalog(String name, AthenaClient client, AwsFailures failures) {
        this.name = name;
        this.client = client;
        this.failures = failures;
    }

    @Override
    public List<CatalogDatabase> databases() {
        return failures.during("list the databases of data catalog " + name, () -> client
                .listDatabasesPaginator(request -> request.catalogName(name).maxResults(PAGE)).stream()
                .flatMap(page -> page.databaseList().stream())
                .map(SdkDataCatalog::entry)
                .toList());
    }

    @Override
    public Optional<CatalogDatabase> database(String database) {
        try {
            return Optional.of(entry(client.getDatabase(
                    request -> request.catalogName(name).databaseName(database)).database()));
        } catch (SdkException failed) {
            return absentOr("read database " + database + " of data catalog " + name, failed);
        }
    }

    @Override
    public void tables(String database, Consumer<CatalogTable> sink) {
        String what = "list the tables of " + database + " in data catalog " + name;
        String token = null;
        do {
            Progress.throwIfCancelled(what);
            String from = token;
            ListTableMetadataResponse page = failures.during(what, () -> client.listTableMetadata(request -> request
                    .catalogName(name).databaseName(database).nextToken(from).maxResults(PAGE)));
            page.tableMetadataList().forEach(told -> sink.accept(entry(database, told)));
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
    }

    @Override
    public Optional<CatalogTable> table(String database, String table) {
        try {
            return Optional.of(entry(database, client.getTableMetadata(request -> request
                    .catalogName(name).databaseName(database).tableName(table)).tableMetadata()));
        } catch (SdkException failed) {
            return absentOr("read table " + database + "." + table + " of data catalog " + name, failed);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /// Athena has no failure of its own for what is not there: it hands on the catalog's.
    private <T> Optional<T> absentOr(String what, SdkException failed) {
        RemoteFailure failure = failures.translate(what, failed);
        if (failure.is(RemoteFailure.Kind.NOT_FOUND)) {
            return Optional.empty();
        }
        throw failure;
    }

    private static CatalogDatabase entry(Database told) {
        return new CatalogDatabase(told.name(), told.description(), null);
    }

    /// Athena puts the place of the files among the parameters.
    private static CatalogTable entry(String database, TableMetadata told) {
        List<CatalogColumn> columns = new ArrayList<>();
        told.columns().forEach(column -> columns.add(column(column, false)));
        told.partitionKeys().forEach(column -> columns.add(column(column, true)));
        Map<String, String> parameters = new HashMap<>(told.parameters());
        String location = parameters.remove(LOCATION);
        if ("VIRTUAL_VIEW".equals(told.tableType())) {
            parameters.putIfAbsent("presto_view", "true");
        }
        return new CatalogTable(database, told.name(), null, parameters,
                location == null || location.isEmpty() ? null : location, columns, null, false, null);
    }

    private static CatalogColumn column(Column told, boolean partitionKey) {
        return new CatalogColumn(
                told.name(), told.type() == null ? "" : told.type(), told.comment(), partitionKey);
    }
}
