package tableflow.console.remote.confluent;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.ClusterPhase;
import tableflow.console.domain.confluent.CreatedApiKey;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.Quota;
import tableflow.console.domain.confluent.RegistryCluster;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.remote.http.Fields;

/// Reads the control plane's objects. Ids are needed, nearly everything else may be absent.
final class ControlPlaneAnswers {

    /// Shown where the service names no value; no service uses it.
    private static final String UNKNOWN = "UNKNOWN";

    private ControlPlaneAnswers() {}

    static Environment environment(Fields it) {
        return new Environment(
                it.need("id"), it.textOr("display_name", it.need("id")), it.at("metadata").text("resource_name"));
    }

    static KafkaCluster kafkaCluster(Fields it, String environmentId) {
        Fields spec = it.at("spec");
        return new KafkaCluster(
                it.need("id"),
                spec.textOr("display_name", it.need("id")),
                spec.at("environment").textOr("id", environmentId),
                Open.of(CloudProvider.class, spec.textOr("cloud", UNKNOWN)),
                spec.textOr("region", ""),
                spec.at("config").textOr("kind", UNKNOWN),
                Open.of(ClusterPhase.class, it.at("status").textOr("phase", UNKNOWN)),
                endpoints(spec));
    }

    /// The map of access points; the deprecated pair of fields where it is absent.
    private static List<KafkaCluster.Endpoint> endpoints(Fields spec) {
        List<KafkaCluster.Endpoint> endpoints = new ArrayList<>();
        for (Map.Entry<String, Fields> entry : spec.entries("endpoints").entrySet()) {
            endpoint(entry.getKey(), entry.getValue()).ifPresent(endpoints::add);
        }
        if (endpoints.isEmpty()) {
            endpoint("PUBLIC", spec).ifPresent(endpoints::add);
        }
        return endpoints;
    }

    private static Optional<KafkaCluster.Endpoint> endpoint(String accessPoint, Fields it) {
        String bootstrap = it.text("kafka_bootstrap_endpoint");
        URI rest = it.uri("http_endpoint");
        return bootstrap == null || rest == null
                ? Optional.empty()
                : Optional.of(new KafkaCluster.Endpoint(
                        accessPoint, bootstrap.replaceFirst("^[A-Z_]+://", ""), rest, it.text("connection_type")));
    }

    static RegistryCluster registryCluster(Fields it) {
        Fields spec = it.at("spec");
        URI url = spec.uri("http_endpoint");
        return new RegistryCluster(
                it.need("id"),
                spec.textOr("display_name", it.need("id")),
                url == null ? spec.uri("private_http_endpoint") : url,
                Open.of(ClusterPhase.class, it.at("status").textOr("phase", UNKNOWN)),
                spec.text("region"));
    }

    static ServiceAccount serviceAccount(Fields it) {
        return new ServiceAccount(it.need("id"), it.textOr("display_name", ""), it.textOr("description", ""),
                createdAt(it));
    }

    static RoleBinding roleBinding(Fields it) {
        return new RoleBinding(
                it.need("id"), it.textOr("principal", ""), it.textOr("role_name", ""), it.textOr("crn_pattern", ""),
                createdAt(it));
    }

    private static @Nullable Instant createdAt(Fields it) {
        return it.at("metadata").instant("created_at");
    }

    static ApiKeyInfo apiKey(Fields it) {
        Fields spec = it.at("spec");
        Fields resource = spec.at("resource").exists()
                ? spec.at("resource")
                : spec.list("resources").stream().findFirst().orElse(spec.at("resource"));
        return new ApiKeyInfo(
                it.need("id"),
                spec.textOr("display_name", ""),
                spec.textOr("description", ""),
                spec.at("owner").textOr("id", ""),
                purpose(resource),
                resource.textOr("id", ""),
                createdAt(it));
    }

    /// Schema Registry keys come with kind `Cluster` or `SchemaRegistry`: the API group tells, else the resource name.
    private static KeyPurpose purpose(Fields resource) {
        String api = resource.textOr("api_version", "");
        String name = resource.textOr("resource_name", "");
        return switch (resource.textOr("kind", "")) {
            case "Cloud" -> KeyPurpose.CLOUD;
            case "Tableflow" -> KeyPurpose.TABLEFLOW;
            case "Global" -> KeyPurpose.GLOBAL;
            case "SchemaRegistry" -> KeyPurpose.SCHEMA_REGISTRY;
            case "Cluster" -> {
                if (api.startsWith("srcm/") || name.contains("/schema-registry=")) {
                    yield KeyPurpose.SCHEMA_REGISTRY;
                }
                yield api.startsWith("cmk/") || name.contains("/cloud-cluster=") ? KeyPurpose.KAFKA : KeyPurpose.OTHER;
            }
            default -> KeyPurpose.OTHER;
        };
    }

    /// The one answer with a secret.
    static CreatedApiKey createdApiKey(Fields it) {
        ApiKeyInfo info = apiKey(it);
        return new CreatedApiKey(info, new ApiKey(info.id(), new Secret(it.at("spec").need("secret"))));
    }

    static ProviderIntegration providerIntegration(Fields it, String environmentId) {
        Fields config = it.at("config");
        return new ProviderIntegration(
                it.need("id"),
                it.textOr("display_name", it.need("id")),
                it.at("environment").textOr("id", environmentId),
                config.textOr("customer_iam_role_arn", ""),
                config.text("iam_role_arn"),
                config.text("external_id"),
                it.texts("usages"));
    }

    static Quota quota(Fields it) {
        Long limit = it.longValue("applied_limit");
        if (limit == null) {
            throw it.at("applied_limit").unusable("is no integer");
        }
        return new Quota(
                it.need("id"),
                it.textOr("display_name", it.need("id")),
                it.textOr("scope", UNKNOWN),
                limit,
                it.longValue("usage"));
    }
}
