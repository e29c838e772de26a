package tableflow.console.service.query.language;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.query.catalog.CatalogCache;
import tableflow.console.service.query.catalog.CatalogIndex;
import tableflow.console.service.query.catalog.CatalogKey;
import tableflow.console.service.query.catalog.CatalogRefresh;

/// A catalog for tests: `lkc-abc` with tables of Tableflow, `sales` with others.
public final class SampleCatalog implements Catalog {
    private final Map<String, List<CatalogTable>> databases = new TreeMap<>();

    /// What the tests of the language look into.
    public static CatalogIndex index(Path folder) {
        SampleCatalog catalog = new SampleCatalog();
        catalog.add("lkc-abc", "orders", "order_id bigint|the number of the order", "customer struct<name:string,"
                + "address:struct<city:string,post-code:string>>", "amount decimal(10,2)", "$$topic string",
                "$$offset bigint", "$$timestamp timestamp");
        catalog.add("lkc-abc", "orders.clean", "order_id bigint", "state string", "$$topic string", "$$offset bigint");
        catalog.add("lkc-abc", "payments", "payment_id string", "order_id bigint", "$$topic string",
                "$$offset bigint");
        catalog.add("sales", "regions", "id int", "name string");
        catalog.add("sales", "reports-2026", "day date");
        return catalog.read(folder);
    }

    /// @param columns `name type`, or `name type|comment`
    public void add(String database, String table, String... columns) {
        List<CatalogColumn> all = new ArrayList<>();
        for (String column : columns) {
            int blank = column.indexOf(' ');
            int bar = column.indexOf('|');
            all.add(new CatalogColumn(column.substring(0, blank), column.substring(blank + 1, bar < 0 ? column.length()
                    : bar), bar < 0 ? null : column.substring(bar + 1), false));
        }
        databases.computeIfAbsent(database, _ -> new ArrayList<>()).add(new CatalogTable(
                database, table, null, Map.of("table_type", "ICEBERG"), null, all, null, false, null));
    }

    /// An index of it.
    public CatalogIndex read(Path folder) {
        return new CatalogRefresh(this, new CatalogCache(folder), new CatalogKey("r", "a"), Clock.systemUTC())
                .refresh(CatalogIndex.EMPTY, "", _ -> { }, Progress.NONE)
                .index();
    }

    @Override
    public List<CatalogDatabase> databases() {
        return databases.keySet().stream().map(name -> new CatalogDatabase(name, null, null)).toList();
    }

    @Override
    public Optional<CatalogDatabase> database(String name) {
        return databases().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    @Override
    public void tables(String database, Consumer<CatalogTable> sink) {
        databases.getOrDefault(database, List.of()).forEach(sink);
    }

    @Override
    public Optional<CatalogTable> table(String database, String name) {
        return databases.getOrDefault(database, List.of()).stream().filter(t -> t.name().equals(name)).findFirst();
    }

    @Override
    public void close() {}
}
