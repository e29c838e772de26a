package tableflow.console.domain.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tableflow.console.domain.sql.Token.Kind;

/// Tells kinds of statement from their first words, and which table follows.
final class Classifier {
    private final List<Token> tokens;
    private int at;

    /// @param tokens without comments, with an end
    Classifier(List<Token> tokens) {
        this.tokens = tokens;
    }

    SqlStatement classify() {
        while (peek().is(";")) {
            at++;
        }
        if (peek().is("(")) {
            return plain(opensQuery() ? StatementKind.SELECT : StatementKind.OTHER);
        }
        Token first = take();
        if (!first.isWord()) {
            return plain(StatementKind.OTHER);
        }
        return switch (first.text().toUpperCase(Locale.ROOT)) {
            case "SELECT" -> plain(StatementKind.SELECT);
            case "VALUES" -> plain(combined() ? StatementKind.SELECT : StatementKind.VALUES);
            case "TABLE" -> plain(combined() ? StatementKind.SELECT : StatementKind.TABLE);
            case "WITH" -> with();
            case "INSERT" -> insert();
            case "UPDATE" -> writing(StatementKind.UPDATE);
            case "DELETE" -> writingAfter(StatementKind.DELETE, "FROM");
            case "MERGE" -> writingAfter(StatementKind.MERGE, "INTO");
            case "OPTIMIZE" -> writing(StatementKind.OPTIMIZE);
            case "VACUUM" -> writing(StatementKind.VACUUM);
            case "UNLOAD" -> plain(StatementKind.UNLOAD);
            case "EXPLAIN" -> explain();
            case "CREATE" -> create();
            case "DROP" -> drop();
            case "ALTER" -> alter();
            case "MSCK" -> repair();
            case "SHOW" -> plain(show());
            case "DESCRIBE", "DESC" -> plain(StatementKind.DESCRIBE);
            case "PREPARE" -> prepare();
            case "EXECUTE" -> execute();
            case "DEALLOCATE" -> plain(StatementKind.DEALLOCATE);
            default -> plain(StatementKind.OTHER);
        };
    }

    private boolean opensQuery() {
        while (peek().is("(")) {
            at++;
        }
        return peek().isAny("SELECT", "WITH", "VALUES", "TABLE");
    }

    /// Whether a set operation outside of parentheses makes one query of two.
    private boolean combined() {
        int depth = 0;
        for (Token token : tokens.subList(at, tokens.size())) {
            depth += depth(token);
            if (token.is(";")) {
                return false;
            }
            if (depth == 0 && token.isAny("UNION", "INTERSECT", "EXCEPT")) {
                return true;
            }
        }
        return false;
    }

    /// Athena wants `INSERT INTO t WITH ...`; other engines put `WITH` in front, and whoever writes it that way means
    /// to write.
    private SqlStatement with() {
        int depth = 0;
        for (int i = at; i < tokens.size() && !tokens.get(i).is(";"); i++) {
            Token token = tokens.get(i);
            depth += depth(token);
            if (depth == 0 && i > at && tokens.get(i - 1).is(")")
                    && token.isAny("INSERT", "UPDATE", "DELETE", "MERGE")) {
                at = i;
                return classify();
            }
        }
        return plain(StatementKind.WITH);
    }

    private SqlStatement insert() {
        if (accept("OVERWRITE")) {
            accept("TABLE");
        } else if (accept("INTO")) {
            accept("TABLE");
        }
        return writing(StatementKind.INSERT);
    }

    private SqlStatement explain() {
        boolean analyze = accept("ANALYZE");
        accept("VERBOSE");
        if (peek().is("(") && at + 1 < tokens.size() && tokens.get(at + 1).isAny("TYPE", "FORMAT")) {
            skipParenthesised();
        }
        return around(analyze ? StatementKind.EXPLAIN_ANALYZE : StatementKind.EXPLAIN, analyze);
    }

    /// What is left is a statement of its own.
    private SqlStatement around(StatementKind kind, boolean runs) {
        if (peek().kind() == Kind.END) {
            return plain(kind);
        }
        SqlStatement inner = classify();
        return new SqlStatement(kind, runs ? inner.written() : List.of(), runs ? inner.database() : Optional.empty(),
                Optional.of(inner));
    }

    private SqlStatement create() {
        if (accept("OR")) {
            accept("REPLACE");
        }
        if (accept("PROTECTED")) {
            accept("MULTI");
            accept("DIALECT");
        }
        if (accept("VIEW")) {
            return writing(StatementKind.CREATE_VIEW);
        }
        if (accept("DATABASE") || accept("SCHEMA")) {
            return database(StatementKind.CREATE_DATABASE);
        }
        boolean external = accept("EXTERNAL");
        if (!accept("TABLE")) {
            return plain(StatementKind.OTHER);
        }
        boolean query = !external && makesQuery();
        return writing(query ? StatementKind.CREATE_TABLE_AS_SELECT : StatementKind.CREATE_TABLE);
    }

