package tableflow.console.remote.aws;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EncryptionAtRest;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetTableOptimizerResponse;
import software.amazon.awssdk.services.glue.model.TableOptimizerType;
import tableflow.console.domain.aws.CatalogEncryption;
import tableflow.console.domain.aws.TableOptimizer;
import tableflow.console.domain.aws.TableVersion;
import tableflow.console.service.port.CatalogDetails;

/// What Glue keeps beside its entries, through the AWS SDK.
final class SdkCatalogDetails implements CatalogDetails {

    private static final List<TableOptimizerType> KINDS = List.of(TableOptimizerType.COMPACTION,
            TableOptimizerType.RETENTION, TableOptimizerType.ORPHAN_FILE_DELETION);

    private final GlueClient client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkCatalogDetails(GlueClient client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public List<TableVersion> versions(String database, String table, int atMost) {
        return failures.during("read the versions of table " + database + "." + table, () ->
                client.getTableVersions(request -> request
                                .databaseName(database).tableName(table).maxResults(atMost))
                        .tableVersions().stream()
                        .map(SdkCatalogDetails::version)
                        .sorted(Comparator.comparingLong(SdkCatalogDetails::number).reversed())
                        .toList());
    }

    private static TableVersion version(software.amazon.awssdk.services.glue.model.TableVersion told) {
        return new TableVersion(told.versionId(), told.table() == null ? null : told.table().updateTime(),
                told.table() == null ? null : told.table().parameters().get("metadata_location"));
    }

    private static long number(TableVersion version) {
        return version.id().matches("[0-9]{1,18}") ? Long.parseLong(version.id()) : -1;
    }

    @Override
    public List<TableOptimizer> optimizers(String account, String database, String table) {
        List<TableOptimizer> all = new ArrayList<>();
        for (TableOptimizerType kind : KINDS) {
            failures.during("read the optimizer " + kind + " of table " + database + "." + table, () -> {
                try {
                    all.add(optimizer(client.getTableOptimizer(request -> request
                            .catalogId(account).databaseName(database).tableName(table).type(kind))));
                    return true;
                } catch (EntityNotFoundException notSetUp) {
                    return false;
                }
            });
        }
        return all;
    }

    private static TableOptimizer optimizer(GetTableOptimizerResponse told) {
        var it = told.tableOptimizer();
        var run = it.lastRun();
        return new TableOptimizer(it.typeAsString(),
                it.configuration() != null && Boolean.TRUE.equals(it.configuration().enabled()),
                it.configuration() == null ? null : it.configuration().roleArn(),
                run == null ? null : run.eventTypeAsString(),
                run == null ? null : run.error());
    }

    @Override
    public CatalogEncryption encryption() {
        return failures.during("read how Glue's catalog is encrypted", () -> {
            EncryptionAtRest told = client.getDataCatalogEncryptionSettings(request -> { })
                    .dataCatalogEncryptionSettings().encryptionAtRest();
            return told == null
                    ? new CatalogEncryption("DISABLED", null)
                    : new CatalogEncryption(told.catalogEncryptionModeAsString(), told.sseAwsKmsKeyId());
        });
    }

    @Override
    public void close() {
        client.close();
    }
}
