/// The materialiser on a real broker, a real registry and the sandbox's own S3, read back with Iceberg's own reader.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.tableflow;
