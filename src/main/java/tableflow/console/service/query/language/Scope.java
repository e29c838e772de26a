package tableflow.console.service.query.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.query.catalog.CatalogIndex;

/// What names mean at a place of a statement: relations of the query around it, then of the queries around that one,
/// and the names that `WITH` defines. Works on tokens, so that a half-written statement has a scope too.
final class Scope {
    private static final int DEEPEST = 24;

    private final Words words;
    private final CatalogIndex index;
    private final @Nullable String database;
    private final List<Relation> relations = new ArrayList<>();
    private final Map<String, List<Relation.Column>> defined = new HashMap<>();

    private Scope(Words words, CatalogIndex index, @Nullable String database) {
        this.words = words;
        this.index = index;
        this.database = database;
    }

    /// @param at the number of the token at the place
    static Scope at(Words words, int at, CatalogIndex index, @Nullable String database) {
        Scope scope = new Scope(words, index, database);
        scope.enter(0, words.tokens().size() - 1, at, 0);
        return scope;
    }

    /// The innermost query's first.
    List<Relation> relations() {
        return relations;
    }

    /// Names that `WITH` defines.
    Map<String, List<Relation.Column>> defined() {
        return defined;
    }

    /// From the outermost block to the innermost; relations of inner ones go in front.
    private void enter(int from, int to, int at, int depth) {
        RelationReader reader = new RelationReader(words, index, database, defined, depth);
        reader.define(from, to, at);
        int[] part = part(from, to, at);
        relations.addAll(0, reader.relations(part[0], part[1]));
        if (depth == DEEPEST) {
            return;
        }
        for (int i = from; i < Math.min(at, to); i++) {
            if (words.is(i, "(")) {
                int close = words.close(i, to);
                if (close >= at && words.opensQuery(i)) {
                    enter(i + 1, close, at, depth + 1);
                    return;
                }
                // A parenthesis around the place that is no query is looked into; others are stepped over.
                i = close < at ? close : i;
            }
        }
    }

    /// The part between `UNION` and its like that a place is in.
    private int[] part(int from, int to, int at) {
        int depth = 0;
        int begin = from;
        for (int i = from; i < to; i++) {
            depth += words.depth(i);
            if (depth == 0 && words.is(i, "UNION", "INTERSECT", "EXCEPT")) {
                if (i >= at) {
                    return new int[] {begin, i};
                }
                begin = i + 1;
            }
        }
        return new int[] {begin, to};
    }
}
