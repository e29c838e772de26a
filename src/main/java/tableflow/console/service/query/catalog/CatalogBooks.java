package tableflow.console.service.query.catalog;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.DataCatalog;

/// What is known of each data catalog that somebody works in: a [CatalogBook] for each, made when it is first asked
/// for.
public final class CatalogBooks {

    private final Function<String, CatalogBook> maker;
    private final Map<String, CatalogBook> books = new ConcurrentHashMap<>();

    /// @param maker the book of a data catalog, by the catalog's name; must not block
    public CatalogBooks(Function<String, CatalogBook> maker) {
        this.maker = maker;
    }

    /// The book of a data catalog; always the same one for a name, whatever its letters' case. Any thread.
    ///
    /// @param catalog absent means the account's own in Glue
    public CatalogBook of(@Nullable String catalog) {
        String name = DataCatalog.isGlue(catalog) ? DataCatalog.GLUE : Objects.requireNonNull(catalog);
        return books.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> maker.apply(name));
    }
}
