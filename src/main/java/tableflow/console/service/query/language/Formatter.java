package tableflow.console.service.query.language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import tableflow.console.domain.sql.SqlStatement;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Token.Kind;
import tableflow.console.domain.sql.Tokens;

/// Lays queries out: a clause a line, long lists and conditions broken and indented, words of the language in upper
/// case. Nothing but blanks and the case of keywords changes, comments stay between the tokens that they were between,
/// and a text that is laid out stays as it is. Statements that come from Hive are left alone: how their long
/// definitions are broken is the writer's business.
public final class Formatter {
    /// Blanks for one level.
    public static final int INDENT = 4;
    /// A clause or parenthesis of this many characters or fewer stays on its line.
    private static final int SHORT = 72;

    private final String text;
    private final List<Token> tokens;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Block> blocks = new ArrayDeque<>();

    /// A query in parentheses, or around all.
    private static final class Block {
        private final int indent;
        /// It has clauses, each on its line.
        private final boolean open;
        /// The clause at hand is too long for a line.
        private boolean broken;
        private int breakIndent;
        private int cases;
        private boolean between;

        Block(int indent, boolean open) {
            this.indent = indent;
            this.open = open;
            this.breakIndent = indent + INDENT;
        }
    }

    private Formatter(String text) {
        this.text = text;
        this.tokens = Tokens.of(text);
    }

    /// The text laid out. What has an open quote or comment comes back as it is: where that ends nobody can tell.
    public static String format(String text) {
        Formatter formatter = new Formatter(text);
        boolean open = formatter.tokens.isEmpty() || formatter.tokens.getLast().isOpen();
        return open ? text : formatter.run();
    }

    private String run() {
        int from = 0;
        while (from < tokens.size()) {
            int to = from;
            while (to < tokens.size() && !tokens.get(to).is(";")) {
                to++;
            }
            statement(from, to);
            if (to < tokens.size()) {
                if (endsInLineComment()) {
                    out.append('\n');
                }
                out.append(';');
            }
            from = to + 1;
        }
        return text.endsWith("\n") ? out.append('\n').toString() : out.toString();
    }

    private void statement(int from, int to) {
        int first = from;
        while (first < to && tokens.get(first).kind() == Kind.COMMENT) {
            Token comment = tokens.get(first);
            boolean sameLine = first > 0 && !brokenBefore(first) && !out.isEmpty();
            // In one piece with the statement before, or above this one.
            out.append(sameLine ? " " : out.isEmpty() ? "" : first == from ? "\n\n" : "\n").append(body(comment));
            first++;
        }
        if (first == to) {
            return;
        }
        if (!out.isEmpty()) {
            out.append(first == from || (first > 0 && sameLineAsEnd(from, first)) ? "\n\n" : "\n");
        }
        String piece = text.substring(tokens.get(first).from(), tokens.get(to - 1).to());
        SqlStatement statement = SqlStatement.of(piece);
        boolean query = !statement.isHive() && switch (statement.kind()) {
            case OTHER, OPTIMIZE, VACUUM, SHOW_CREATE_VIEW, SHOW_FUNCTIONS, ALTER_VIEW -> false;
            default -> true;
        };
        if (!query) {
            out.append(piece);
            return;
        }
        blocks.clear();
        blocks.push(new Block(0, true));
        for (int i = first; i < to; i++) {
            if (tokens.get(i).kind() == Kind.COMMENT) {
                comment(i);
            } else {
                place(i, i == first);
                write(i, to);
            }
        }
    }

    /// Whether all comments in front stand behind the semicolon, so that a blank line has to follow.
    private boolean sameLineAsEnd(int from, int first) {
        for (int i = from; i < first; i++) {
            if (i == 0 || brokenBefore(i)) {
                return false;
            }
        }
        return true;
    }

    /// At the end of a line when it was there, else on a line of its own.
    private void comment(int at) {
        if (brokenBefore(at)) {
            newLine(blocks.getFirst().breakIndent);
        } else {
            trimEnd();
            out.append(' ');
        }
        out.append(body(tokens.get(at)));
    }

