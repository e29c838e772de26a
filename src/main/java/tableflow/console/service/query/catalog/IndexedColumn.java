package tableflow.console.service.query.catalog;

import org.jspecify.annotations.Nullable;

/// A column of a table.
///
/// @param type as the catalog spells it, such as `struct<a:int,b:string>`
public record IndexedColumn(String name, String type, @Nullable String comment) {}
