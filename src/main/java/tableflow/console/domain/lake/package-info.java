/// What a Tableflow table is in the lake: its entry in the catalog, its Iceberg metadata, its objects.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.lake;
