package tableflow.console.service.query.language;

import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.domain.sql.Keywords;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Token.Kind;

/// Statements that Athena takes from Trino.
final class TrinoCheck {
    private static final Pattern MISMATCH = Pattern.compile("(?s)mismatched input '(.*)'\\. Expecting: (.*)");
    private static final int MOST_NAMED = 6;

    private TrinoCheck() {}

    /// @param tokens of `sql`, with an end
    static Optional<Finding> check(String sql, List<Token> tokens) {
        try {
            new SqlParser().createStatement(sql);
            return Optional.empty();
        } catch (ParsingException refused) {
            return Optional.of(explain(refused, sql, tokens));
        } catch (RuntimeException notTold) {
            // The parser checks some literals by their use; what it throws then has no place to show.
            return Optional.of(Finding.of(0, tokens.getFirst().to(), "The statement cannot be read: "
                    + notTold.getMessage()));
        }
    }

    private static Finding explain(ParsingException refused, String sql, List<Token> tokens) {
        int offset = offset(sql, refused.getLineNumber(), refused.getColumnNumber());
        int at = tokenAt(tokens, offset);
        Token token = tokens.get(at);
        if (token.kind() == Kind.END) {
            Token last = tokens.get(Math.max(0, at - 1));
            return Finding.at(last, "The statement ends too early. " + expected(refused.getErrorMessage()));
        }
        return names(tokens, at).orElseGet(() -> {
            Matcher mismatch = MISMATCH.matcher(refused.getErrorMessage());
            if (!mismatch.matches()) {
                return Finding.at(token, sentence(refused.getErrorMessage()));
            }
            String message = at == 0
                    ? "No statement begins with " + token.text() + "."
                    : token.text() + " does not belong here. " + expected(refused.getErrorMessage());
            Finding finding = Finding.at(token, message);
            return Spelling.near(token, mismatch.group(2))
                    .map(word -> finding.replacing(word, "Did you mean " + word + "?"))
                    .or(() -> reserved(token, finding))
                    .orElse(finding);
        });
    }

    /// The usual slips with names of Kafka clusters, topics and columns.
    private static Optional<Finding> names(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.kind() == Kind.BACKQUOTED) {
            String quoted = Identifiers.doubleQuoted(token.value());
            return Optional.of(Finding.at(token, "In a query, names stand in double quotes, not in backquotes.")
                    .replacing(quoted, "Write " + quoted));
        }
        if (token.kind() == Kind.IDENTIFIER && (token.text().indexOf('$') >= 0 || token.text().indexOf('@') >= 0)) {
            return Optional.of(quote(token.from(), token));
        }
        return hyphenated(tokens, at);
    }

    /// `lkc-abc123`: the place is at the hyphen, or at a word behind it.
    private static Optional<Finding> hyphenated(List<Token> tokens, int at) {
        int first = at;
        while (first > 0 && touches(tokens, first - 1)) {
            first--;
        }
        int last = at;
        while (last + 1 < tokens.size() && touches(tokens, last)) {
            last++;
        }
        boolean hyphen = tokens.subList(first, last + 1).stream().anyMatch(token -> token.is("-"));
        if (!hyphen || !tokens.get(first).isWord() || first == last) {
            return Optional.empty();
        }
        return Optional.of(quote(tokens.get(first).from(), tokens.get(last)));
    }

    /// Whether a token and the next make one word with a hyphen.
    private static boolean touches(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        Token next = tokens.get(at + 1);
        return token.to() == next.from()
                && ((piece(token) && next.is("-")) || (token.is("-") && piece(next)));
    }

    private static boolean piece(Token token) {
        return token.isWord() || token.kind() == Kind.NUMBER;
    }

    private static Finding quote(int from, Token last) {
        String name = last.source().substring(from, last.to());
        String quoted = Identifiers.doubleQuoted(name);
        return Finding.of(from, last.to(), "The name " + name + " has to be quoted: it is no plain word.")
                .replacing(quoted, "Quote it: " + quoted);
    }

    private static Optional<Finding> reserved(Token token, Finding finding) {
        if (!token.isWord() || !Keywords.isReserved(token.text())) {
            return Optional.empty();
        }
        String quoted = Identifiers.doubleQuoted(token.text());
        return Optional.of(finding.replacing(quoted, "If it is a name, quote it: " + quoted));
    }

    /// The parser's list in fewer words.
    private static String expected(String message) {
        Matcher mismatch = MISMATCH.matcher(message);
        if (!mismatch.matches()) {
            return sentence(message);
        }
        List<String> words = List.of(mismatch.group(2).split(", ")).stream()
                .map(word -> switch (word) {
                    case "<EOF>" -> "the end";
                    case "<expression>" -> "an expression";
                    case "<identifier>" -> "a name";
                    case "<query>" -> "a query";
                    case "<type>" -> "a type";
                    case "<string>" -> "a text in single quotes";
                    default -> word.startsWith("'") && word.endsWith("'") && word.length() > 2
                            ? word.substring(1, word.length() - 1)
                            : word;
                })
                .toList();
        String more = words.size() > MOST_NAMED ? ", and more" : "";
        return "What could stand here: " + String.join(", ", words.subList(0, Math.min(MOST_NAMED, words.size())))
                + more + ".";
    }

    private static String sentence(String text) {
        return text.isEmpty() ? "It cannot be read." : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static int tokenAt(List<Token> tokens, int offset) {
        for (int i = 0; i < tokens.size(); i++) {
            if (offset < tokens.get(i).to()) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    /// @param line from 1
    /// @param column from 1
    private static int offset(String sql, int line, int column) {
        int start = 0;
        for (int at = 1; at < line; at++) {
            int feed = sql.indexOf('\n', start);
            if (feed < 0) {
                break;
            }
            start = feed + 1;
        }
        return Math.min(sql.length(), start + Math.max(0, column - 1));
    }
}
