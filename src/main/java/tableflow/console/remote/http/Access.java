package tableflow.console.remote.http;

import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.KeyPurpose;

/// The key that a client sends, and what it has to be for: a refusal then names the key that is needed and where to
/// make one. Keys of one purpose are refused everywhere else, with a bare 401.
///
/// @param purpose the kind of key that the remote system demands
/// @param opens the resource, as the user knows it: `cluster lkc-1`, the address of a registry
public record Access(ApiKey key, KeyPurpose purpose, String opens) {

    String authorization() {
        return Credentials.basic(key.id(), key.secret().reveal(), StandardCharsets.UTF_8);
    }

    /// `text` without the secret, should a server echo it.
    public String scrubbed(String text) {
        String secret = key.secret().reveal();
        return secret.isEmpty() ? text : text.replace(secret, key.secret().toString());
    }

    /// What to do about a refusal: which key, for what, and where to make one.
    public String advice(Kind kind) {
        return kind == Kind.FORBIDDEN
                ? "The owner of key " + key.id() + " may not do this. " + roles()
                : key.id() + " was sent; needed is a " + name() + ", for " + opens + ". " + where()
                        + " A key made moments ago is refused until it has spread: " + spread() + ".";
    }

    private String name() {
        return switch (purpose) {
            case CLOUD -> "Cloud API key (not a Kafka, Schema Registry or Tableflow key)";
            case KAFKA -> "Kafka API key of this very cluster";
            case SCHEMA_REGISTRY -> "Schema Registry API key of this very registry";
            case TABLEFLOW -> "Tableflow API key (a Cloud API key is refused here)";
            case GLOBAL -> "global API key";
            case OTHER -> "key of another kind";
        };
    }

    private String where() {
        String resource = switch (purpose) {
            case CLOUD -> "cloud";
            case KAFKA -> "<lkc-…>";
            case SCHEMA_REGISTRY -> "<lsrc-…>";
            case TABLEFLOW -> "tableflow";
            case GLOBAL -> "global";
            case OTHER -> "<resource>";
        };
        return "Make one in Confluent Cloud under \"API keys\", or with: confluent api-key create --resource "
                + resource + ".";
    }

    private String spread() {
        return switch (purpose) {
            case KAFKA -> "about two minutes, sometimes more";
            case SCHEMA_REGISTRY -> "up to a minute";
            default -> "about ten seconds";
        };
    }

    private String roles() {
        return switch (purpose) {
            case KAFKA ->
                "It needs CloudClusterAdmin on the cluster, or ResourceOwner or DeveloperManage on the topics.";
            case SCHEMA_REGISTRY -> "It needs ResourceOwner, DeveloperManage or DeveloperRead on the subjects.";
            case TABLEFLOW ->
                "It needs CloudClusterAdmin on the cluster, DeveloperRead on the topic's subjects and, for a bucket of"
                        + " your own, Assigner on the provider integration; or EnvironmentAdmin.";
            default -> "It needs OrganizationAdmin, or EnvironmentAdmin on the environment.";
        };
    }
}
