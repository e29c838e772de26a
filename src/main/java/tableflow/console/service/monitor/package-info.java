/// Watches the tables of a profile's topics: takes figures of Kafka, Tableflow, the catalog, Iceberg's metadata and
/// Confluent's metrics, keeps them, and tells when they go beyond a limit.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.monitor;
