package tableflow.console.remote.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.remote.http.Urls;

/// The settings of a Kafka client that signs in with an API key.
final class ClientConfig {

    private static final Set<String> PROTOCOLS = Set.of("SASL_SSL", "SASL_PLAINTEXT");

    private ClientConfig() {}

    /// @throws RemoteFailure INVALID for a protocol that cannot carry an API key, or would carry it over a network in
    ///     clear
    static Map<String, Object> of(String bootstrap, String protocol, ApiKey key, KafkaSettings settings) {
        requireSafe(bootstrap, protocol);
        int request = Math.toIntExact(settings.request().toMillis());
        Map<String, Object> config = new HashMap<>();
        config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, withoutProtocol(bootstrap));
        config.put(AdminClientConfig.SECURITY_PROTOCOL_CONFIG, protocol);
        config.put(SaslConfigs.SASL_MECHANISM, "PLAIN");
        // as Password: the clients log their settings, and hide what has this type
        config.put(SaslConfigs.SASL_JAAS_CONFIG, new Password(jaas(key)));
        // one id per client, or the clients complain about each other's JMX name
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, "tableflow-console-" + UUID.randomUUID());
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, request);
        config.put(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(settings.call().toMillis()));
        config.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) request);
        config.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, (long) request);
        config.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, List.of());
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }

    /// @throws RemoteFailure INVALID as for [#of]
    static void requireSafe(String bootstrap, String protocol) {
        if (!PROTOCOLS.contains(protocol)) {
            throw RemoteFailure.of(
                    Kind.INVALID, "open the cluster at " + bootstrap, "the security protocol " + protocol
                            + " is none of SASL_SSL and SASL_PLAINTEXT");
        }
        if (protocol.equals("SASL_PLAINTEXT")) {
            requireThisMachine(bootstrap);
        }
    }

    /// As with `http://`, the secret would cross the network for all to read. Only the addresses that are asked first
    /// are known here, not those that the cluster names.
    private static void requireThisMachine(String bootstrap) {
        for (String address : withoutProtocol(bootstrap).split(",")) {
            String host = address.strip().replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "");
            if (!host.isEmpty() && !Urls.isThisMachine(host)) {
                throw RemoteFailure.of(Kind.INVALID, "open the cluster at " + bootstrap, "SASL_PLAINTEXT is not"
                                + " encrypted: the API key would cross the network to " + host + " for all to read")
                        .withAdvice("Nothing was sent. Choose SASL_SSL in the profile; SASL_PLAINTEXT is for addresses"
                                + " of this machine only.");
            }
        }
    }

    /// Confluent's own lists show `SASL_SSL://host:port`; the clients want `host:port`.
    static String withoutProtocol(String bootstrap) {
        return bootstrap.replaceAll("[A-Z_]+://", "");
    }

    private static String jaas(ApiKey key) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=" + quoted(key.id())
                + " password=" + quoted(key.secret().reveal()) + ";";
    }

    /// A text between quotes as `java.io.StreamTokenizer`, which reads these settings, takes it.
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
