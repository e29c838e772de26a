package tableflow.console.sandbox.kms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Json;

/// What is done with keys.
final class DataOperations {
    private static final int LONGEST_PLAIN = 4096;

    private final KeyRing keys;

    DataOperations(KeyRing keys) {
        this.keys = keys;
    }

    void addTo(Map<String, KmsApi.Operation> operations) {
        operations.put("Encrypt", this::encrypt);
        operations.put("Decrypt", this::decrypt);
        operations.put("GenerateDataKey", call -> dataKey(call, true));
        operations.put("GenerateDataKeyWithoutPlaintext", call -> dataKey(call, false));
    }

    private ObjectNode encrypt(KmsApi.Call call) throws AwsFailure {
        KmsKey key = usable(call.key());
        byte[] plain = bytes(call, "Plaintext");
        if (plain.length > LONGEST_PLAIN) {
            throw KmsApi.invalid("1 validation error detected: Value at 'plaintext' failed to satisfy constraint: "
                    + "Member must have length less than or equal to " + LONGEST_PLAIN);
        }
        return Json.object().put("KeyId", key.arn()).put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT")
                .put("CiphertextBlob", Envelope.seal(key, plain, context(call)));
    }

    private ObjectNode decrypt(KmsApi.Call call) throws AwsFailure {
        byte[] blob = bytes(call, "CiphertextBlob");
        String id = Envelope.keyId(blob);
        if (keys.all().stream().noneMatch(one -> one.id().equals(id))) {
            throw new AwsFailure(400, "InvalidCiphertextException", "");
        }
        KmsKey key = usable(call.key(id));
        String said = call.input().path("KeyId").asText("");
        if (!said.isEmpty() && !keys.find(said).arn().equals(key.arn())) {
            throw new AwsFailure(400, "IncorrectKeyException", "The key ID in the request does not identify a CMK that "
                    + "can perform this operation.");
        }
        try {
            return Json.object().put("KeyId", key.arn()).put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT")
                    .put("Plaintext", Envelope.open(key, blob, context(call)));
        } catch (GeneralSecurityException e) {
            throw new AwsFailure(400, "InvalidCiphertextException", "");
        }
    }

    private ObjectNode dataKey(KmsApi.Call call, boolean plaintext) throws AwsFailure {
        KmsKey key = usable(call.key());
        int bytes = call.input().has("NumberOfBytes")
                ? call.input().path("NumberOfBytes").asInt()
                : call.input().path("KeySpec").asText("").equals("AES_128") ? 16 : 32;
        if (bytes < 1 || bytes > 1024) {
            throw KmsApi.invalid("NumberOfBytes must be between 1 and 1024");
        }
        byte[] made = Envelope.random(bytes);
        ObjectNode answer = Json.object().put("KeyId", key.arn())
                .put("CiphertextBlob", Envelope.seal(key, made, context(call)));
        return plaintext ? answer.put("Plaintext", made) : answer;
    }

    private KmsKey usable(KmsKey key) throws AwsFailure {
        keys.usable(key.arn());
        return key;
    }

    private static byte[] bytes(KmsApi.Call call, String name) throws AwsFailure {
        try {
            return Base64.getDecoder().decode(call.text(name));
        } catch (IllegalArgumentException e) {
            throw KmsApi.invalid(name + " is not Base64");
        }
    }

    private static String context(KmsApi.Call call) {
        Map<String, String> pairs = new TreeMap<>();
        call.input().path("EncryptionContext").properties()
                .forEach(one -> pairs.put(one.getKey(), one.getValue().asText()));
        return pairs.toString();
    }
}
