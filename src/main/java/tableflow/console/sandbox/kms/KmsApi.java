package tableflow.console.sandbox.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AwsApi;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// The API of AWS KMS (JSON 1.1) for symmetric keys. A caller needs the key's policy, and where that leaves it to the
/// account its own.
public final class KmsApi implements AwsApi {
    private static final String TARGET = "TrentService.";

    private final Map<String, Operation> operations = new HashMap<>();
    private final KeyRing keys;
    private final Permissions permissions;

    /// One operation.
    @FunctionalInterface
    interface Operation {
        ObjectNode answer(Call call) throws AwsFailure, IOException;
    }

    /// What an operation is asked.
    record Call(KmsApi api, String operation, JsonNode input, Principal caller) {
        /// The key that is meant, when the caller may do this to it.
        KmsKey key() throws AwsFailure {
            return key(text("KeyId"));
        }

        KmsKey key(String said) throws AwsFailure {
            KmsKey key = api.keys.find(said);
            api.permissions.require(caller, new Access("kms:" + operation, key.arn()));
            return key;
        }

        /// An operation on no key that is there.
        void allow() throws AwsFailure {
            api.permissions.require(caller, new Access("kms:" + operation, "*"));
        }

        String text(String name) throws AwsFailure {
            String text = input.path(name).asText("");
            if (text.isEmpty()) {
                throw invalid("1 validation error detected: Value null at '" + Character.toLowerCase(name.charAt(0))
                        + name.substring(1) + "' failed to satisfy constraint: Member must not be null");
            }
            return text;
        }
    }

    public KmsApi(KeyRing keys, Permissions permissions, Clock clock) {
        this.keys = keys;
        this.permissions = permissions;
        new KeyOperations(keys, clock).addTo(operations);
        new DataOperations(keys).addTo(operations);
    }

    static AwsFailure invalid(String why) {
        return new AwsFailure(400, "ValidationException", why);
    }

    @Override
    public String service() {
        return "kms";
    }

    @Override
    public Reply handle(Request request, Principal caller) throws AwsFailure, IOException {
        String target = request.header("X-Amz-Target").orElse("");
        String name = target.startsWith(TARGET) ? target.substring(TARGET.length()) : "";
        Operation operation = operations.get(name);
        if (operation == null) {
            throw new AwsFailure(400, "UnknownOperationException", "The sandbox's KMS has no operation " + name);
        }
        try {
            JsonNode input = request.body().length == 0 ? Json.object() : request.json();
            return reply(200, operation.answer(new Call(this, name, input, caller)));
        } catch (BadJson e) {
            throw new AwsFailure(400, "SerializationException", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Reply error(Request request, AwsFailure failure) {
        return reply(failure.status(), Json.object().put("__type", failure.code()).put("message", failure.text()));
    }

    private static Reply reply(int status, ObjectNode body) {
        return new Reply(status, Map.of("Content-Type", "application/x-amz-json-1.1"), Json.bytes(body));
    }
}
