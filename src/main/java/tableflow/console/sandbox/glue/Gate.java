package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.http.Json;

/// Glue asks for leave on three levels: the catalog, the database, the table; each call needs it on all that it
/// touches. After IAM comes the key of an encrypted catalog, then Lake Formation.
final class Gate {
    private final Permissions permissions;
    private final LakeFormation lake;
    private final Extras extras;
    private final GlueApi.Home home;

    Gate(Permissions permissions, LakeFormation lake, Extras extras, GlueApi.Home home) {
        this.permissions = permissions;
        this.lake = lake;
        this.extras = extras;
        this.home = home;
    }

    LakeFormation lake() {
        return lake;
    }

    String account() {
        return home.account();
    }

    void catalog(GlueCall call) throws AwsFailure {
        require(call, "catalog");
        if (!call.operation().endsWith("EncryptionSettings")) {
            decrypt(call);
        }
    }

    /// Of an encrypted catalog nothing is told to who may not use its key.
    private void decrypt(GlueCall call) throws AwsFailure {
        JsonNode rest = extras.get(CatalogOperations.ENCRYPTION).orElseGet(Json::object).path("EncryptionAtRest");
        String key = rest.path("SseAwsKmsKeyId").asText("");
        if (rest.path("CatalogEncryptionMode").asText().startsWith("SSE-KMS") && key.startsWith("arn:")) {
            try {
                permissions.require(call.caller(), new Access("kms:Decrypt", key));
            } catch (AwsFailure e) {
                throw new AwsFailure(400, "GlueEncryptionException", e.text());
            }
        }
    }

    void database(GlueCall call, String database) throws AwsFailure {
        catalog(call);
        require(call, "database/" + database);
    }

    void table(GlueCall call, String database, String table) throws AwsFailure {
        database(call, database);
        require(call, "table/" + database + "/" + table);
    }

    /// Does IAM let the caller see this in a list?
    boolean lists(GlueCall call, String resource) {
        try {
            require(call, resource);
            return true;
        } catch (AwsFailure e) {
            return false;
        }
    }

    private void require(GlueCall call, String resource) throws AwsFailure {
        permissions.require(call.caller(), new Access("glue:" + call.operation(), arn(resource)));
    }

    String arn(String resource) {
        return "arn:aws:glue:" + home.region() + ":" + home.account() + ":" + resource;
    }
}
