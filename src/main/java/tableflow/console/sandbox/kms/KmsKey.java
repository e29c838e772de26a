package tableflow.console.sandbox.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import tableflow.console.sandbox.http.Json;

/// A symmetric key of the customer's.
///
/// @param arn ends with its id, a UUID
/// @param material 32 bytes as Base64; never sent to anybody
/// @param policy its key policy, JSON
/// @param deletion when it is to be gone, if that is planned
record KmsKey(String arn, String material, String policy, String description, boolean enabled, Instant created,
        Optional<Instant> deletion) {
    String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    String account() {
        return arn.split(":", 6)[4];
    }

    String state() {
        return deletion.isPresent() ? "PendingDeletion" : enabled ? "Enabled" : "Disabled";
    }

    KmsKey with(boolean nowEnabled, Optional<Instant> planned) {
        return new KmsKey(arn, material, policy, description, nowEnabled, created, planned);
    }

    KmsKey with(String otherPolicy) {
        return new KmsKey(arn, material, otherPolicy, description, enabled, created, deletion);
    }

    /// As `DescribeKey` tells it.
    ObjectNode metadata() {
        ObjectNode node = Json.object()
                .put("AWSAccountId", account())
                .put("KeyId", id())
                .put("Arn", arn)
                .put("CreationDate", created.toEpochMilli() / 1000.0)
                .put("Enabled", state().equals("Enabled"))
                .put("Description", description)
                .put("KeyUsage", "ENCRYPT_DECRYPT")
                .put("KeyState", state())
                .put("Origin", "AWS_KMS")
                .put("KeyManager", "CUSTOMER")
                .put("CustomerMasterKeySpec", "SYMMETRIC_DEFAULT")
                .put("KeySpec", "SYMMETRIC_DEFAULT")
                .put("MultiRegion", false);
        node.putArray("EncryptionAlgorithms").add("SYMMETRIC_DEFAULT");
        deletion.ifPresent(when -> node.put("DeletionDate", when.toEpochMilli() / 1000.0));
        return node;
    }

    ObjectNode kept() {
        ObjectNode node = Json.object().put("arn", arn).put("material", material).put("policy", policy)
                .put("description", description).put("enabled", enabled).put("created", created.toString());
        deletion.ifPresent(when -> node.put("deletion", when.toString()));
        return node;
    }

    static KmsKey read(JsonNode node) {
        return new KmsKey(node.path("arn").asText(), node.path("material").asText(), node.path("policy").asText(),
                node.path("description").asText(), node.path("enabled").asBoolean(),
                Instant.parse(node.path("created").asText()),
                Optional.ofNullable(node.path("deletion").textValue()).map(Instant::parse));
    }

    @Override
    public String toString() {
        return arn + " " + state();
    }
}
