/// The materialiser: Kafka topics as Iceberg tables in S3, published to Glue, as Tableflow does it.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.tableflow;
