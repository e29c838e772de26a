package tableflow.console.domain.lake;

import org.jspecify.annotations.Nullable;

/// A database of a catalog.
///
/// @param description absent when there is none
/// @param location where its new tables would go; absent for most
public record CatalogDatabase(String name, @Nullable String description, @Nullable String location) {}
