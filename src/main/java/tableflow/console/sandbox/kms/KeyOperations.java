package tableflow.console.sandbox.kms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;

/// Keys, their states, policies and aliases.
final class KeyOperations {
    private static final int MATERIAL = 32;
    private static final int SHORTEST_DAYS = 7;
    private static final int LONGEST_DAYS = 30;

    private final KeyRing keys;
    private final Clock clock;

    KeyOperations(KeyRing keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    void addTo(Map<String, KmsApi.Operation> operations) {
        operations.put("CreateKey", this::create);
        operations.put("DescribeKey", call -> Json.object().set("KeyMetadata", call.key().metadata()));
        operations.put("ListKeys", this::list);
        operations.put("EnableKey", call -> changed(ready(call.key()).with(true, Optional.empty())));
        operations.put("DisableKey", call -> changed(ready(call.key()).with(false, Optional.empty())));
        operations.put("ScheduleKeyDeletion", this::schedule);
        operations.put("CancelKeyDeletion", this::cancel);
        operations.put("GetKeyPolicy", call -> Json.object().put("Policy", call.key().policy())
                .put("PolicyName", "default"));
        operations.put("PutKeyPolicy", call -> changed(call.key().with(policy(call.text("Policy")))));
        operations.put("CreateAlias", this::alias);
        operations.put("DeleteAlias", this::deleteAlias);
        operations.put("ListAliases", this::listAliases);
    }

    private ObjectNode create(KmsApi.Call call) throws AwsFailure, IOException {
        call.allow();
        String policy = call.input().path("Policy").asText("");
        KmsKey key = new KmsKey(keys.prefix() + UUID.randomUUID(),
                Base64.getEncoder().encodeToString(Envelope.random(MATERIAL)),
                policy.isEmpty() ? usualPolicy() : policy(policy),
                call.input().path("Description").asText(""), true, clock.instant(), Optional.empty());
        keys.put(key);
        return Json.object().set("KeyMetadata", key.metadata());
    }

    /// Leaves all to the policies of the account's identities.
    private String usualPolicy() {
        return """
                {"Version":"2012-10-17","Id":"key-default-1","Statement":[
                 {"Sid":"Enable IAM User Permissions","Effect":"Allow",
                  "Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"kms:*","Resource":"*"}]}"""
                .formatted(keys.account());
    }

    private static String policy(String text) throws AwsFailure {
        try {
            if (Json.parse(text).path("Statement").isContainerNode()) {
                return text;
            }
        } catch (BadJson e) {
            // Said below.
        }
        throw new AwsFailure(400, "MalformedPolicyDocumentException", "The policy is not well-formed");
    }

    private ObjectNode list(KmsApi.Call call) throws AwsFailure {
        call.allow();
        ObjectNode answer = Json.object().put("Truncated", false);
        ArrayNode all = answer.putArray("Keys");
        keys.all().forEach(key -> all.addObject().put("KeyId", key.id()).put("KeyArn", key.arn()));
        return answer;
    }

    private static KmsKey ready(KmsKey key) throws AwsFailure {
        if (key.deletion().isPresent()) {
            throw new AwsFailure(400, "KMSInvalidStateException", key.arn() + " is pending deletion.");
        }
        return key;
    }

    private ObjectNode changed(KmsKey key) throws IOException {
        keys.put(key);
        return Json.object();
    }

    private ObjectNode schedule(KmsApi.Call call) throws AwsFailure, IOException {
        KmsKey key = ready(call.key());
        int days = call.input().path("PendingWindowInDays").asInt(LONGEST_DAYS);
        if (days < SHORTEST_DAYS || days > LONGEST_DAYS) {
            throw KmsApi.invalid("PendingWindowInDays must be between " + SHORTEST_DAYS + " and " + LONGEST_DAYS);
        }
        Instant when = clock.instant().plus(Duration.ofDays(days));
        keys.put(key.with(false, Optional.of(when)));
        return Json.object().put("KeyId", key.arn()).put("DeletionDate", when.toEpochMilli() / 1000.0)
                .put("KeyState", "PendingDeletion").put("PendingWindowInDays", days);
    }

    /// The key is disabled then.
    private ObjectNode cancel(KmsApi.Call call) throws AwsFailure, IOException {
        KmsKey key = call.key();
        if (key.deletion().isEmpty()) {
            throw new AwsFailure(400, "KMSInvalidStateException", key.arn() + " is not pending deletion.");
        }
        keys.put(key.with(false, Optional.empty()));
        return Json.object().put("KeyId", key.arn());
    }

    private ObjectNode alias(KmsApi.Call call) throws AwsFailure, IOException {
        KmsKey key = call.key(call.text("TargetKeyId"));
        String name = call.text("AliasName");
        if (!name.matches("alias/[A-Za-z0-9/_-]+") || name.startsWith("alias/aws/")) {
            throw new AwsFailure(400, "InvalidAliasNameException", "Alias name is not valid: " + name);
        }
        if (keys.aliases().containsKey(name)) {
            throw new AwsFailure(400, "AlreadyExistsException", "An alias with the name " + name + " already exists");
        }
        keys.alias(name, Optional.of(key.arn()));
        return Json.object();
    }

    private ObjectNode deleteAlias(KmsApi.Call call) throws AwsFailure, IOException {
        call.key(call.text("AliasName"));
        keys.alias(call.text("AliasName"), Optional.empty());
        return Json.object();
    }

    private ObjectNode listAliases(KmsApi.Call call) throws AwsFailure {
        call.allow();
        ObjectNode answer = Json.object().put("Truncated", false);
        ArrayNode all = answer.putArray("Aliases");
        keys.aliases().forEach((name, arn) -> all.addObject().put("AliasName", name)
                .put("TargetKeyId", arn.substring(arn.lastIndexOf('/') + 1)));
        return answer;
    }
}
