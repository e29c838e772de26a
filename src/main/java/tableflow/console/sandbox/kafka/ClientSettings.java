package tableflow.console.sandbox.kafka;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/// How a Kafka client reaches the sandbox's broker.
public final class ClientSettings {
    private ClientSettings() {}

    /// Properties for any Kafka client. They hold the secret: never log them.
    ///
    /// @param bootstrapServers `host:port`
    public static Map<String, Object> of(String bootstrapServers, String keyId, String secret) {
        return Map.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, SecurityProtocol.SASL_PLAINTEXT.name,
            SaslConfigs.SASL_MECHANISM, "PLAIN",
            SaslConfigs.SASL_JAAS_CONFIG, Jaas.plain(keyId, secret));
    }
}
