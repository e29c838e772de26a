package tableflow.console.service.schemas.assist;

import java.util.ArrayList;
import java.util.List;

/// A word, number, text, comment or sign of a Protobuf file.
///
/// @param to the character after the last
/// @param closed false for a text or comment without its end
record ProtoToken(Kind kind, String text, int from, int to, boolean closed) {

    enum Kind {
        /// A name, with the dots in it.
        WORD,
        NUMBER,
        TEXT,
        SIGN,
        LINE_COMMENT,
        BLOCK_COMMENT
    }

    boolean is(String wanted) {
        return kind != Kind.TEXT && text.equals(wanted);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isComment() {
        return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
    }

    Range range() {
        return new Range(from, to);
    }

    /// What stands between the quotation marks of a text.
    String unquoted() {
        return text.substring(Math.min(1, text.length()), closed && text.length() > 1 ? text.length() - 1
                : text.length());
    }

    /// The tokens of a text; white space is none.
    static List<ProtoToken> of(String text) {
        List<ProtoToken> tokens = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == '\ufeff') {
                at++;
                continue;
            }
            ProtoToken token = token(text, at, c);
            tokens.add(token);
            at = token.to;
        }
        return tokens;
    }

    private static ProtoToken token(String text, int from, char c) {
        if (text.startsWith("//", from)) {
            int end = text.indexOf('\n', from);
            return made(Kind.LINE_COMMENT, text, from, end < 0 ? text.length() : end, true);
        }
        if (text.startsWith("/*", from)) {
            int end = text.indexOf("*/", from + 2);
            return made(Kind.BLOCK_COMMENT, text, from, end < 0 ? text.length() : end + 2, end >= 0);
        }
        if (c == '"' || c == '\'') {
            return quoted(text, from, c);
        }
        boolean dotted = c == '.' && from + 1 < text.length() && isLetter(text.charAt(from + 1));
        if (isLetter(c) || dotted) {
            int end = from + 1;
            while (end < text.length() && (isPart(text.charAt(end)) || text.charAt(end) == '.')) {
                end++;
            }
            return made(Kind.WORD, text, from, end, true);
        }
        if (c >= '0' && c <= '9') {
            int end = from + 1;
            while (end < text.length() && (isPart(text.charAt(end)) || text.charAt(end) == '.'
                    || ("+-".indexOf(text.charAt(end)) >= 0 && "eE".indexOf(text.charAt(end - 1)) >= 0
                            && !text.startsWith("0x", from)))) {
                end++;
            }
            return made(Kind.NUMBER, text, from, end, true);
        }
        return made(Kind.SIGN, text, from, from + 1, true);
    }

    private static ProtoToken quoted(String text, int from, char quote) {
        int end = from + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' && end + 1 < text.length() && text.charAt(end + 1) != '\n' ? 2 : 1;
        }
        boolean closed = end < text.length() && text.charAt(end) == quote;
        return made(Kind.TEXT, text, from, Math.min(closed ? end + 1 : end, text.length()), closed);
    }

    private static ProtoToken made(Kind kind, String text, int from, int to, boolean closed) {
        return new ProtoToken(kind, text.substring(from, to), from, to, closed);
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || c == '_';
    }

    static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
