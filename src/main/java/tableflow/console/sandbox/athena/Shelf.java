package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import tableflow.console.sandbox.athena.DataCatalogs.Registered;

/// Puts into Athena what others would have made there, for a seed. What is there under its name already stays as it is.
public final class Shelf {

    private final Desk desk;

    Shelf(Desk desk) {
        this.desk = desk;
    }

    /// A data catalog of the account's own Glue under another name.
    public void catalog(String name, String description) {
        if (desk.catalogs().find(name).isEmpty()) {
            desk.catalogs().keep(new Registered(
                    name, "GLUE", description, Map.of("catalog-id", desk.rights().account())));
        }
    }

    /// A workgroup that ends queries which scan more, and says itself where results go.
    ///
    /// @param location `s3://bucket/prefix/`
    /// @param cutoff bytes
    public void workgroup(String name, String description, String location, long cutoff) {
        if (desk.groups().all().stream().noneMatch(group -> group.name().equals(name))) {
            ObjectNode configuration = WorkGroup.defaults()
                    .put("EnforceWorkGroupConfiguration", true)
                    .put("BytesScannedCutoffPerQuery", cutoff);
            configuration.withObject("/ResultConfiguration").put("OutputLocation", location);
            desk.groups().put(new WorkGroup(name, description, true, desk.clock().instant(), configuration));
        }
    }

    /// A named query of the workgroup `primary`.
    public void query(String name, String description, String database, String sql) {
        if (desk.saved().namedOf(WorkGroup.PRIMARY).stream().noneMatch(query -> query.name().equals(name))) {
            desk.saved().keep(new SavedQueries.Named(
                    UUID.randomUUID().toString(), name, description, database, sql, WorkGroup.PRIMARY, ""));
        }
    }

    /// A prepared statement of the workgroup `primary`.
    public void prepared(String name, String description, String sql) {
        if (desk.saved().prepared(WorkGroup.PRIMARY, name).isEmpty()) {
            desk.saved().prepare(WorkGroup.PRIMARY, name, sql, description, desk.clock().instant());
        }
    }
}
