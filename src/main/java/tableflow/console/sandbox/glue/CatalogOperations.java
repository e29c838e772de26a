package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Json;

/// The catalog as a whole: encryption, tags, functions. Nothing is really encrypted; what is kept is under which key it
/// would be, and [Gate] asks for the caller's right to that key. There are no functions.
final class CatalogOperations {
    /// Where its encryption is kept.
    static final String ENCRYPTION = Extras.key("", "encryption");
    private static final Set<String> MODES = Set.of("DISABLED", "SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE");

    private final Extras extras;
    private final Gate gate;

    CatalogOperations(Extras extras, Gate gate) {
        this.extras = extras;
        this.gate = gate;
    }

    void addTo(Map<String, GlueApi.Operation> operations) {
        operations.put("GetDataCatalogEncryptionSettings", this::encryption);
        operations.put("PutDataCatalogEncryptionSettings", this::encrypt);
        operations.put("GetTags", this::tags);
        operations.put("TagResource", this::tag);
        operations.put("UntagResource", this::untag);
        operations.put("GetUserDefinedFunctions", this::functions);
    }

    private ObjectNode encryption(GlueCall call) throws AwsFailure {
        gate.catalog(call);
        ObjectNode out = Json.object();
        out.set("DataCatalogEncryptionSettings", extras.get(ENCRYPTION).orElseGet(() -> {
            ObjectNode none = Json.object();
            none.putObject("EncryptionAtRest").put("CatalogEncryptionMode", "DISABLED");
            none.putObject("ConnectionPasswordEncryption").put("ReturnConnectionPasswordEncrypted", false);
            return none;
        }));
        return out;
    }

    private ObjectNode encrypt(GlueCall call) throws AwsFailure, IOException {
        gate.catalog(call);
        ObjectNode wanted = call.object("DataCatalogEncryptionSettings");
        if (!MODES.contains(wanted.at("/EncryptionAtRest/CatalogEncryptionMode").asText())) {
            throw GlueFailures.invalid("CatalogEncryptionMode must be DISABLED or SSE-KMS.");
        }
        extras.put(ENCRYPTION, wanted);
        return Json.object();
    }

    private static String key(GlueCall call) {
        return Extras.key("", "tags", call.maybe("ResourceArn").orElse(""));
    }

    private ObjectNode current(GlueCall call) {
        return extras.get(key(call)).orElseGet(Json::object).deepCopy();
    }

    private ObjectNode tags(GlueCall call) throws AwsFailure {
        gate.catalog(call);
        ObjectNode out = Json.object();
        out.set("Tags", current(call));
        return out;
    }

    private ObjectNode tag(GlueCall call) throws AwsFailure, IOException {
        gate.catalog(call);
        ObjectNode tags = current(call);
        call.input().path("TagsToAdd").properties().forEach(t -> tags.put(t.getKey(), t.getValue().asText()));
        extras.put(key(call), tags);
        return Json.object();
    }

    private ObjectNode untag(GlueCall call) throws AwsFailure, IOException {
        gate.catalog(call);
        ObjectNode tags = current(call);
        tags.remove(call.texts("TagsToRemove"));
        extras.put(key(call), tags);
        return Json.object();
    }

    private ObjectNode functions(GlueCall call) throws AwsFailure {
        gate.catalog(call);
        ObjectNode out = Json.object();
        out.putArray("UserDefinedFunctions");
        return out;
    }
}
