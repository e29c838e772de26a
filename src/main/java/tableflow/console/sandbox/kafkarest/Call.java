package tableflow.console.sandbox.kafkarest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Credential;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// One admitted request: who calls, a client that acts for the caller, and how this cluster's things are named.
///
/// @param admin carries the caller's key
record Call(Request request, Credential credential, Admin admin, String clusterId) {
    /// What a route does; a failure becomes an error answer.
    @FunctionalInterface
    interface Action {
        Reply run(Call call) throws Exception;
    }

    String topic() {
        return request.var("topic_name");
    }

    /// The body as a JSON object.
    ObjectNode object() throws RestFailure, BadJson {
        JsonNode body = request.json();
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw RestFailure.malformed("The request body must be a JSON object");
    }

    /// A thing of this cluster: its kind, its address, its name, and the cluster's id.
    ///
    /// @param name what follows the cluster in its resource name, such as `/topic=t`
    /// @param path the segments after the cluster's own address
    ObjectNode resource(String kind, String name, String... path) {
        ObjectNode resource = Json.object().put("kind", kind);
        resource.putObject("metadata")
            .put("self", address(path))
            .put("resource_name", "crn:///kafka=" + clusterId + name);
        return resource.put("cluster_id", clusterId);
    }

    /// A list of such things. These lists are never paged.
    ObjectNode list(String kind, List<ObjectNode> data, String... path) {
        ObjectNode list = Json.object().put("kind", kind);
        list.putObject("metadata").put("self", address(path)).putNull("next");
        ArrayNode array = list.putArray("data");
        data.forEach(array::add);
        return list;
    }

    ObjectNode related(String... path) {
        return Json.object().put("related", address(path));
    }

    private String address(String... path) {
        return request.origin() + "/kafka/v3/clusters/" + clusterId
            + Arrays.stream(path).map(Call::encoded).map(segment -> "/" + segment).collect(Collectors.joining());
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
