package tableflow.console.remote.kafka;

import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.Progress;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.remote.http.Access;

/// What a client of a cluster is made with.
///
/// @param bootstrap `host:port`, parted by commas; a protocol in front is passed over
/// @param protocol `SASL_SSL` or `SASL_PLAINTEXT`
/// @param beforeClients run before one of Kafka's own clients is made
record Cluster(String bootstrap, String protocol, Access access, Runnable beforeClients) {

    KafkaFailures failures(KafkaSettings settings) {
        return new KafkaFailures(bootstrap, access, settings.call());
    }

    /// @throws tableflow.console.domain.RemoteFailure INVALID as [ClientConfig#of] has it
    Map<String, Object> config(KafkaSettings settings) {
        return ClientConfig.of(bootstrap, protocol, access.key(), settings);
    }

    /// All topics by the first of the servers, or nothing where a client has to ask; see [QuickQuestion].
    ///
    /// @throws tableflow.console.domain.RemoteFailure INVALID as for [#config], before anything is sent; CANCELLED
    Optional<Map<String, Layout>> quickly(KafkaSettings settings) {
        ClientConfig.requireSafe(bootstrap, protocol);
        String first = ClientConfig.withoutProtocol(bootstrap).split(",", 2)[0].strip();
        Optional<Map<String, Layout>> told =
                QuickQuestion.ask(first, protocol.equals("SASL_SSL"), access.key(), settings);
        if (told.isEmpty()) {
            Progress.throwIfCancelled("list topics");
        }
        return told;
    }
}
