/// The files of an `UNLOAD`: Parquet, Avro, JSON and text, by partition, as Athena's engine writes them.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.athena.unload;