    /// Whether an `AS` stands outside of parentheses.
    private boolean makesQuery() {
        int depth = 0;
        for (Token token : tokens.subList(at, tokens.size())) {
            depth += depth(token);
            if (depth == 0 && token.is("AS")) {
                return true;
            }
        }
        return false;
    }

    private SqlStatement drop() {
        if (accept("TABLE")) {
            return writing(StatementKind.DROP_TABLE);
        }
        if (accept("VIEW")) {
            return writing(StatementKind.DROP_VIEW);
        }
        return accept("DATABASE") || accept("SCHEMA")
                ? database(StatementKind.DROP_DATABASE)
                : plain(StatementKind.OTHER);
    }

    private SqlStatement alter() {
        if (accept("TABLE")) {
            return writing(StatementKind.ALTER_TABLE);
        }
        if (accept("VIEW")) {
            return writing(StatementKind.ALTER_VIEW);
        }
        return accept("DATABASE") || accept("SCHEMA")
                ? database(StatementKind.ALTER_DATABASE)
                : plain(StatementKind.OTHER);
    }

    private SqlStatement repair() {
        accept("REPAIR");
        return writingAfter(StatementKind.MSCK, "TABLE");
    }

    private StatementKind show() {
        return switch (take().text().toUpperCase(Locale.ROOT)) {
            case "DATABASES", "SCHEMAS" -> StatementKind.SHOW_DATABASES;
            case "TABLES" -> StatementKind.SHOW_TABLES;
            case "VIEWS" -> StatementKind.SHOW_VIEWS;
            case "COLUMNS" -> StatementKind.SHOW_COLUMNS;
            case "PARTITIONS" -> StatementKind.SHOW_PARTITIONS;
            case "TBLPROPERTIES" -> StatementKind.SHOW_TBLPROPERTIES;
            case "FUNCTIONS" -> StatementKind.SHOW_FUNCTIONS;
            case "CREATE" -> peek().is("VIEW") ? StatementKind.SHOW_CREATE_VIEW
                    : peek().is("TABLE") ? StatementKind.SHOW_CREATE_TABLE : StatementKind.OTHER;
            default -> StatementKind.OTHER;
        };
    }

    private SqlStatement prepare() {
        take();
        return accept("FROM") ? around(StatementKind.PREPARE, false) : plain(StatementKind.PREPARE);
    }

    private SqlStatement execute() {
        if (accept("IMMEDIATE") && peek().kind() == Kind.STRING) {
            SqlStatement inner = SqlStatement.of(take().value());
            return new SqlStatement(StatementKind.EXECUTE, inner.written(), inner.database(), Optional.of(inner));
        }
        return plain(StatementKind.EXECUTE);
    }

    private SqlStatement writingAfter(StatementKind kind, String word) {
        accept(word);
        return writing(kind);
    }

    private SqlStatement writing(StatementKind kind) {
        List<String> parts = name();
        List<TableName> written = parts.isEmpty() ? List.of() : List.of(TableName.of(parts));
        return new SqlStatement(kind, written, Optional.empty(), Optional.empty());
    }

    private SqlStatement database(StatementKind kind) {
        List<String> parts = name();
        Optional<String> name = parts.isEmpty()
                ? Optional.empty()
                : Optional.of(parts.getLast().toLowerCase(Locale.ROOT));
        return new SqlStatement(kind, List.of(), name, Optional.empty());
    }

    private static SqlStatement plain(StatementKind kind) {
        return new SqlStatement(kind, List.of(), Optional.empty(), Optional.empty());
    }

    /// `[IF [NOT] EXISTS] a.b.c`, each part in whatever quotes.
    private List<String> name() {
        if (peek().is("IF")) {
            at++;
            accept("NOT");
            accept("EXISTS");
        }
        List<String> parts = new ArrayList<>();
        while (peek().isName()) {
            parts.add(take().value());
            if (!accept(".")) {
                break;
            }
        }
        return parts;
    }

    private void skipParenthesised() {
        int depth = 0;
        do {
            depth += depth(take());
        } while (depth > 0 && peek().kind() != Kind.END);
    }

    private static int depth(Token token) {
        return token.is("(") ? 1 : token.is(")") ? -1 : 0;
    }

    private boolean accept(String word) {
        if (!peek().is(word)) {
            return false;
        }
        at++;
        return true;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }
}
