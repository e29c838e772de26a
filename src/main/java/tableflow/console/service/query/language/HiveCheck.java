package tableflow.console.service.query.language;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Token.Kind;

/// Statements that come from Hive, and Athena's own for Iceberg tables. No parser for them is at hand, so what is
/// checked is their outline: the words in front, the name, quotes, parentheses. What is not checked is not reported.
final class HiveCheck {
    private final StatementKind kind;
    private final List<Token> tokens;
    private int at;

    private HiveCheck(StatementKind kind, List<Token> tokens) {
        this.kind = kind;
        this.tokens = tokens;
    }

    /// @param tokens with an end
    static Optional<Finding> check(StatementKind kind, List<Token> tokens) {
        return quotes(kind, tokens).or(() -> parentheses(tokens)).or(() -> new HiveCheck(kind, tokens).outline());
    }

    private static Optional<Finding> quotes(StatementKind kind, List<Token> tokens) {
        if (!kind.isHive() || (kind == StatementKind.DESCRIBE && tokens.get(1).is("VIEW"))) {
            return Optional.empty();
        }
        return tokens.stream().filter(token -> token.kind() == Kind.QUOTED).findFirst().map(token -> {
            String quoted = Identifiers.backquoted(token.value());
            return Finding.at(token, "In this statement, names stand in backquotes, not in double quotes.")
                    .replacing(quoted, "Write " + quoted);
        });
    }

    private static Optional<Finding> parentheses(List<Token> tokens) {
        int depth = 0;
        Token open = tokens.getFirst();
        for (Token token : tokens) {
            if (token.is("(")) {
                open = depth == 0 ? token : open;
                depth++;
            } else if (token.is(")")) {
                depth--;
                if (depth < 0) {
                    return Optional.of(Finding.at(token, "This parenthesis has no partner."));
                }
            }
        }
        return depth > 0 ? Optional.of(Finding.at(open, "This parenthesis is not closed.")) : Optional.empty();
    }

    private Optional<Finding> outline() {
        return switch (kind) {
            case SHOW_TABLES, SHOW_VIEWS -> {
                skip(2);
                yield accept("IN") || accept("FROM") ? name(1).or(this::pattern) : pattern();
            }
            case SHOW_DATABASES -> {
                skip(2);
                yield pattern();
            }
            case SHOW_COLUMNS -> {
                skip(2);
                if (!accept("IN") && !accept("FROM")) {
                    yield wants("IN and a table");
                }
                yield name(3).or(() -> accept("IN") || accept("FROM") ? name(1).or(this::end) : end());
            }
            case SHOW_PARTITIONS -> {
                skip(2);
                yield name(3).or(this::end);
            }
            case SHOW_CREATE_TABLE, SHOW_CREATE_VIEW -> {
                skip(3);
                yield name(3).or(this::end);
            }
            case SHOW_TBLPROPERTIES -> {
                skip(2);
                yield name(3);
            }
            case DESCRIBE -> {
                skip(1);
                boolean words = accept("EXTENDED") || accept("FORMATTED") || accept("VIEW");
                yield name(words ? 3 : 4);
            }
            case DROP_TABLE, DROP_DATABASE, CREATE_DATABASE, CREATE_TABLE -> create();
            case MSCK -> {
                skip(1);
                yield words("REPAIR", "TABLE").or(() -> name(3));
            }
            case OPTIMIZE -> {
                skip(1);
                yield name(3).or(() -> words("REWRITE", "DATA", "USING", "BIN_PACK"))
                        .or(() -> peek().is("WHERE") ? Optional.empty() : end());
            }
            case VACUUM -> {
                skip(1);
                yield name(3).or(this::end);
            }
            case ALTER_TABLE -> {
                skip(2);
                yield name(3).or(this::change);
            }
            default -> Optional.empty();
        };
    }

    private Optional<Finding> create() {
        skip(1);
        accept("EXTERNAL");
        skip(1);
        if (accept("IF")) {
            accept("NOT");
            accept("EXISTS");
        }
        Optional<Finding> name = name(kind == StatementKind.CREATE_TABLE || kind == StatementKind.DROP_TABLE ? 3 : 1);
        if (kind != StatementKind.DROP_TABLE) {
            return name;
        }
        return name.or(() -> {
            accept("PURGE");
            return end();
        });
    }

    private Optional<Finding> change() {
        return peek().isAny("ADD", "CHANGE", "DROP", "RENAME", "REPLACE", "SET", "UNSET", "PARTITION")
                ? Optional.empty()
                : wants("ADD, CHANGE, DROP, RENAME, REPLACE, SET or UNSET");
    }

    /// `[LIKE] 'pattern'` at the end, or nothing.
    private Optional<Finding> pattern() {
        accept("LIKE");
        if (peek().kind() == Kind.STRING) {
            at++;
        }
        return end();
    }

    private Optional<Finding> words(String... words) {
        for (String word : words) {
            if (!accept(word)) {
                return wants(word);
            }
        }
        return Optional.empty();
    }

    /// `a`, `a.b` and so on.
    private Optional<Finding> name(int most) {
        for (int parts = 1; ; parts++) {
            Token part = peek();
            if (!part.isName()) {
                return wants("a name");
            }
            at++;
            if (peek().is("-") && peek().from() == part.to()) {
                return Optional.of(hyphenated(part));
            }
            if (parts == most || !accept(".")) {
                return Optional.empty();
            }
        }
    }

    private Finding hyphenated(Token first) {
        Token last = first;
        while (at < tokens.size() - 1 && tokens.get(at).from() == last.to()
                && (peek().is("-") || peek().isWord() || peek().kind() == Kind.NUMBER)) {
            last = tokens.get(at);
            at++;
        }
        String name = first.source().substring(first.from(), last.to());
        String quoted = kind.isHive() ? Identifiers.backquoted(name) : Identifiers.doubleQuoted(name);
        return Finding.of(first.from(), last.to(), "The name " + name + " has to be quoted: it is no plain word.")
                .replacing(quoted, "Quote it: " + quoted);
    }

    private Optional<Finding> end() {
        return peek().kind() == Kind.END ? Optional.empty() : wants("the end");
    }

    private Optional<Finding> wants(String what) {
        Token token = peek();
        return Optional.of(token.kind() == Kind.END
                ? Finding.at(tokens.get(Math.max(0, tokens.size() - 2)),
                        "The statement ends too early. What could stand here: " + what + ".")
                : Finding.at(token, token.text() + " does not belong here. What could stand here: " + what + "."));
    }

    private void skip(int words) {
        at = Math.min(at + words, tokens.size() - 1);
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
}
