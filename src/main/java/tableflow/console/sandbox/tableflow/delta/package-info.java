/// Delta Lake's log beside Iceberg's metadata: the same files, told in Delta's actions.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.tableflow.delta;
