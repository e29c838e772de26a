package tableflow.console.service.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.sql.TableName;
import tableflow.console.service.port.Catalog;

class CatalogRefreshTest {
    private static final CatalogKey KEY = new CatalogKey("eu-west-1", "123456789012");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path folder;

    private final Glue glue = new Glue();

    @Test
    void readsAllAndKeepsItOnDisk() {
        glue.put("lkc-a", table("lkc-a", "orders", "$$topic", "$$offset", "größe"), table("lkc-a", "plain", "a"));
        glue.put("other");
        List<CatalogIndex> seen = new ArrayList<>();

        CatalogRefresh.Outcome outcome = refresh().refresh(CatalogIndex.EMPTY, "", seen::add, Progress.NONE);

        assertThat(outcome.kept()).isTrue();
        assertThat(outcome.failures()).isEmpty();
        assertThat(seen).hasSize(2);
        CatalogIndex loaded = refresh().load();
        assertThat(loaded.databases()).extracting(IndexedDatabase::name).containsExactly("lkc-a", "other");
        assertThat(loaded.asOf()).contains(NOW);
        IndexedTable orders = loaded.table(TableName.of(List.of("LKC-A", "Orders$files")), null).orElseThrow();
        assertThat(orders.kind()).isEqualTo(TableKind.TABLEFLOW);
        assertThat(orders.columns()).containsExactly(
                new IndexedColumn("$$topic", "string", null),
                new IndexedColumn("$$offset", "bigint", "of the record"),
                new IndexedColumn("größe", "string", null));
        assertThat(loaded.table(TableName.of(List.of("plain")), "lkc-a").orElseThrow().kind())
                .isEqualTo(TableKind.ICEBERG);
    }

    @Test
    void whatVanishesIsKeptWithAMark() {
        glue.put("lkc-a", table("lkc-a", "orders"), table("lkc-a", "gone"));
        glue.put("hidden", table("hidden", "t"));
        CatalogIndex before = refresh().refresh(CatalogIndex.EMPTY, "", _ -> { }, Progress.NONE).index();
        glue.put("lkc-a", table("lkc-a", "orders"));
        glue.databases.remove("hidden");

        CatalogIndex after = refresh().refresh(before, "", _ -> { }, Progress.NONE).index();

        assertThat(after.table(TableName.of(List.of("gone")), "lkc-a").orElseThrow().seen()).isFalse();
        assertThat(after.table(TableName.of(List.of("orders")), "lkc-a").orElseThrow().seen()).isTrue();
        assertThat(after.database("hidden").orElseThrow().seen()).isFalse();
        assertThat(after.withoutUnseen().tableCount()).isEqualTo(1);
        assertThat(refresh().load().database("hidden").orElseThrow().tables().getFirst().seen()).isFalse();
    }

    @Test
    void aDatabaseThatFailsStaysAsItWas() {
        glue.put("a", table("a", "t"));
        glue.put("b", table("b", "t"));
        CatalogIndex before = refresh().refresh(CatalogIndex.EMPTY, "", _ -> { }, Progress.NONE).index();
        glue.put("b", table("b", "t2"));
        glue.failing = "a";

        CatalogRefresh.Outcome after = refresh().refresh(before, "", _ -> { }, Progress.NONE);

        assertThat(after.failures()).extracting(RemoteFailure::kind).containsExactly(Kind.FORBIDDEN);
        assertThat(after.index().table(TableName.of(List.of("t")), "a").orElseThrow().seen()).isTrue();
        assertThat(after.index().table(TableName.of(List.of("t2")), "b")).isPresent();
    }

    @Test
    void anInterruptKeepsWhatWasRead() {
        glue.put("a", table("a", "t"));
        glue.put("b", table("b", "t"));
        glue.put("c", table("c", "t"));

        assertThatThrownBy(() -> refresh().refresh(
                        CatalogIndex.EMPTY, "c", _ -> Thread.currentThread().interrupt(), Progress.NONE))
                .isInstanceOfSatisfying(
                        RemoteFailure.class, failure -> assertThat(failure.is(Kind.CANCELLED)).isTrue());

        assertThat(Thread.interrupted()).isTrue();
        CatalogIndex kept = refresh().load();
        assertThat(kept.database("c").orElseThrow().tables()).hasSize(1);
        assertThat(kept.database("a").orElseThrow().readAt()).isNull();
    }

