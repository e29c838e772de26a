/// Consumer groups: who reads a topic, how far, and where a reset would take them.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.kafka.group;
