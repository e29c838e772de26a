package tableflow.console.remote.aws;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.EncryptionConfiguration;
import software.amazon.awssdk.services.athena.model.EngineVersion;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroupSummary;
import tableflow.console.domain.Open;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.service.port.Workgroups;

/// Athena's workgroups and data catalogs through the AWS SDK.
final class SdkWorkgroups implements Workgroups {

    private final AthenaClient client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkWorkgroups(AthenaClient client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public List<WorkGroup.Summary> workgroups() {
        return ask("list the workgroups", () -> client.listWorkGroupsPaginator(request -> {}).stream()
                .flatMap(page -> page.workGroups().stream())
                .map(SdkWorkgroups::summary)
                .toList());
    }

    @Override
    public WorkGroup workgroup(String name) {
        return ask("read workgroup " + name, () -> {
            var told = client.getWorkGroup(request -> request.workGroup(name)).workGroup();
            WorkGroupConfiguration settings = told.configuration();
            WorkGroup.Summary summary = new WorkGroup.Summary(
                    told.name(),
                    Open.of(WorkGroup.State.class, String.valueOf(told.stateAsString())),
                    told.description() == null ? "" : told.description(),
                    settings == null ? null : engine(settings.engineVersion()),
                    told.creationTime());
            return new WorkGroup(summary,
                    settings(settings == null ? WorkGroupConfiguration.builder().build() : settings));
        });
    }

    @Override
    public List<DataCatalog> dataCatalogs() {
        return ask("list the data catalogs", () -> client.listDataCatalogsPaginator(request -> {}).stream()
                .flatMap(page -> page.dataCatalogsSummary().stream())
                .map(told -> new DataCatalog(told.catalogName(), String.valueOf(told.typeAsString()),
                        told.statusAsString()))
                .toList());
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T ask(String what, Supplier<T> call) {
        return failures.during(what, call);
    }

    private static WorkGroup.Summary summary(WorkGroupSummary told) {
        return new WorkGroup.Summary(
                told.name(),
                Open.of(WorkGroup.State.class, String.valueOf(told.stateAsString())),
                told.description() == null ? "" : told.description(),
                engine(told.engineVersion()),
                told.creationTime());
    }

    private static @Nullable String engine(@Nullable EngineVersion told) {
        return told == null ? null : told.effectiveEngineVersion();
    }

    private static WorkGroup.Settings settings(WorkGroupConfiguration told) {
        ResultConfiguration result = told.resultConfiguration();
        EncryptionConfiguration encryption = result == null ? null : result.encryptionConfiguration();
        return new WorkGroup.Settings(
                Boolean.TRUE.equals(told.enforceWorkGroupConfiguration()),
                result == null ? null : result.outputLocation(),
                ExecutionReading.encryption(encryption),
                encryption == null ? null : encryption.kmsKey(),
                ExecutionReading.optional(told.bytesScannedCutoffPerQuery()),
                Boolean.TRUE.equals(told.requesterPaysEnabled()),
                told.managedQueryResultsConfiguration() != null
                        && Boolean.TRUE.equals(told.managedQueryResultsConfiguration().enabled()),
                Boolean.TRUE.equals(told.publishCloudWatchMetricsEnabled()),
                Boolean.TRUE.equals(told.enableMinimumEncryptionConfiguration()));
    }
}
