package tableflow.console.remote.confluent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import okhttp3.HttpUrl;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.ChangeTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteCatalogIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.NewGlueIntegration;
import tableflow.console.domain.change.ChangeRequest.NewTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.remote.http.HttpCall;
import tableflow.console.remote.http.Json;
import tableflow.console.remote.http.Urls;

/// The calls that change Tableflow, as tableflow/v1 defines them. What is not chosen is not sent, and of the two ways
/// to name the error handling only `error_handling`: the deprecated one beside it is refused.
public record TableflowCalls(HttpUrl base) {

    static final String TOPICS = "tableflow/v1/tableflow-topics";
    static final String CATALOGS = "tableflow/v1/catalog-integrations";

    public HttpCall create(NewTableflowTopic request) {
        ObjectNode spec = Json.object("display_name", request.name());
        references(spec, request.environmentId(), request.clusterId());
        formats(spec, request.formats());
        spec.set("storage", storage(request));
        settings(spec, request.settings());
        return HttpCall.post("enable Tableflow on topic " + request.name(), Urls.at(base, TOPICS).build(), body(spec));
    }

    private static ObjectNode storage(NewTableflowTopic request) {
        return switch (request.storage()) {
            case TableStorage.ByobAws byob -> Json.object("kind", "ByobAws")
                    .put("bucket_name", byob.bucketName())
                    .put("provider_integration_id", byob.providerIntegrationId());
            case TableStorage.Managed managed -> Json.object("kind", "Managed");
            case TableStorage.Other other -> throw RemoteFailure.of(
                    Kind.INVALID,
                    "enable Tableflow on topic " + request.name(),
                    "storage of kind " + other.kind() + " cannot be set up here");
        };
    }

    /// Both references are repeated in the body, as the service demands.
    public HttpCall change(ChangeTableflowTopic request) {
        ObjectNode spec = Json.object();
        references(spec, request.environmentId(), request.clusterId());
        if (request.formats() != null) {
            formats(spec, request.formats());
        }
        settings(spec, request.settings());
        if (request.resume()) {
            spec.put("suspended", false);
        }
        return HttpCall.patch(
                "change Tableflow on topic " + request.name(),
                Urls.at(base, TOPICS).addPathSegment(Urls.segment("topic", request.name())).build(),
                body(spec));
    }

    public HttpCall delete(DeleteTableflowTopic request) {
        return HttpCall.delete(
                "disable Tableflow on topic " + request.name(),
                topic(request.environmentId(), request.clusterId(), request.name()));
    }

    public HttpCall create(NewGlueIntegration request) {
        ObjectNode spec = Json.object("display_name", request.displayName());
        references(spec, request.environmentId(), request.clusterId());
        ObjectNode config = spec.putObject("config")
                .put("kind", CatalogIntegration.AWS_GLUE)
                .put("provider_integration_id", request.providerIntegrationId());
        if (request.customDatabase() != null) {
            config.put("custom_database", request.customDatabase());
        }
        return HttpCall.post(
                "create catalog integration " + request.displayName(), Urls.at(base, CATALOGS).build(), body(spec));
    }

    public HttpCall delete(DeleteCatalogIntegration request) {
        HttpUrl.Builder url = Urls.at(base, CATALOGS).addPathSegment(Urls.segment("id", request.id()));
        return HttpCall.delete(
                "delete catalog integration " + request.id(),
                within(url, request.environmentId(), request.clusterId()));
    }

    /// The address of one Tableflow topic, for reading and deleting.
    HttpUrl topic(String environmentId, String clusterId, String name) {
        return within(Urls.at(base, TOPICS).addPathSegment(Urls.segment("topic", name)), environmentId, clusterId);
    }

    /// The environment and cluster as query, which every read needs.
    static HttpUrl within(HttpUrl.Builder url, String environmentId, String clusterId) {
        return url.addQueryParameter("environment", environmentId)
                .addQueryParameter("spec.kafka_cluster", clusterId)
                .build();
    }

    private static void references(ObjectNode spec, String environmentId, String clusterId) {
        spec.set("environment", Json.object("id", environmentId));
        spec.set("kafka_cluster", Json.object("id", clusterId));
    }

    private static void formats(ObjectNode spec, Set<TableFormat> formats) {
        ArrayNode names = spec.putArray("table_formats");
        formats.stream().sorted().forEach(format -> names.add(format.name()));
    }

    /// Milliseconds are sent as text: int64 is a JSON string in this API.
    private static void settings(ObjectNode spec, TableSettings settings) {
        ObjectNode config = Json.object();
        if (settings.snapshotRetentionMillis() != null) {
            config.put("retention_ms", Long.toString(settings.snapshotRetentionMillis()));
        }
        if (settings.rowRetentionMillis() != null) {
            config.put("data_retention_ms", Long.toString(settings.rowRetentionMillis()));
        }
        ErrorHandling handling = settings.errorHandling();
        if (handling != null) {
            ObjectNode node = config.putObject("error_handling").put("mode", handling.mode().text());
            if (handling.mode().is(ErrorHandling.Mode.LOG) && handling.deadLetterTopic() != null) {
                node.put("target", handling.deadLetterTopic());
            }
        }
        if (settings.metadataColumnNaming() != null) {
            config.put("metadata_column_naming_scheme", settings.metadataColumnNaming().name());
        }
        if (!config.isEmpty()) {
            spec.set("config", config);
        }
    }

    private static ObjectNode body(ObjectNode spec) {
        ObjectNode body = Json.object();
        body.set("spec", spec);
        return body;
    }
}
