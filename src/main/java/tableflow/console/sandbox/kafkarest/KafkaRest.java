package tableflow.console.sandbox.kafkarest;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import tableflow.console.sandbox.access.Keys;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.http.Handler;
import tableflow.console.sandbox.http.HttpService;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;
import tableflow.console.sandbox.kafka.Broker;

/// The REST endpoint of one Kafka cluster.
public final class KafkaRest implements AutoCloseable {
    /// The name under which faults are armed against it.
    public static final String SERVICE = "kafka-rest";
    private static final String CLUSTERS = "/kafka/v3/clusters";
    private static final String CLUSTER = CLUSTERS + "/{cluster_id}";
    private static final String TOPIC = CLUSTER + "/topics/{topic_name}";
    private static final String GROUP = CLUSTER + "/consumer-groups/{consumer_group_id}";

    private final String clusterId;
    private final Clients clients;
    private final HttpService service;

    private KafkaRest(Broker broker, Keys keys, Faults faults, Pace pace, Clock clock) throws IOException {
        clusterId = broker.clusterId();
        clients = new Clients(broker.bootstrapServers(), keys);
        var gate = new Gatekeeper(keys, clusterId, pace, clock);
        Router routes = routes(new ConfigRoutes(broker.cloudSettings()), new FreshTopics(pace, clock));
        service = HttpService.start(SERVICE, faults.around(SERVICE, gate.before(routes), Errors::armed));
    }

    /// Starts the endpoint on a free loopback port.
    public static KafkaRest start(Broker broker, Keys keys, Faults faults, Pace pace, Clock clock)
            throws IOException {
        return new KafkaRest(broker, keys, faults, pace, clock);
    }

    /// What clients know as the cluster's `http_endpoint`, with no slash at the end.
    public String url() {
        return service.url();
    }

    @Override
    public void close() {
        service.close();
        clients.close();
    }

    private Router routes(ConfigRoutes configs, FreshTopics fresh) {
        var clusters = new ClusterRoutes();
        var topics = new TopicRoutes(configs, fresh);
        var partitions = new PartitionRoutes();
        var router = new Router()
            .get(CLUSTERS, request -> run(request, clusters::list))
            .get(CLUSTER, inCluster(clusters::get))
            .get(CLUSTER + "/topics", inCluster(topics::list))
            .post(CLUSTER + "/topics", inCluster(topics::create))
            .get(TOPIC, inCluster(topics::get))
            .patch(TOPIC, inCluster(topics::grow))
            .delete(TOPIC, inCluster(topics::delete))
            .get(CLUSTER + "/topics/-/configs", inCluster(configs::listAll))
            .get(TOPIC + "/configs", inCluster(configs::list))
            .post(TOPIC + "/configs:alter", inCluster(configs::alterMany))
            .get(TOPIC + "/default-configs", inCluster(configs::defaults))
            .get(TOPIC + "/configs/{name}", inCluster(configs::get))
            .put(TOPIC + "/configs/{name}", inCluster(configs::put))
            .delete(TOPIC + "/configs/{name}", inCluster(configs::delete))
            .get(TOPIC + "/partitions", inCluster(partitions::list))
            .get(TOPIC + "/partitions/{partition_id}", inCluster(partitions::get))
            .post(TOPIC + "/records", inCluster(new RecordRoutes(clients)::produce));
        return accessAndGroups(router);
    }

    private Router accessAndGroups(Router router) {
        var acls = new AclRoutes();
        var groups = new GroupRoutes();
        var lags = new LagRoutes();
        return router
            .get(CLUSTER + "/acls", inCluster(acls::list))
            .post(CLUSTER + "/acls", inCluster(acls::create))
            .delete(CLUSTER + "/acls", inCluster(acls::delete))
            .post(CLUSTER + "/acls:batch", inCluster(acls::createMany))
            .get(CLUSTER + "/consumer-groups", inCluster(groups::list))
            .get(GROUP, inCluster(groups::get))
            .get(GROUP + "/consumers", inCluster(groups::consumers))
            .get(GROUP + "/consumers/{consumer_id}", inCluster(groups::consumer))
            .get(GROUP + "/lag-summary", inCluster(lags::summary))
            .get(GROUP + "/lags", inCluster(lags::list))
            .get(GROUP + "/lags/{topic_name}/partitions/{partition_id}", inCluster(lags::get));
    }

    private Handler inCluster(Call.Action action) {
        return request -> request.var("cluster_id").equals(clusterId)
            ? run(request, action)
            : Reply.json(404, Map.of("error_code", 404,
                "message", "Cluster " + request.var("cluster_id") + " cannot be found."));
    }

    private Reply run(Request request, Call.Action action) throws InterruptedException {
        // The gate has let nobody in without a credential.
        var credential = request.basicAuth().orElseThrow();
        try {
            return action.run(new Call(request, credential, clients.admin(credential), clusterId));
        } catch (InterruptedException ended) {
            throw ended;
        } catch (Exception failure) {
            return Errors.reply(failure);
        }
    }
}
