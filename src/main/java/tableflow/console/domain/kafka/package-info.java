/// Topics, partitions and configs, and Kafka's own rules about them.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.kafka;
