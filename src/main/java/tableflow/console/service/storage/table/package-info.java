/// What the objects of one Iceberg table are: needed now, kept for older snapshots, or by nobody.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.storage.table;