    @Test
    void oneDatabaseCanBeReadAlone() {
        glue.put("a", table("a", "t"));
        CatalogIndex index = refresh().refreshDatabase(CatalogIndex.EMPTY, "a", Progress.NONE).index();
        assertThat(index.tableCount()).isEqualTo(1);
        assertThatThrownBy(() -> refresh().refreshDatabase(index, "none", Progress.NONE))
                .isInstanceOf(RemoteFailure.class);
    }

    @Test
    void aDamagedFileIsAnEmptyIndex() throws IOException {
        glue.put("a", table("a", "t", "b", "c"));
        refresh().refresh(CatalogIndex.EMPTY, "", _ -> { }, Progress.NONE);
        Path file;
        try (var files = Files.list(folder.resolve("cache"))) {
            file = files.findFirst().orElseThrow();
        }
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 0x55;
            Files.write(file, bad);
            CatalogIndex loaded = refresh().load();
            assertThat(loaded.databases()).as("byte %d", at).satisfiesAnyOf(
                    databases -> assertThat(databases).isEmpty(),
                    databases -> assertThat(databases.getFirst().tables()).hasSize(1));
        }
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThat(refresh().load().databases()).as("length %d", length).isEmpty();
        }
    }

    @Test
    void anIndexThatCannotBeWrittenIsStillThere() throws IOException {
        Files.writeString(folder.resolve("cache"), "in the way");
        glue.put("a", table("a", "t"));
        CatalogRefresh.Outcome outcome = refresh().refresh(CatalogIndex.EMPTY, "", _ -> { }, Progress.NONE);
        assertThat(outcome.kept()).isFalse();
        assertThat(outcome.index().tableCount()).isEqualTo(1);
    }

    @Test
    void keysDoNotShareFiles() {
        assertThat(KEY.fileName()).matches("catalog-[0-9a-f]{24}\\.bin")
                .isNotEqualTo(new CatalogKey("eu-west-1", "").fileName())
                .isNotEqualTo(new CatalogKey("eu-west-2", "123456789012").fileName());
    }

    @Test
    void searchPutsTheBestFirst() {
        glue.put("lkc-a", table("lkc-a", "orders"), table("lkc-a", "orders.clean"), table("lkc-a", "big_orders"),
                table("lkc-a", "reorders"), table("lkc-a", "o-r-d"), table("lkc-a", "users"));
        glue.put("lkc-b", table("lkc-b", "orders"));
        CatalogIndex index = refresh().refresh(CatalogIndex.EMPTY, "", _ -> { }, Progress.NONE).index();

        assertThat(index.search("Ord", 10)).extracting(match -> match.database().name() + "." + match.table().name())
                .containsExactly("lkc-a.orders", "lkc-b.orders", "lkc-a.orders.clean", "lkc-a.big_orders",
                        "lkc-a.reorders", "lkc-a.o-r-d");
        assertThat(index.search("lkc-b.ord", 10)).extracting(match -> match.database().name()).first()
                .isEqualTo("lkc-b");
        assertThat(index.search("ord", 2)).hasSize(2);
        assertThat(index.search("", 10)).hasSize(7);
        assertThat(index.search("xyz", 10)).isEmpty();
    }

    private CatalogRefresh refresh() {
        return new CatalogRefresh(
                glue, new CatalogCache(folder.resolve("cache")), KEY, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static CatalogTable table(String database, String name, String... columns) {
        List<CatalogColumn> all = Arrays.stream(columns)
                .map(column -> column.equals("$$offset")
                        ? new CatalogColumn(column, "bigint", "of the record", false)
                        : new CatalogColumn(column, "string", null, false))
                .toList();
        return new CatalogTable(database, name, "1", Map.of("table_type", "iceberg"), null, all, null, false, null);
    }

    private static final class Glue implements Catalog {
        private final Map<String, List<CatalogTable>> databases = new TreeMap<>();
        private String failing = "";

        void put(String name, CatalogTable... tables) {
            databases.put(name, List.of(tables));
        }

        @Override
        public List<CatalogDatabase> databases() {
            return databases.keySet().stream().map(name -> new CatalogDatabase(name, null, null)).toList();
        }

        @Override
        public Optional<CatalogDatabase> database(String name) {
            return databases().stream().filter(database -> database.name().equals(name)).findFirst();
        }

        @Override
        public void tables(String database, Consumer<CatalogTable> sink) {
            if (database.equals(failing)) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "list the tables", "no grant");
            }
            List<CatalogTable> tables = databases.get(database);
            if (tables == null) {
                throw RemoteFailure.of(Kind.NOT_FOUND, "list the tables", "no such database");
            }
            tables.forEach(sink);
        }

        @Override
        public Optional<CatalogTable> table(String database, String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
