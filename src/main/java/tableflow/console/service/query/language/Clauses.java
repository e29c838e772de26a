package tableflow.console.service.query.language;

import java.util.List;
import tableflow.console.domain.sql.Keywords;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Token.Kind;

/// Which words begin a clause, which are words of the language, and where a blank stands.
final class Clauses {
    private static final String[] STARTS = {
        "SELECT", "WHERE", "HAVING", "LIMIT", "UNION", "INTERSECT", "EXCEPT", "VALUES", "INSERT", "UPDATE", "DELETE",
        "MERGE"};
    private static final String[] SIDES = {"LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL"};
    /// Not reserved, but hardly ever names.
    private static final String[] STRUCTURE = {
        "ASC", "DESC", "LIMIT", "OVER", "NULLS", "PRECEDING", "FOLLOWING", "UNBOUNDED", "TABLESAMPLE", "LATERAL",
        "MATCHED", "UNLOAD", "EXPLAIN", "ANALYZE", "VERBOSE", "MERGE", "UPDATE", "SET", "TRY_CAST", "ORDINALITY"};

    private Clauses() {}

    /// @param inCase a `WHEN` belongs to a `CASE`
    static boolean begins(List<Token> tokens, int at, boolean inCase) {
        Token token = tokens.get(at);
        if (token.kind() != Kind.KEYWORD || is(tokens, at - 1, ".")) {
            return false;
        }
        if (token.is("FROM")) {
            return !is(tokens, at - 1, "DISTINCT", "DELETE");
        }
        if (token.isAny("GROUP", "ORDER")) {
            return is(tokens, at + 1, "BY");
        }
        if (token.isAny(SIDES)) {
            return is(tokens, at + 1, "JOIN", "OUTER", "LEFT", "RIGHT", "FULL", "INNER") && !is(tokens, at - 1, SIDES);
        }
        if (token.is("JOIN")) {
            return !is(tokens, at - 1, SIDES) && !is(tokens, at - 1, "OUTER");
        }
        if (token.is("WITH")) {
            return name(tokens, at + 1) && !is(tokens, at + 1, "ORDINALITY", "TIES", "NO");
        }
        if (token.is("WHEN")) {
            return !inCase && is(tokens, at + 1, "MATCHED", "NOT");
        }
        if (token.is("SET")) {
            return !is(tokens, at - 1, "UPDATE");
        }
        if (token.isAny("UPDATE", "DELETE", "INSERT")) {
            return !is(tokens, at - 1, "THEN");
        }
        return token.isAny(STARTS) && !is(tokens, at - 1, "EXPLAIN", "ANALYZE");
    }

    static boolean opensQuery(List<Token> tokens, int open) {
        int at = open + 1;
        while (at < tokens.size() && (tokens.get(at).kind() == Kind.COMMENT || tokens.get(at).is("("))) {
            at++;
        }
        return is(tokens, at, "SELECT", "WITH", "VALUES", "TABLE");
    }

    /// Words that may be names stay as they are written, unless their neighbours tell.
    static boolean isWordOfLanguage(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (is(tokens, at - 1, ".") || is(tokens, at + 1, ".")) {
            return false;
        }
        if (Keywords.isReserved(token.text()) || token.isAny(STRUCTURE)) {
            return true;
        }
        if (token.is("TIME") && is(tokens, at + 1, "ZONE")) {
            return true;
        }
        if (token.isAny("DATE", "TIME", "TIMESTAMP", "INTERVAL")) {
            return (at + 1 < tokens.size() && tokens.get(at + 1).kind() == Kind.STRING) || is(tokens, at - 1, "FOR");
        }
        if (token.is("PARTITION")) {
            return is(tokens, at + 1, "BY");
        }
        if (token.isAny("ROWS", "RANGE")) {
            return is(tokens, at + 1, "BETWEEN", "UNBOUNDED", "CURRENT");
        }
        if (token.is("FILTER")) {
            return is(tokens, at + 1, "(") && is(tokens, at - 1, ")");
        }
        return (token.is("ROW") && is(tokens, at - 1, "CURRENT"))
                || (token.is("CURRENT") && is(tokens, at + 1, "ROW"))
                || (token.is("OF") && is(tokens, at - 1, "AS"))
                || (token.is("VERSION") && is(tokens, at - 1, "FOR"))
                || (token.is("AT") && is(tokens, at + 1, "TIME"))
                || (token.is("ZONE") && is(tokens, at - 1, "TIME"))
                || (token.is("OFFSET") && at + 1 < tokens.size() && tokens.get(at + 1).kind() == Kind.NUMBER)
                || (token.isAny("VIEW", "REPLACE") && is(tokens, at - 1, "CREATE", "OR", "REPLACE"));
    }

    /// Whether a blank stands before a token.
    static boolean spaced(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        Token before = tokens.get(at - 1);
        boolean touched = before.to() == token.from();
        if (token.isAny(",", ".", ")", "]") || before.isAny("(", "[", ".")) {
            // `1 .a` or `a. 1` would read otherwise in one piece.
            return token.is(".") && before.kind() == Kind.NUMBER && !touched;
        }
        if (token.isAny("(", "[")) {
            boolean call = before.kind() == Kind.IDENTIFIER || before.kind() == Kind.QUOTED
                    || (before.kind() == Kind.KEYWORD && touched);
            return !(call && touched) && !before.isAny("[", "(") && !(token.is("[") && touched);
        }
        // A sign in front of a number or name: as it was, `-1` or `a - 1`.
        if (before.isAny("-", "+") && at > 1 && sign(tokens.get(at - 2))) {
            return !touched;
        }
        return !(touched && glued(before, token));
    }

    /// Whether what stands before a sign makes it a sign of a value.
    private static boolean sign(Token before) {
        return before.kind() == Kind.KEYWORD || (before.kind() == Kind.OPERATOR && !before.isAny(")", "]"));
    }

    /// Pieces that only make sense in one: `->`-less oddities such as `::`.
    private static boolean glued(Token before, Token token) {
        return before.kind() == Kind.OPERATOR && token.kind() == Kind.OPERATOR
                && !before.isAny("=", "<", ">", "<=", ">=", "<>", "!=", "*", "/", "%", ",", "||", ")", "]", "->", "=>")
                && !token.isAny("-", "+");
    }

    private static boolean name(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).isName();
    }

    private static boolean is(List<Token> tokens, int at, String... words) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isAny(words);
    }
}
