/// The sandbox's Schema Registry: Confluent's REST API over an in-memory store, on real parsers.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.registry;