    private static String body(Token comment) {
        return comment.text().stripTrailing();
    }

    private boolean brokenBefore(int at) {
        return at > 0 && text.substring(tokens.get(at - 1).to(), tokens.get(at).from()).indexOf('\n') >= 0;
    }

    /// Puts the blanks or the new line before a token.
    private void place(int at, boolean first) {
        Token token = tokens.get(at);
        Block block = blocks.getFirst();
        if (block.open && !token.is(")") && Clauses.begins(tokens, at, block.cases > 0)) {
            if (!first) {
                newLine(block.indent);
            }
            block.broken = length(at, true) > SHORT;
            block.breakIndent = token.is("WITH") ? block.indent : block.indent + INDENT;
            block.between = false;
            return;
        }
        if (first) {
            return;
        }
        Token before = tokens.get(at - 1);
        if (before.kind() == Kind.COMMENT) {
            if (before.text().startsWith("--") || brokenBefore(at)) {
                newLine(token.is(")") ? Math.max(0, block.indent - INDENT) : block.breakIndent);
            } else {
                out.append(' ');
            }
        } else if (token.is(")") && block.open && blocks.size() > 1) {
            newLine(Math.max(0, block.indent - INDENT));
        } else if (block.open && block.broken && breaks(block, before, token)) {
            newLine(block.breakIndent);
        } else if (Clauses.spaced(tokens, at)) {
            out.append(' ');
        }
    }

    /// Whether a long clause goes on in a line of its own: behind a comma, at `AND` and `OR`.
    private boolean breaks(Block block, Token before, Token token) {
        if (block.cases > 0) {
            return false;
        }
        return before.is(",") || token.is("OR") || (token.is("AND") && !block.between);
    }

    private void write(int at, int to) {
        Token token = tokens.get(at);
        boolean upper = token.kind() == Kind.KEYWORD && Clauses.isWordOfLanguage(tokens, at);
        out.append(upper ? token.text().toUpperCase(Locale.ROOT) : token.text());
        Block block = blocks.getFirst();
        if (token.is("(")) {
            boolean open = block.open && at + 1 < to && Clauses.opensQuery(tokens, at) && length(at, false) > SHORT;
            int base = block.broken ? block.breakIndent : block.indent;
            blocks.push(new Block(open ? base + INDENT : block.breakIndent, open));
            if (open && tokens.get(at + 1).kind() != Kind.COMMENT) {
                newLine(base + INDENT);
            }
        } else if (token.is(")") && blocks.size() > 1) {
            blocks.pop();
        } else if (token.is("CASE")) {
            block.cases++;
        } else if (token.is("END")) {
            block.cases = Math.max(0, block.cases - 1);
        } else if (token.is("BETWEEN")) {
            block.between = true;
        } else if (token.is("AND")) {
            block.between = false;
        }
    }

    /// Characters with single blanks: of a parenthesis to its partner, of a clause to the next. A comment makes it too
    /// long for a line.
    private int length(int from, boolean clause) {
        int depth = 0;
        int length = 0;
        for (int i = from; i < tokens.size() && length <= SHORT; i++) {
            Token token = tokens.get(i);
            if (token.is(";") || (clause && i > from && depth == 0 && Clauses.begins(tokens, i, false))) {
                return length;
            }
            if (token.kind() == Kind.COMMENT) {
                return SHORT + 1;
            }
            length += token.length() + 1;
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth < 0 || (depth == 0 && !clause)) {
                return length;
            }
        }
        return length;
    }

    private boolean endsInLineComment() {
        int start = out.lastIndexOf("\n") + 1;
        List<Token> last = Tokens.of(out.substring(start));
        return !last.isEmpty() && last.getLast().kind() == Kind.COMMENT && last.getLast().text().startsWith("--");
    }

    private void newLine(int indent) {
        trimEnd();
        out.append('\n').repeat(' ', indent);
    }

    private void trimEnd() {
        int at = out.length();
        while (at > 0 && Character.isWhitespace(out.charAt(at - 1))) {
            at--;
        }
        out.setLength(at);
    }
}
