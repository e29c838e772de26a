package tableflow.console.remote.kafka;

import java.time.Duration;

/// Limits of a Kafka client.
///
/// @param request for one request to one broker
/// @param call for a question as a whole, repeats included
/// @param close for saying goodbye
/// @param batch topics described at once: one answer for ten thousand topics would hold up everything behind it
public record KafkaSettings(Duration request, Duration call, Duration close, int batch) {

    public static KafkaSettings defaults() {
        return new KafkaSettings(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMillis(500), 500);
    }
}
