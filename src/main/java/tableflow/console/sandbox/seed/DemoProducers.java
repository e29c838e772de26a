package tableflow.console.sandbox.seed;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import tableflow.console.sandbox.kafka.Broker;

/// How the seeds write to topics that were made this moment.
final class DemoProducers {
    private DemoProducers() {}

    /// A leader elected this moment may refuse a producer's first batch and take its second; an idempotent producer
    /// could then never place the first. Order is kept by sending one batch at a time. The map holds a secret.
    static Map<String, Object> settings(Broker broker) {
        Map<String, Object> settings = new HashMap<>(broker.adminProperties());
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return settings;
    }
}
