package tableflow.console.ui.query;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.DataCatalog;

/// Where a statement runs.
///
/// @param catalog the data catalog that the database is in; absent means the account's own in Glue
/// @param database where names without one are looked up; absent for statements that name none
/// @param workgroup whose limits hold
public record QueryScope(@Nullable String catalog, @Nullable String database, String workgroup) {

    public QueryScope {
        catalog = DataCatalog.isGlue(catalog) ? null : catalog;
    }

    /// In Glue's catalog.
    public QueryScope(@Nullable String database, String workgroup) {
        this(null, database, workgroup);
    }

    /// The same in another data catalog, where no database is chosen yet.
    public QueryScope withCatalog(@Nullable String other) {
        QueryScope there = new QueryScope(other, null, workgroup);
        return there.isIn(catalog) ? this : there;
    }

    /// The same with another database.
    public QueryScope withDatabase(@Nullable String other) {
        return new QueryScope(catalog, other, workgroup);
    }

    /// The same with another workgroup.
    public QueryScope withWorkgroup(String other) {
        return new QueryScope(catalog, database, other);
    }

    /// Whether it is that data catalog; absent means Glue's.
    public boolean isIn(@Nullable String other) {
        return catalogName().equalsIgnoreCase(other == null ? DataCatalog.GLUE : other);
    }

    /// Whether it is the account's own catalog in Glue.
    public boolean isGlue() {
        return catalog == null;
    }

    /// As Athena calls the data catalog.
    public String catalogName() {
        return catalog == null ? DataCatalog.GLUE : catalog;
    }
}
