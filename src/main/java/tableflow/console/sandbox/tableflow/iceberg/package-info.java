/// Iceberg tables: their files, their pointer, their rows.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.tableflow.iceberg;
