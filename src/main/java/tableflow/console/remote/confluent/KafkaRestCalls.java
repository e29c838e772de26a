package tableflow.console.remote.confluent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import tableflow.console.domain.change.ChangeRequest.AlterTopicConfigs;
import tableflow.console.domain.change.ChangeRequest.DeleteTopic;
import tableflow.console.domain.change.ChangeRequest.MorePartitions;
import tableflow.console.domain.change.ChangeRequest.NewTopic;
import tableflow.console.remote.http.HttpCall;
import tableflow.console.remote.http.HttpCall.Effect;
import tableflow.console.remote.http.Json;
import tableflow.console.remote.http.Urls;

/// The calls that change topics, as Kafka REST v3 defines them.
///
/// @param base the cluster's REST endpoint, without path
public record KafkaRestCalls(HttpUrl base) {

    /// The replication factor is left out: Confluent Cloud sets it. With `validateOnly` nothing is made.
    public HttpCall create(NewTopic request, boolean validateOnly) {
        ObjectNode body = Json.object("topic_name", request.name()).put("partitions_count", request.partitions());
        if (!request.configs().isEmpty()) {
            ArrayNode configs = body.putArray("configs");
            sorted(request.configs()).forEach((name, value) ->
                    configs.addObject().put("name", name).put("value", value));
        }
        HttpCall call = HttpCall.post(
                (validateOnly ? "check whether topic " + request.name() + " could be made" : "create topic "
                        + request.name()),
                topics(request.clusterId()).build(),
                body);
        return asked(call, body, validateOnly);
    }

    /// Sets values, all or nothing.
    public HttpCall alter(AlterTopicConfigs request, boolean validateOnly) {
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        sorted(request.values()).forEach((name, value) ->
                data.addObject().put("name", name).put("value", value).put("operation", "SET"));
        request.unset().stream().sorted().forEach(name ->
                data.addObject().put("name", name).put("operation", "DELETE"));
        HttpUrl url = topic(request.clusterId(), request.topic()).addPathSegment("configs:alter").build();
        HttpCall call = HttpCall.post(
                (validateOnly ? "check new settings of topic " : "change settings of topic ") + request.topic(),
                url,
                body);
        return asked(call, body, validateOnly);
    }

    private static HttpCall asked(HttpCall call, ObjectNode body, boolean validateOnly) {
        if (!validateOnly) {
            return call;
        }
        body.put("validate_only", true);
        return call.with(Effect.NONE);
    }

    /// Names the new number of partitions, not how many more.
    public HttpCall morePartitions(MorePartitions request) {
        return HttpCall.patch(
                "raise topic " + request.topic() + " to " + request.partitions() + " partitions",
                topic(request.clusterId(), request.topic()).build(),
                Json.object().put("partitions_count", request.partitions()));
    }

    public HttpCall delete(DeleteTopic request) {
        return HttpCall.delete("delete topic " + request.topic(), topic(request.clusterId(), request.topic()).build());
    }

    HttpUrl.Builder topics(String clusterId) {
        return Urls.at(base, "kafka/v3/clusters")
                .addPathSegment(Urls.segment("cluster", clusterId))
                .addPathSegment("topics");
    }

    HttpUrl.Builder topic(String clusterId, String name) {
        return topics(clusterId).addPathSegment(Urls.segment("topic", name));
    }

    private static Map<String, String> sorted(Map<String, String> values) {
        return new TreeMap<>(values);
    }
}
