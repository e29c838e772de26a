package tableflow.console.remote.aws;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.service.port.Catalog;

/// Glue through the AWS SDK.
final class SdkCatalog implements Catalog {

    private final GlueClient client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkCatalog(GlueClient client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
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

    private static CatalogTable entry(Table told) {
        return new CatalogTable(
                told.databaseName(),
                told.name(),
                told.versionId(),
                told.parameters(),
                told.storageDescriptor() == null ? null : told.storageDescriptor().location());
    }
}
