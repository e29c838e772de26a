package tableflow.console.service.query.language;

import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Token.Kind;

/// What may stand at a place, told from the words before it.
enum Expected {
    /// The first word of a statement.
    STATEMENT,
    /// A table, a view, a database, a name of `WITH`.
    RELATION,
    /// Something behind a table: an alias, `JOIN`, `WHERE`.
    AFTER_RELATION,
    /// A column of the table that the statement names, and nothing else.
    COLUMN,
    /// A value: a column, a function, `CASE`.
    OPERAND,
    /// Something behind a value: an operator, the next clause.
    OPERATOR,
    /// A database.
    DATABASE,
    /// A word that the words before it ask for, such as `BY` behind `GROUP`.
    WORD,
    /// Nothing that could be told: a number, a new name.
    NOTHING;

    private static final String[] CLAUSES = {
        "SELECT", "FROM", "JOIN", "ON", "WHERE", "BY", "HAVING", "LIMIT", "OFFSET", "SET", "VALUES", "USING", "WHEN",
        "THEN", "ELSE", "CASE", "UNION", "INTERSECT", "EXCEPT", "WITH", "WINDOW", "RETURNING"};

    /// @param at the number of the first token of what is being written, dots and names before them included
    static Expected at(Words words, int at) {
        if (at == 0) {
            return STATEMENT;
        }
        Token before = words.get(at - 1);
        int open = words.enclosing(at, 0);
        boolean inCall = open > 0 && !words.opensQuery(open) && !startsQuery(words, open);
        if (relation(words, at, open)) {
            return RELATION;
        }
        Expected head = head(words, at, before);
        if (head != NOTHING) {
            return head;
        }
        int clause = clause(words, at, open);
        if (inCall && clause < 0) {
            return list(words, open) ? COLUMN : value(before);
        }
        if (clause < 0) {
            return open >= 0 ? startsQuery(words, open) ? STATEMENT : value(before) : AFTER_RELATION;
        }
        Token word = words.get(clause);
        if (word.isAny("FROM", "JOIN")) {
            return before.is(",") ? RELATION : before.isAny("AS") ? NOTHING : AFTER_RELATION;
        }
        if (word.isAny("LIMIT", "OFFSET")) {
            return clause == at - 1 ? NOTHING : OPERATOR;
        }
        if (word.isAny("UNION", "INTERSECT", "EXCEPT")) {
            return STATEMENT;
        }
        return before.is("AS") ? NOTHING : value(before);
    }

    private static boolean startsQuery(Words words, int open) {
        return words.is(open - 1, "AS", "IN", "EXISTS", "FROM", "JOIN", "UNLOAD", "UNION", "ALL");
    }

    private static boolean relation(Words words, int at, int open) {
        Token before = words.get(at - 1);
        if (before.is("FROM")) {
            return !part(words, at - 1, open);
        }
        if (before.is("TABLE")) {
            return !words.is(at - 2, "CREATE", "EXTERNAL");
        }
        if (before.is("IN")) {
            return words.is(at - 2, "COLUMNS");
        }
        if (before.is("USING")) {
            return words.is(0, "MERGE");
        }
        if (before.isAny("DESCRIBE", "DESC", "OPTIMIZE", "VACUUM", "UPDATE")) {
            return at == 1 || (before.is("UPDATE") && words.is(at - 2, "EXPLAIN", "ANALYZE"));
        }
        if (before.isAny("EXTENDED", "FORMATTED")) {
            return at == 2;
        }
        return before.isAny("JOIN", "INTO", "PARTITIONS", "TBLPROPERTIES") && !words.is(at - 2, "SET", "UNSET");
    }

    /// `FROM` of an expression: `extract(hour FROM x)`, `a IS DISTINCT FROM b`.
    private static boolean part(Words words, int from, int open) {
        return words.is(from - 1, "DISTINCT")
                || (open > 0 && words.is(open - 1, "EXTRACT", "TRIM", "SUBSTRING", "POSITION"));
    }

    /// Words that ask for just one kind of thing.
    private static Expected head(Words words, int at, Token before) {
        if (before.isAny("IN", "FROM") && words.is(at - 2, "TABLES", "VIEWS")) {
            return DATABASE;
        }
        if (before.is("COLUMN")) {
            return COLUMN;
        }
        if (before.isAny("DATABASE", "SCHEMA") && words.is(at - 2, "DROP", "ALTER")) {
            return DATABASE;
        }
        if (before.isAny("GROUP", "ORDER", "PARTITION", "INSERT", "DELETE", "MERGE", "CREATE", "DROP", "ALTER", "SHOW",
                "IS", "NULLS", "CROSS", "LEFT", "RIGHT", "FULL", "INNER", "OUTER", "MSCK", "REPAIR", "FOR")) {
            return WORD;
        }
        if (before.isAny("EXPLAIN", "ANALYZE", "VERBOSE") || (before.is(")") && explained(words, at - 1))) {
            return STATEMENT;
        }
        return NOTHING;
    }

    private static boolean explained(Words words, int close) {
        int open = words.enclosing(close, 0);
        return open > 0 && words.is(0, "EXPLAIN") && words.is(open - 1, "EXPLAIN", "ANALYZE", "VERBOSE");
    }

    /// The last clause that begins before a place, at its own depth.
    private static int clause(Words words, int at, int open) {
        int depth = 0;
        for (int i = at - 1; i > open; i--) {
            depth -= words.depth(i);
            if (depth == 0 && words.get(i).isAny(CLAUSES) && !(words.is(i, "FROM") && part(words, i, open))) {
                return i;
            }
        }
        return -1;
    }

    /// `INSERT INTO t (`, `ALTER TABLE t DROP COLUMN (`.
    private static boolean list(Words words, int open) {
        int i = open - 1;
        while (i > 0 && (words.get(i).isName() || words.is(i, ".")) && !words.is(i, "INTO")) {
            i--;
        }
        return words.is(i, "INTO");
    }

    private static Expected value(Token before) {
        boolean ends = before.kind() == Kind.IDENTIFIER || before.kind() == Kind.QUOTED
                || before.kind() == Kind.BACKQUOTED || before.kind() == Kind.NUMBER || before.kind() == Kind.STRING
                || before.kind() == Kind.PARAMETER
                || before.isAny(")", "]", "*", "END", "NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIMESTAMP");
        return ends ? OPERATOR : OPERAND;
    }
}
