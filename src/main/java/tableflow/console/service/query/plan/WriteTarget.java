package tableflow.console.service.query.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a statement changes, by its beginning: both of Athena's dialects name it there.
///
/// @param phrase what it does, such as `drop table lkc-1.orders`
/// @param name its parts without quotes; empty where none could be read
record WriteTarget(Kind kind, String phrase, List<String> name) {

    /// What is changed.
    enum Kind {
        TABLE,
        /// It is made, and may be there already.
        NEW_TABLE,
        VIEW,
        DATABASE,
        /// What no table is touched by: files beside them, a new database.
        ELSEWHERE,
        /// Whatever was prepared, or a statement that this console does not know.
        UNKNOWN
    }

    /// Empty when the statement changes nothing.
    static Optional<WriteTarget> of(String sql) {
        SqlWords words = new SqlWords(sql);
        if (words.take("EXPLAIN")) {
            // A plan alone changes nothing; ANALYZE runs what it explains.
            if (!words.take("ANALYZE")) {
                return Optional.empty();
            }
            boolean _ = words.take("VERBOSE");
        }
        if (words.take("PREPARE")) {
            List<String> _ = words.name();
            boolean _ = words.take("FROM");
        }
        return changed(words);
    }

    private static Optional<WriteTarget> changed(SqlWords words) {
        String verb = words.next().toLowerCase(Locale.ROOT);
        return switch (verb) {
            case "insert" -> table("insert", words, "INTO", "OVERWRITE", "TABLE");
            case "update" -> table("update", words);
            case "delete" -> table("delete", words, "FROM");
            case "merge" -> table("merge", words, "INTO");
            case "optimize", "vacuum" -> table(verb, words);
            case "truncate" -> table("truncate", words, "TABLE");
            case "msck" -> table("repair", words, "REPAIR", "TABLE");
            case "unload" -> Optional.of(new WriteTarget(Kind.ELSEWHERE, "unload", List.of()));
            case "execute" -> Optional.of(new WriteTarget(Kind.UNKNOWN, "execute", List.of()));
            case "drop", "alter", "create", "comment", "grant", "revoke", "refresh" -> catalog(verb, words);
            case "", ";", "select", "with", "values", "table", "show", "describe", "desc", "deallocate" ->
                Optional.empty();
            default -> Optional.of(new WriteTarget(Kind.UNKNOWN, verb, List.of()));
        };
    }

    private static Optional<WriteTarget> table(String verb, SqlWords words, String... passed) {
        for (String word : passed) {
            boolean _ = words.take(word);
        }
        return target(Kind.TABLE, verb, words);
    }

    private static Optional<WriteTarget> catalog(String verb, SqlWords words) {
        boolean _ = words.take("ON");
        boolean _ = words.take("OR", "REPLACE");
        boolean _ = words.take("PROTECTED");
        boolean _ = words.take("MULTI", "DIALECT");
        boolean _ = words.take("EXTERNAL");
        Kind kind = switch (words.next().toLowerCase(Locale.ROOT)) {
            case "database", "schema" -> Kind.DATABASE;
            case "view" -> Kind.VIEW;
            default -> verb.equals("create") ? Kind.NEW_TABLE : Kind.TABLE;
        };
        boolean _ = words.take("IF", "NOT", "EXISTS") || words.take("IF", "EXISTS");
        Optional<WriteTarget> found = target(kind, verb, words);
        return kind == Kind.DATABASE && verb.equals("create") && found.isPresent()
                ? Optional.of(new WriteTarget(Kind.ELSEWHERE, found.get().phrase(), found.get().name()))
                : found;
    }

    private static Optional<WriteTarget> target(Kind kind, String verb, SqlWords words) {
        List<String> name = words.name();
        return Optional.of(new WriteTarget(
                kind == Kind.DATABASE && name.isEmpty() ? Kind.TABLE : kind,
                name.isEmpty() ? verb : verb + " " + String.join(".", name),
                name));
    }
}
