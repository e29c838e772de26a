/// Reads tables where they lie: catalog entry, Iceberg metadata, objects.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.lake;
