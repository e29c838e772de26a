package tableflow.console.domain.lake;

import org.jspecify.annotations.Nullable;

/// A column as the catalog has it.
///
/// @param type in Hive's words: `bigint`, `struct<a:int,b:string>`
/// @param partitionKey a partition key of a Hive table; Iceberg tables have none in the catalog
public record CatalogColumn(String name, String type, @Nullable String comment, boolean partitionKey) {}
