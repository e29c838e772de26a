/// The Kafka protocol, for what an operator watches.
@org.jspecify.annotations.NullMarked
package tableflow.console.remote.kafka;
