package tableflow.console.service.query.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Token.Kind;

/// Which columns a query has, as far as its list tells.
final class OutputReader {
    private final Words words;
    private final List<Relation> relations;

    /// @param relations that the query reads from
    OutputReader(Words words, List<Relation> relations) {
        this.words = words;
        this.relations = relations;
    }

    /// @param from where `SELECT` or `TABLE` stands
    List<Relation.Column> read(int from, int to) {
        if (words.is(from, "TABLE")) {
            return all();
        }
        if (!words.is(from, "SELECT")) {
            return List.of();
        }
        int i = words.is(from + 1, "DISTINCT", "ALL") ? from + 2 : from + 1;
        List<Relation.Column> columns = new ArrayList<>();
        int begin = i;
        int depth = 0;
        for (; i <= to; i++) {
            boolean end = i == to || (depth == 0 && words.is(i, "FROM", "WHERE", "UNION", "INTERSECT", "EXCEPT",
                    "ORDER", "LIMIT", "GROUP"));
            if (end || (depth == 0 && words.is(i, ","))) {
                item(begin, i, columns);
                begin = i + 1;
            }
            if (end) {
                break;
            }
            depth += words.depth(i);
        }
        return columns;
    }

    private void item(int from, int to, List<Relation.Column> columns) {
        if (from >= to) {
            return;
        }
        Token last = words.get(to - 1);
        if (last.is("*") && (to - 1 == from || words.is(to - 2, "."))) {
            if (to - 1 == from) {
                columns.addAll(all());
            } else {
                String alias = words.get(to - 3).value();
                relations.stream().filter(each -> each.isCalled(alias)).findFirst()
                        .ifPresent(each -> columns.addAll(each.columns()));
            }
            return;
        }
        if (!last.isName() || (last.kind() == Kind.KEYWORD && last.is("END"))) {
            return;
        }
        int expressionEnd = words.is(to - 2, "AS") ? to - 2 : to - 1;
        boolean path = path(from, to);
        if (path || expressionEnd > from) {
            Optional<Relation.Column> column = path ? resolve(from, to) : resolve(from, expressionEnd);
            columns.add(new Relation.Column(last.value(), column.map(Relation.Column::type).orElse(""),
                    column.map(Relation.Column::comment).orElse(null)));
        }
    }

    /// Whether it is names with dots between them, and nothing else.
    private boolean path(int from, int to) {
        for (int i = from; i < to; i++) {
            if ((i - from) % 2 == 0 ? !words.get(i).isName() : !words.is(i, ".")) {
                return false;
            }
        }
        return (to - from) % 2 == 1;
    }

    private Optional<Relation.Column> resolve(int from, int to) {
        if (!path(from, to)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (int i = from; i < to; i += 2) {
            parts.add(words.get(i).value());
        }
        return Paths.resolve(parts, relations);
    }

    private List<Relation.Column> all() {
        return relations.stream().flatMap(each -> each.columns().stream()).toList();
    }
}
