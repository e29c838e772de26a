package tableflow.console.domain.doctor.explain;

import java.util.Arrays;
import java.util.Map;

/// A pasted text made plain for patterns: without colours of a terminal, frames, escapes of JSON and HTML, line ends
/// of Windows and the breaks of a narrow window. It knows where each of its characters came from.
final class PlainText {

    /// Frames that tools draw around messages.
    private static final String FRAMES = "│╷╵┃╭╰╮╯─━║═";

    private static final Map<String, Character> ENTITIES = Map.of(
            "&quot;", '"', "&#34;", '"', "&apos;", '\'', "&#39;", '\'', "&#x27;", '\'',
            "&lt;", '<', "&gt;", '>', "&amp;", '&', "&nbsp;", ' ');

    private static final int LONGEST_ENTITY = 6;
    private static final int LONGEST_COLOUR = 24;

    /// A terminal is no narrower than this.
    private static final int NARROWEST = 60;

    private final String raw;
    private final boolean[] joined;
    private char[] folded;
    private int[] origin;
    private int length;

    private PlainText(String raw) {
        this.raw = raw;
        this.folded = new char[raw.length()];
        this.origin = new int[raw.length()];
        this.joined = brokenLines(raw);
    }

    static PlainText of(String raw) {
        PlainText plain = new PlainText(raw);
        int at = 0;
        while (at < raw.length()) {
            at = plain.read(at);
        }
        plain.folded = Arrays.copyOf(plain.folded, plain.length);
        plain.origin = Arrays.copyOf(plain.origin, plain.length);
        return plain;
    }

    /// With lines; a run of white space is one blank, or one line end.
    String lines() {
        return new String(folded);
    }

    /// On one line; every character stands where it stands in [#lines].
    String flat() {
        return lines().replace('\n', ' ');
    }

    /// The place in the pasted text of what stands in here from `from` to `to`.
    Span place(int from, int to) {
        if (length == 0 || from >= to) {
            return new Span(0, 0);
        }
        return new Span(origin[Math.clamp(from, 0, length - 1)], origin[Math.clamp(to - 1, 0, length - 1)] + 1);
    }

    /// The place in here of the pasted text's character `at`, or of the next one that was kept.
    int indexOf(int at) {
        int found = Arrays.binarySearch(origin, at);
        return found >= 0 ? found : -found - 1;
    }

    private int read(int at) {
        char c = raw.charAt(at);
        return switch (c) {
            case '\u001b' -> at + colour(at);
            case '\\' -> escape(at);
            case '&' -> entity(at);
            case '\n' -> joined[at] ? at + 1 : put('\n', at);
            // A mail program quotes lines so.
            case '>' -> put(atLineStart(at) ? ' ' : c, at);
            case '\r', '\ufeff', '\u200b', '\u200c', '\u200d', '\u00ad' -> at + 1;
            case '\u201c', '\u201d', '\u201e' -> put('"', at);
            case '\u2018', '\u2019' -> put('\'', at);
            default -> put(Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
                    || FRAMES.indexOf(c) >= 0 ? ' ' : c, at);
        };
    }

    private boolean atLineStart(int at) {
        return (at == 0 || raw.charAt(at - 1) == '\n') && at + 1 < raw.length() && raw.charAt(at + 1) == ' ';
    }

    /// Adds `c`, which ends at the pasted character `at`.
    private int put(char c, int at) {
        boolean white = c == ' ' || c == '\n';
        if (white && (length == 0 || folded[length - 1] == '\n')) {
            return at + 1;
        }
        if (white && folded[length - 1] == ' ') {
            folded[length - 1] = c;
            origin[length - 1] = at;
            return at + 1;
        }
        folded[length] = c;
        origin[length++] = at;
        return at + 1;
    }

    /// How many characters a sequence of a terminal takes.
    private int colour(int at) {
        if (at + 1 >= raw.length() || raw.charAt(at + 1) != '[') {
            return 1;
        }
        for (int end = at + 2; end < raw.length() && end < at + LONGEST_COLOUR; end++) {
            if (raw.charAt(end) >= '@' && raw.charAt(end) <= '~') {
                return end + 1 - at;
            }
        }
        return 2;
    }

    /// JSON in JSON doubles its backslashes: any number of them before a quote is one escape.
    private int escape(int at) {
        int next = at;
        while (next < raw.length() && raw.charAt(next) == '\\') {
            next++;
        }
        if (next == raw.length()) {
            return next;
        }
        char c = raw.charAt(next);
        return switch (c) {
            case '"', '\'', '/' -> put(c, next);
            case 'n', 'r' -> put('\n', next);
            case 't' -> put(' ', next);
            case 'u' -> unicode(at, next);
            default -> copy(at, next);
        };
    }

    private int unicode(int at, int u) {
        if (u + 4 < raw.length()) {
            int code = 0;
            for (int i = u + 1; i <= u + 4; i++) {
                int digit = Character.digit(raw.charAt(i), 16);
                if (digit < 0) {
                    return copy(at, u);
                }
                code = code * 16 + digit;
            }
            return put(Character.isISOControl((char) code) ? ' ' : (char) code, u + 4);
        }
        return copy(at, u);
    }

    private int copy(int from, int to) {
        for (int i = from; i < to; i++) {
            put(raw.charAt(i), i);
        }
        return to;
    }

    private int entity(int at) {
        int end = raw.indexOf(';', at);
        if (end > at && end - at <= LONGEST_ENTITY) {
            Character c = ENTITIES.get(raw.substring(at, end + 1));
            if (c != null) {
                return put(c, end);
            }
        }
        return put('&', at);
    }

    /// The line ends that a terminal made in the middle of words: several lines are as long as the longest, and the
    /// next one goes on without a blank. Lines of a log that begin alike are no such lines.
    private static boolean[] brokenLines(String raw) {
        boolean[] broken = new boolean[raw.length()];
        int longest = 0;
        int many = 0;
        for (int start = 0; start < raw.length(); start = lineEnd(raw, start) + 1) {
            int width = lineEnd(raw, start) - start;
            many = width > longest ? 1 : width == longest ? many + 1 : many;
            longest = Math.max(longest, width);
        }
        if (many < 2 || longest < NARROWEST) {
            return broken;
        }
        for (int start = 0; start < raw.length(); start = lineEnd(raw, start) + 1) {
            int end = lineEnd(raw, start);
            boolean goesOn = end + 1 < raw.length() && !Character.isWhitespace(raw.charAt(end + 1))
                    && !Character.isWhitespace(raw.charAt(end - 1 < 0 ? 0 : end - 1));
            if (goesOn && end - start == longest && !raw.regionMatches(start, raw, end + 1, 4)) {
                broken[end] = true;
            }
        }
        return broken;
    }

    private static int lineEnd(String raw, int start) {
        int end = raw.indexOf('\n', start);
        return end < 0 ? raw.length() : end;
    }
}
