/// The table panel beside the statements: snapshots, schemas, partitions, files, ready-made queries.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.query.table;
