package tableflow.console.sandbox.armoury;

import static tableflow.console.sandbox.armoury.Mode.answer;
import static tableflow.console.sandbox.armoury.Mode.state;

import java.util.List;
import tableflow.console.sandbox.http.Json;

/// Confluent's side: keys and roles, the topic, its schema, and what Tableflow says of its table.
final class TableflowArms {
    private TableflowArms() {}

    static List<Mode> all() {
        return List.of(
                answer("T1", scene -> outcome(scene, "error_message", "Unable to assume the IAM role " + Lab.ROLE_ARN
                        + ". Check its trust policy and external id. (AccessDenied)"), Looks::tableflow, "FAILED"),
                answer("T2", scene -> outcome(scene, "error_message", "Unable to write to the S3 bucket "
                        + Documents.BUCKET + ". (AccessDenied)"), Looks::tableflow, "FAILED"),
                answer("T3", scene -> outcome(scene, "error_message", "Unable to set up the DLQ topic error_log. The "
                        + "owner of the API key lacks DeveloperWrite on it."), Looks::tableflow, "FAILED"),
                state("G3", TableflowArms::couldNotSync, Looks::tableflow, "AWS Glue database").as("noticed"),
                answer("T4", scene -> scene.hook("/outcomes/" + scene.topic(), "{\"catalog_disconnected\":true}"),
                        Looks::tableflow, "DISCONNECTED").as("disconnected"),
                answer("T5", scene -> scene.hook("/outcomes/" + scene.topic(), "{\"pending\":true}"),
                        Looks::tableflow, "\"phase\":\"PENDING\""),
                answer("T4", scene -> outcome(scene, "catalog_error_message", "Unable to update table orders in the "
                        + "AWS Glue database. (AccessDeniedException)"), Looks::tableflow,
                        "\"sync_status\":\"FAILED\""),
                answer("T6", scene -> suspended(scene, "Encountered a null value at partition 1, offset 17, but the "
                        + "changelog mode is APPEND."), Looks::tableflow, "null value"),
                answer("T7", scene -> suspended(scene, "The changelog mode of the topic has been modified since table "
                        + "materialization began."), Looks::tableflow, "has been modified"),
                answer("T8", scene -> suspended(scene, "Incompatible schema evolution detected. Field changed: pieces "
                        + "(TYPE_MISMATCH)"), Looks::tableflow, "Incompatible schema evolution"),
                state("T9", TableflowArms::noSchema, Looks::schema, "40401"),
                state("T10", scene -> scene.topic(Lab.PLAIN_TOPIC), Looks::schema, "parcels-value"),
                state("T11", scene -> key(scene, "/schemaRegistry", "/kafka"), Looks::schema, "status 401"),
                state("T12", scene -> scene.profile().withObject("/schemaRegistry")
                        .set("apiKey", scene.lab().outsider().registry()), Looks::schema, "40301"),
                state("T14", TableflowArms::readOnly, Looks::registryMode, "READONLY"),
                state("T15", scene -> scene.profile().withObject("/kafka")
                        .set("apiKey", scene.lab().outsider().deleted()), Looks::kafka, "SaslAuthenticationException"),
                state("T16", scene -> scene.profile().withObject("/kafka")
                        .set("apiKey", scene.lab().outsider().kafka()), Looks::kafka, "TopicAuthorizationException"),
                state("T17", TableflowArms::noTopic, Looks::kafka, "UnknownTopicOrPartitionException"),
                state("T20", scene -> key(scene, "/confluent", "/kafka"), Looks::environments,
                        "status 401").as("kind"),
                state("T20", scene -> scene.profile().withObject("/confluent")
                        .set("cloudApiKey", scene.lab().outsider().cloud()), Looks::integration, "status 403"),
                answer("T20", scene -> scene.fault("{\"service\":\"confluent\",\"times\":1000,\"status\":429,"
                        + "\"headers\":{\"Retry-After\":\"1\"}}"), Looks::environments, "status 429").as("rate"));
    }

    /// The role has lost its rights in the catalog, and Tableflow has seen it.
    private static void couldNotSync(Scene scene) throws Exception {
        Lab lab = scene.lab();
        Aws aws = lab.aws();
        aws.iam.deleteRolePolicy(r -> r.roleName(Lab.ROLE).policyName("catalog"));
        scene.undo(() -> {
            aws.iam.putRolePolicy(r -> r.roleName(Lab.ROLE).policyName("catalog").policyDocument(Documents.CATALOG));
            lab.untilTableflow("the catalog is in step", () -> sync(scene, "/sync_status").equals("SYNCED"));
        });
        lab.untilTableflow("the sync fails", () -> sync(scene, "/sync_status").equals("FAILED"));
    }

    static String phase(Scene scene) throws Exception {
        return scene.lab().table(scene.topic()).at("/status/phase").asText();
    }

    private static String sync(Scene scene, String field) throws Exception {
        return scene.lab().table(scene.topic()).at("/status/catalog_sync_statuses/0" + field).asText();
    }

    private static void outcome(Scene scene, String field, String text) throws Exception {
        scene.hook("/outcomes/" + scene.topic(), Json.object().put(field, text).toString());
    }

    private static void suspended(Scene scene, String why) throws Exception {
        scene.hook("/outcomes/" + scene.topic(),
                Json.object().put("suspended", true).put("error_message", why).toString());
    }

    /// One service is given the key of another.
    private static void key(Scene scene, String part, String other) {
        scene.profile().withObject(part).set(part.equals("/confluent") ? "cloudApiKey" : "apiKey",
                scene.profile().at(other + "/apiKey").deepCopy());
    }

    private static void noSchema(Scene scene) throws Exception {
        scene.lab().registry("DELETE", "/subjects/" + scene.topic() + "-value", "");
        scene.undo(() -> scene.lab().records().register(scene.topic()));
    }

    private static void readOnly(Scene scene) throws Exception {
        String mode = "/mode/" + scene.topic() + "-value";
        scene.lab().registry("PUT", mode, "{\"mode\":\"READONLY\"}");
        scene.undo(() -> scene.lab().registry("DELETE", mode, ""));
    }

    private static void noTopic(Scene scene) throws Exception {
        Records records = scene.lab().records();
        records.deleteTopic(scene.topic());
        scene.undo(() -> records.restore(scene.topic()));
    }
}
