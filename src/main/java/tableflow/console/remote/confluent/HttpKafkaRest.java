package tableflow.console.remote.confluent;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.AlterTopicConfigs;
import tableflow.console.domain.change.ChangeRequest.DeleteTopic;
import tableflow.console.domain.change.ChangeRequest.MorePartitions;
import tableflow.console.domain.change.ChangeRequest.NewTopic;
import tableflow.console.domain.kafka.Topic;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.remote.http.Access;
import tableflow.console.remote.http.Dialect;
import tableflow.console.remote.http.Fields;
import tableflow.console.remote.http.HttpCall;
import tableflow.console.remote.http.HttpEnvironment;
import tableflow.console.remote.http.RestClient;
import tableflow.console.service.port.KafkaRest;

/// Kafka REST v3 over HTTP. Its lists are not paged, and only 404 means that a topic is gone.
public final class HttpKafkaRest implements KafkaRest {

    private static final Dialect DIALECT = new KafkaRestDialect();

    private final RestClient client;
    private final KafkaRestCalls calls;
    private final String clusterId;

    /// @param base the cluster's REST endpoint, without path
    public HttpKafkaRest(HttpEnvironment environment, Access access, HttpUrl base, String clusterId) {
        this.client = new RestClient(environment, access, DIALECT);
        this.calls = new KafkaRestCalls(base);
        this.clusterId = clusterId;
    }

    @Override
    public List<Topic> topics() {
        Fields answer = client.read(HttpCall.get("list topics of " + clusterId, calls.topics(clusterId).build()));
        return answer.needList("data").stream().map(HttpKafkaRest::topic).toList();
    }

    @Override
    public Optional<Topic> topic(String name) {
        HttpCall call = HttpCall.get("read topic " + name, calls.topic(clusterId, name).build());
        return client.find(call, RestClient::gone).map(HttpKafkaRest::topic);
    }

    private static Topic topic(Fields it) {
        return new Topic(
                it.need("topic_name"),
                it.intOr("partitions_count", 0),
                it.intOr("replication_factor", 0),
                it.flag("is_internal"));
    }

    @Override
    public List<TopicConfig> configs(String topic) {
        HttpUrl url = calls.topic(clusterId, topic).addPathSegment("configs").build();
        return client.read(HttpCall.get("read settings of topic " + topic, url)).needList("data").stream()
                .map(HttpKafkaRest::config)
                .toList();
    }

    private static TopicConfig config(Fields it) {
        return new TopicConfig(
                it.need("name"),
                it.text("value"),
                it.flag("is_default"),
                it.flag("is_read_only"),
                it.flag("is_sensitive"),
                it.textOr("source", "UNKNOWN"));
    }

    @Override
    public void create(NewTopic request, boolean validateOnly) {
        client.send(calls.create(request, validateOnly));
    }

    @Override
    public void alter(AlterTopicConfigs request, boolean validateOnly) {
        client.send(calls.alter(request, validateOnly));
    }

    @Override
    public void addPartitions(MorePartitions request) {
        client.send(calls.morePartitions(request));
    }

    @Override
    public void delete(DeleteTopic request) {
        try {
            client.send(calls.delete(request));
        } catch (RemoteFailure failure) {
            if (!failure.is(Kind.NOT_FOUND)) {
                throw failure;
            }
        }
    }
}
