package tableflow.console.service.query.plan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trino.sql.tree.Query;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.lake.CatalogTable;

/// The query behind a view. Athena keeps it in the catalog as Trino does: a comment that holds a JSON document in
/// Base64, with the statement and where names in it are looked up. Hive keeps the plain statement.
///
/// @param name `database.view` in lower case
/// @param query absent when it cannot be read
/// @param catalog where the query looks names up that do not say it; absent for the catalog that the view is in
/// @param database the same for databases
/// @param problem why there is no query; empty when there is one
record StoredView(
        String name, @Nullable Query query, @Nullable String catalog, @Nullable String database, String problem) {

    private static final String BEGIN = "/* Presto View:";
    private static final String END = "*/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Empty when the entry is no view.
    static Optional<StoredView> of(CatalogTable entry) {
        if (!entry.isView()) {
            return Optional.empty();
        }
        String text = entry.viewText() == null ? "" : entry.viewText().strip();
        if (text.isEmpty()) {
            return Optional.of(unread(entry, "the catalog does not show its text"));
        }
        return Optional.of(text.startsWith(BEGIN) ? trino(entry, text) : read(entry, text, null, entry.database()));
    }

    private static StoredView trino(CatalogTable entry, String text) {
        int end = text.lastIndexOf(END);
        String coded = text.substring(BEGIN.length(), end < 0 ? text.length() : end).strip();
        try {
            JsonNode document = JSON.readTree(Base64.getDecoder().decode(coded));
            return read(
                    entry,
                    document.path("originalSql").asText(""),
                    document.path("catalog").asText(null),
                    document.path("schema").asText(null));
        } catch (JacksonException | IllegalArgumentException damaged) {
            return unread(entry, "its stored text is damaged");
        } catch (IOException impossible) {
            return unread(entry, String.valueOf(impossible.getMessage()));
        }
    }

    private static StoredView read(
            CatalogTable entry, String sql, @Nullable String catalog, @Nullable String database) {
        try {
            return Parsing.parse(sql) instanceof Query query
                    ? new StoredView(name(entry), query, catalog, database, "")
                    : unread(entry, "its stored text is no query");
        } catch (Parsing.NoStatement foreign) {
            return unread(entry, "its text cannot be read: " + foreign.getMessage());
        }
    }

    private static StoredView unread(CatalogTable entry, String why) {
        return new StoredView(name(entry), null, null, null, why);
    }

    private static String name(CatalogTable entry) {
        return entry.database() + "." + entry.name();
    }
}
