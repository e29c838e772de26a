package tableflow.console.service.query.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.sql.TableName;

/// Databases, tables and columns of a catalog at one time. Never changes: a refresh makes another.
public final class CatalogIndex {
    /// Nothing is known.
    public static final CatalogIndex EMPTY = new CatalogIndex(List.of());

    private final TreeMap<String, IndexedDatabase> databases = new TreeMap<>();

    public CatalogIndex(Collection<IndexedDatabase> databases) {
        databases.forEach(database -> this.databases.put(database.name(), database));
    }

    /// A table and where it is.
    public record Match(IndexedDatabase database, IndexedTable table, int score) {}

    /// In order of their names.
    public List<IndexedDatabase> databases() {
        return List.copyOf(databases.values());
    }

    /// A database by its name, in any case.
    public Optional<IndexedDatabase> database(String name) {
        return Optional.ofNullable(databases.get(name.toLowerCase(Locale.ROOT)));
    }

    /// What a name of a statement stands for; for `orders$snapshots`, `orders`.
    ///
    /// @param context where names without a database are looked for
    public Optional<IndexedTable> table(TableName name, @Nullable String context) {
        String database = name.database().orElse(context);
        if (database == null) {
            return Optional.empty();
        }
        return database(database)
                .flatMap(found -> found.table(name.table()).or(() -> found.table(name.data().table())));
    }

    /// Tables whose names fit best, best first.
    ///
    /// @param typed any case; `database.table` narrows to databases that fit as well
    public List<Match> search(String typed, int most) {
        String lower = typed.toLowerCase(Locale.ROOT).strip();
        int dot = lower.indexOf('.');
        List<Match> matches = new ArrayList<>();
        for (IndexedDatabase database : databases.values()) {
            boolean inside = dot > 0 && Fuzzy.score(lower.substring(0, dot), database.name()) != Fuzzy.NONE;
            for (IndexedTable table : database.tables()) {
                int score = Fuzzy.score(lower, table.name());
                if (inside) {
                    score = Math.max(score, Fuzzy.score(lower.substring(dot + 1), table.name()));
                }
                if (score != Fuzzy.NONE) {
                    matches.add(new Match(database, table, score));
                }
            }
        }
        return matches.stream().sorted(Comparator.comparingInt(Match::score).reversed()).limit(most).toList();
    }

    public int tableCount() {
        return databases.values().stream().mapToInt(database -> database.tables().size()).sum();
    }

    /// When the part that was read longest ago was read; absent when nothing was.
    public Optional<Instant> asOf() {
        return databases.values().stream()
                .filter(IndexedDatabase::seen)
                .flatMap(database -> Optional.ofNullable(database.readAt()).stream())
                .min(Comparator.naturalOrder());
    }

    /// The same without what the last look did not find.
    public CatalogIndex withoutUnseen() {
        return new CatalogIndex(databases.values().stream()
                .filter(IndexedDatabase::seen)
                .map(database -> new IndexedDatabase(database.name(),
                        database.tables().stream().filter(IndexedTable::seen).toList(), database.readAt(), true))
                .toList());
    }

    /// The same with another state of one database.
    CatalogIndex with(IndexedDatabase changed) {
        List<IndexedDatabase> all = new ArrayList<>(databases.values());
        all.add(changed);
        return new CatalogIndex(all);
    }
}
