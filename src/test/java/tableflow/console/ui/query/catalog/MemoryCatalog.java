package tableflow.console.ui.query.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.service.port.Catalog;

/// Two databases: a cluster's with tables that Tableflow writes, and one of somebody's own.
final class MemoryCatalog implements Catalog {

    @Nullable RemoteFailure failure;
    List<String> databases = List.of("lkc-abc123", "sales");

    @Override
    public List<CatalogDatabase> databases() {
        if (failure != null) {
            throw failure;
        }
        return databases.stream().map(name -> new CatalogDatabase(name, null, null)).toList();
    }

    @Override
    public Optional<CatalogDatabase> database(String name) {
        return databases().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    @Override
    public void tables(String database, Consumer<CatalogTable> sink) {
        if (database.equals("sales")) {
            sink.accept(new CatalogTable("sales", "regions", "1", Map.of(), null,
                    List.of(new CatalogColumn("name", "string", null, false)), null, false, null));
            return;
        }
        for (String name : List.of("orders.v1", "payments", "page-views")) {
            sink.accept(table(name).orElseThrow());
        }
    }

    private static Optional<CatalogTable> table(String name) {
        List<CatalogColumn> columns = new ArrayList<>(List.of(
                new CatalogColumn("amount", "decimal(10,2)", "in the order's currency", false)));
        for (String added : List.of("$$topic", "$$partition", "$$offset", "$$timestamp")) {
            columns.add(new CatalogColumn(added, "string", null, false));
        }
        return Optional.of(new CatalogTable("lkc-abc123", name, "1", Map.of("table_type", "ICEBERG"), null,
                columns, null, false, null));
    }

    @Override
    public Optional<CatalogTable> table(String database, String name) {
        return table(name);
    }

    @Override
    public void close() {}
}
