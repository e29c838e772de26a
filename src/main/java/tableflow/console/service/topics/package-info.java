/// What an operator watches of topics: one row for each topic, and the detail of one, put together from Kafka, the
/// Schema Registry and Tableflow as their answers arrive, each of which can fail alone.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.topics;
