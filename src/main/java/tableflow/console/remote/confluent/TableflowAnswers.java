package tableflow.console.remote.confluent;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowRegion;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.confluent.TableflowTopic.Config;
import tableflow.console.domain.confluent.TableflowTopic.FailingFormat;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.Status;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.domain.confluent.TableflowTopic.WriteMode;
import tableflow.console.remote.http.Fields;

/// Reads Tableflow's objects. Fields that came with later versions of the API, or that its own fixtures lack, may be
/// absent.
final class TableflowAnswers {

    private static final String UNKNOWN = "UNKNOWN";

    private TableflowAnswers() {}

    static TableflowRegion region(Fields it) {
        return new TableflowRegion(Open.of(CloudProvider.class, it.textOr("cloud", UNKNOWN)), it.need("region"));
    }

    static TableflowTopic topic(Fields it, String environmentId, String clusterId) {
        Fields spec = it.at("spec");
        return new TableflowTopic(
                spec.need("display_name"),
                spec.at("environment").textOr("id", environmentId),
                spec.at("kafka_cluster").textOr("id", clusterId),
                formats(spec),
                storage(spec.at("storage")),
                config(spec.at("config")),
                spec.flag("suspended"),
                status(it.at("status")),
                it.at("metadata").instant("created_at"));
    }

    private static Set<Open<TableFormat>> formats(Fields spec) {
        Set<Open<TableFormat>> formats = new LinkedHashSet<>();
        spec.texts("table_formats").forEach(text -> formats.add(Open.of(TableFormat.class, text)));
        return formats;
    }

    private static TableStorage storage(Fields it) {
        String kind = it.textOr("kind", UNKNOWN);
        String path = it.text("table_path");
        return switch (kind) {
            case "ByobAws" -> new TableStorage.ByobAws(
                    it.textOr("bucket_name", ""),
                    it.textOr("provider_integration_id", ""),
                    it.text("bucket_region"),
                    path);
            case "Managed" -> new TableStorage.Managed(path);
            default -> new TableStorage.Other(kind, path);
        };
    }

    private static Config config(Fields it) {
        String naming = it.text("metadata_column_naming_scheme");
        return new Config(
                it.longValue("retention_ms"),
                it.longValue("data_retention_ms"),
                errorHandling(it),
                naming == null ? null : Open.of(MetadataColumnNaming.class, naming));
    }

    /// Older answers have only the deprecated `record_failure_strategy`.
    private static @Nullable ErrorHandling errorHandling(Fields config) {
        Fields handling = config.at("error_handling");
        String mode = handling.textOr("mode", config.textOr("record_failure_strategy", ""));
        return mode.isEmpty()
                ? null
                : new ErrorHandling(Open.of(ErrorHandling.Mode.class, mode), handling.text("target"));
    }

    private static Status status(Fields it) {
        String writeMode = it.text("write_mode");
        return new Status(
                Open.of(Phase.class, it.textOr("phase", UNKNOWN)),
                it.text("error_message"),
                it.list("failing_table_formats").stream()
                        .map(one -> new FailingFormat(one.textOr("format", UNKNOWN), one.text("error_message")))
                        .toList(),
                it.list("catalog_sync_statuses").stream().map(TableflowAnswers::sync).toList(),
                writeMode == null ? null : Open.of(WriteMode.class, writeMode));
    }

    private static CatalogSync sync(Fields it) {
        return new CatalogSync(
                it.textOr("catalog_integration_id", ""),
                it.textOr("catalog_type", UNKNOWN),
                Open.of(SyncStatus.class, it.textOr("sync_status", UNKNOWN)),
                it.text("error_message"));
    }

    static CatalogIntegration catalogIntegration(Fields it) {
        Fields spec = it.at("spec");
        Fields config = spec.at("config");
        Fields status = it.at("status");
        String phase = status.text("phase");
        return new CatalogIntegration(
                it.need("id"),
                spec.textOr("display_name", it.need("id")),
                config.textOr("kind", UNKNOWN),
                config.text("provider_integration_id"),
                config.text("custom_database"),
                phase == null ? null : Open.of(CatalogIntegration.Phase.class, phase),
                status.text("error_message"),
                status.instant("last_sync_at"),
                it.at("metadata").instant("created_at"));
    }
}
