package tableflow.console.sandbox.armoury;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.kafka.Eventually;

/// A service account without any role, with a key of each kind; and keys that are deleted already. Made at the start,
/// because a new key needs its time.
///
/// @param cloud a Cloud key that may do nothing
/// @param kafka a key of the cluster that may do nothing
/// @param registry a key of the registry that may do nothing
/// @param tableflow a Tableflow key that may do nothing
/// @param deleted a Kafka key that was deleted
record Outsider(ObjectNode cloud, ObjectNode kafka, ObjectNode registry, ObjectNode tableflow, ObjectNode deleted) {

    static Outsider of(Lab lab) throws Exception {
        String account = lab.cloud("POST", "/iam/v2/service-accounts",
                "{\"display_name\":\"lab-outsider\",\"description\":\"Has no role\"}").path("id").asText();
        ObjectNode deleted = key(lab, account, lab.cluster());
        lab.cloud("DELETE", "/iam/v2/api-keys/" + deleted.path("id").asText(), "");
        return new Outsider(
                key(lab, account, "cloud"),
                key(lab, account, lab.cluster()),
                key(lab, account, lab.admin().at("/schemaRegistry/clusterId").asText()),
                key(lab, account, "tableflow"),
                deleted);
    }

    private static ObjectNode key(Lab lab, String owner, String resource) throws Exception {
        String of = resource.equals("cloud") ? "" : ",\"resource\":{\"id\":\"" + resource + "\"}";
        JsonNode made = lab.cloud("POST", "/iam/v2/api-keys", "{\"spec\":{\"display_name\":\"outsider\","
                + "\"owner\":{\"id\":\"" + owner + "\"}" + of + "}}");
        return Json.object().put("id", made.path("id").asText()).put("secret", made.at("/spec/secret").asText());
    }

    /// Returns when all keys that live are known everywhere: until then they are refused as unknown ones.
    void ready(Lab lab) throws Exception {
        String registry = lab.admin().at("/schemaRegistry/url").asText() + "/subjects";
        String api = lab.admin().at("/confluent/apiUrl").asText();
        String rest = lab.admin().at("/kafka/restUrl").asText() + "/kafka/v3/clusters";
        known(lab, registry(), registry);
        known(lab, cloud(), api + "/org/v2/environments");
        known(lab, tableflow(), api + "/tableflow/v1/tableflow-topics?environment=" + lab.environment()
                + "&spec.kafka_cluster=" + lab.cluster());
        known(lab, kafka(), rest);
    }

    private static void known(Lab lab, JsonNode key, String url) throws Exception {
        Eventually.holds("a key is known at " + url, () ->
                lab.http().send(Http.Login.of(key), "GET", url, "").status() != 401);
    }
}
