package tableflow.console.sandbox.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/// The configuration of the sandbox's broker: one node that is broker and controller, sized for a desk.
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CLIENT_LISTENER = "CLIENT";
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    /// How long an authentication lasts, in milliseconds: the longest that a deleted key keeps a connection.
    static final int REAUTHENTICATION_MILLIS = 2_000;

    private final Map<String, Object> values = new HashMap<>();

    BrokerSettings(Path data, Gate gate, InternalKey internal) {
        put("log.dirs", data.toString());
        values.put(Gate.CONFIG, gate);
        quorum();
        security(internal);
        internalTopics();
        size();
        likeTheRealService();
    }

    /// Kafka's configuration once the ports are known. It holds the internal secret: never log it.
    Map<String, Object> with(int clientPort, int controllerPort) {
        var complete = new HashMap<>(values);
        String client = CLIENT_LISTENER + "://" + LoopbackSockets.HOST + ":" + clientPort;
        String controller = LoopbackSockets.HOST + ":" + controllerPort;
        complete.put("listeners", client + "," + CONTROLLER_LISTENER + "://" + controller);
        complete.put("advertised.listeners", client);
        complete.put("controller.quorum.voters", NODE_ID + "@" + controller);
        return complete;
    }

    private void quorum() {
        put("process.roles", "broker,controller");
        put("node.id", Integer.toString(NODE_ID));
        put("inter.broker.listener.name", CLIENT_LISTENER);
        put("controller.listener.names", CONTROLLER_LISTENER);
        // After a crash the old session must expire before the broker may register again: 9 s by default.
        put("broker.session.timeout.ms", "1500");
        put("broker.heartbeat.interval.ms", "300");
    }

    private void security(InternalKey internal) {
        String protocol = SecurityProtocol.SASL_PLAINTEXT.name;
        put("listener.security.protocol.map",
            CLIENT_LISTENER + ":" + protocol + "," + CONTROLLER_LISTENER + ":" + protocol);
        put("sasl.enabled.mechanisms", "PLAIN");
        put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        put("sasl.mechanism.controller.protocol", "PLAIN");
        for (String listener : new String[] {"client", "controller"}) {
            String prefix = "listener.name." + listener + ".plain.sasl.";
            put(prefix + "jaas.config", internal.jaas());
            put(prefix + "server.callback.handler.class", KeyAuthentication.class.getName());
        }
        put("connections.max.reauth.ms", Integer.toString(REAUTHENTICATION_MILLIS));
        put("principal.builder.class", OwnerPrincipals.class.getName());
        put("authorizer.class.name", RoleAuthorizer.class.getName());
        put("super.users", "User:" + InternalKey.OWNER);
        put("allow.everyone.if.no.acl.found", "false");
    }

    private void internalTopics() {
        put("offsets.topic.num.partitions", "1");
        put("offsets.topic.replication.factor", "1");
        put("transaction.state.log.num.partitions", "1");
        put("transaction.state.log.replication.factor", "1");
        put("transaction.state.log.min.isr", "1");
        put("share.coordinator.state.topic.num.partitions", "1");
        put("share.coordinator.state.topic.replication.factor", "1");
        put("share.coordinator.state.topic.min.isr", "1");
    }

    private void size() {
        put("num.network.threads", "2");
        put("num.io.threads", "2");
        put("background.threads", "2");
        put("num.recovery.threads.per.data.dir", "1");
        put("log.cleaner.threads", "1");
        // The default buffer takes 128 MB of heap, and each index file is preallocated with 10 MB.
        put("log.cleaner.dedupe.buffer.size", "2097152");
        put("log.index.size.max.bytes", "65536");
        put("group.initial.rebalance.delay.ms", "0");
    }

    private void likeTheRealService() {
        put("auto.create.topics.enable", "false");
        put("num.partitions", "6");
        put("default.replication.factor", "1");
        put("min.insync.replicas", "1");
        put("message.max.bytes", "2097164");
    }

    private void put(String name, String value) {
        values.put(name, value);
    }
}
