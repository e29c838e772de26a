package tableflow.console.schema;

/// A Protobuf text as Wire's parser can bear it. The parser calls itself at every bracket, compares every message, enum
/// and service of a file with all before it, and writes all comments before a declaration anew at each: the first two
/// are bounded, and of the comments only so many are handed on.
///
/// @param text for the parser; every character stands where it stood
/// @param excess where the first declaration ends that is one too many, or -1
/// @param deep the bracket that goes too deep, or -1
public record ProtoSource(String text, int excess, int deep) {

    /// Braces, brackets and the like within one another.
    public static final int MOST_LEVELS = 128;

    /// Messages, enums and services of one file. Some thousand are more than anybody maintains.
    public static final int MOST_DECLARED = 10_000;
    private static final int MOST_COMMENTS = 500;

    /// Looks through a text.
    public static ProtoSource of(String text) {
        return new Scan(text).run();
    }

    /// One pass that knows comments, strings and braces; what is no Protobuf is left for the parser to say.
    private static final class Scan {

        private final String text;
        private final StringBuilder clean;
        private int level;
        private int depth;
        private int declared;
        private int comments;
        private int excess = -1;
        private int deep = -1;

        Scan(String text) {
            this.text = text;
            this.clean = new StringBuilder();
        }

        ProtoSource run() {
            int taken = 0;
            for (int at = 0; at < text.length();) {
                int next = next(at);
                boolean comment = next > at + 1 && text.charAt(at) == '/';
                if (comment && ++comments > MOST_COMMENTS) {
                    clean.append(text, taken, at);
                    text.substring(at, next).chars().forEach(c -> clean.append(c == '\n' ? '\n' : ' '));
                    taken = next;
                } else if (!comment && !Character.isWhitespace(text.charAt(at))) {
                    comments = 0;
                    braces(at);
                }
                at = next;
            }
            return new ProtoSource(taken == 0 ? text : clean.append(text, taken, text.length()).toString(), excess,
                    deep);
        }

        private void braces(int at) {
            char c = text.charAt(at);
            switch (c) {
                case '{', '[', '(', '<' -> {
                    if (++depth > MOST_LEVELS && deep < 0) {
                        deep = at;
                    }
                }
                case '}', ']', ')', '>' -> depth = Math.max(0, depth - 1);
                default -> { }
            }
            switch (c) {
                case '{' -> level++;
                case '}' -> {
                    level = Math.max(0, level - 1);
                    if (level == 0 && ++declared > MOST_DECLARED && excess < 0) {
                        excess = at;
                    }
                }
                default -> { }
            }
        }

        /// The character after a comment, a string or any other character.
        private int next(int at) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                int end = at + 1;
                while (end < text.length() && text.charAt(end) != c) {
                    end += text.charAt(end) == '\\' ? 2 : 1;
                }
                return Math.min(end + 1, text.length());
            }
            if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                return end < 0 ? text.length() : end;
            }
            if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                return end < 0 ? text.length() : end + 2;
            }
            return at + 1;
        }
    }
}
