package tableflow.console.domain.lake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table as Glue has it.
///
/// @param version grows by one with each sync; absent where the catalog does not tell it
/// @param parameters exactly as stored
/// @param location the storage descriptor's; the root of the table, or in older entries its metadata file
/// @param columns in order, partition keys last; Iceberg's own metadata is the truth about its tables, this is a copy
/// @param description absent when there is none
/// @param lakeFormation whether its place is registered with Lake Formation, whose grants then decide
/// @param viewText of a view the stored text of its query, empty where the catalog does not show it; absent for a table
public record CatalogTable(
        String database, String name, @Nullable String version, Map<String, String> parameters,
        @Nullable String location, List<CatalogColumn> columns, @Nullable String description,
        boolean lakeFormation, @Nullable String viewText) {
    public CatalogTable {
        parameters = Map.copyOf(parameters);
        columns = List.copyOf(columns);
    }

    /// An entry without columns.
    public CatalogTable(
            String database, String name, @Nullable String version, Map<String, String> parameters,
            @Nullable String location) {
        this(database, name, version, parameters, location, List.of(), null, false, null);
    }

    /// Whether it is an Iceberg table; the letters' case of the mark varies.
    public boolean isIceberg() {
        return "ICEBERG".equalsIgnoreCase(parameters.get("table_type"));
    }

    /// Whether it is a view, of Athena's or of Hive's.
    public boolean isView() {
        return viewText != null || "true".equalsIgnoreCase(parameters.get("presto_view"));
    }

    /// The metadata file that the entry points to.
    public Optional<S3Uri> metadataLocation() {
        return Optional.ofNullable(parameters.get("metadata_location")).map(S3Uri::parse);
    }

    /// The folder of the table, with a slash at the end.
    public Optional<S3Uri> root() {
        return Optional.ofNullable(location).map(text -> {
            int metadata = text.indexOf("/metadata/");
            return S3Uri.parse(metadata < 0 ? text : text.substring(0, metadata)).asFolder();
        });
    }
}
