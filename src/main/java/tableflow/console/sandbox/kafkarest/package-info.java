/// Kafka REST v3 as Confluent Cloud serves it, over the sandbox's broker.
///
/// Every call acts through a Kafka client that carries the caller's own key, so that the broker decides what the key's
/// owner may do; see `openapi/kafka-rest-v3.yaml` in Confluent's published Go SDK for the shapes.
@NullMarked
package tableflow.console.sandbox.kafkarest;

import org.jspecify.annotations.NullMarked;
