/// Confluent's Metrics API, and the figures behind it: what the broker and the tables did, minute by minute.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.metrics;
