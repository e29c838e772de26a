/// A real Apache Kafka broker inside the sandbox's process.
///
/// Everything that touches the broker's internal classes stands in [tableflow.console.sandbox.kafka.KafkaNode]; the
/// rest of the sandbox sees [tableflow.console.sandbox.kafka.Broker] and ordinary Kafka clients.
@NullMarked
package tableflow.console.sandbox.kafka;

import org.jspecify.annotations.NullMarked;
