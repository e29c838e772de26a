package tableflow.console.service.messages.filter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;

/// Walks over JSON without making anything of it. It takes plain JSON alone: what it takes is JSON, and means what the
/// console's JSON library reads from it. Whatever is out of the ordinary (a name with escapes or foreign letters, an
/// exponent, very long numbers, very deep nesting) it leaves to that library, as it does what is no JSON.
final class JsonScan {

    private static final int NOT_PLAIN = -1;

    /// Well under every limit of the library.
    private static final int DEEPEST = 60;

    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 100;
    private static final int LARGEST = 1 << 20;

    private final Bytes content;
    private final int end;
    private int[] places = new int[4 * 8];
    private int members;

    private JsonScan(Bytes content, int end) {
        this.content = content;
        this.end = end;
    }

    /// Where the members of an object stand.
    static final class Members {
        private final Bytes content;
        /// Four for each member: where its name begins and ends, where its value begins and ends.
        private final int[] places;
        private final int count;

        private Members(Bytes content, int[] places, int count) {
            this.content = content;
            this.places = places;
            this.count = count;
        }

        Bytes content() {
            return content;
        }

        int count() {
            return count;
        }

        int nameFrom(int member) {
            return places[4 * member];
        }

        int nameTo(int member) {
            return places[4 * member + 1];
        }

        int valueFrom(int member) {
            return places[4 * member + 2];
        }

        int valueTo(int member) {
            return places[4 * member + 3];
        }
    }

    /// The members of the one object that stands between `from` and `to`, with nothing but white space around it.
    static @Nullable Members object(Bytes content, int from, int to) {
        if (to - from > LARGEST) {
            return null;
        }
        JsonScan scan = new JsonScan(content, to);
        int at = scan.space(from);
        if (scan.at(at) != '{') {
            return null;
        }
        at = scan.object(at, 0, true);
        return at == NOT_PLAIN || scan.space(at) != to ? null : new Members(content, scan.places, scan.members);
    }

    /// The byte at `at`; 0, which stands nowhere in plain JSON, behind the end and for no place at all.
    private int at(int at) {
        return at >= 0 && at < end ? content.at(at) : 0;
    }

    private int space(int from) {
        int at = from;
        for (int one = at(at); one == ' ' || one == '\n' || one == '\r' || one == '\t'; one = at(at)) {
            at++;
        }
        return at;
    }

    /// @return behind the object that begins at `from`, or [#NOT_PLAIN]
    private int object(int from, int depth, boolean keep) {
        int at = space(from + 1);
        if (at(at) == '}') {
            return at + 1;
        }
        while (at(at) == '"') {
            int nameTo = name(at + 1);
            int colon = space(nameTo + 1);
            if (nameTo == NOT_PLAIN || at(colon) != ':') {
                return NOT_PLAIN;
            }
            int valueFrom = space(colon + 1);
            int valueTo = value(valueFrom, depth + 1);
            if (valueTo == NOT_PLAIN) {
                return NOT_PLAIN;
            }
            if (keep) {
                keep(at + 1, nameTo, valueFrom, valueTo);
            }
            int next = space(valueTo);
            switch (at(next)) {
                case '}' -> {
                    return next + 1;
                }
                case ',' -> at = space(next + 1);
                default -> {
                    return NOT_PLAIN;
                }
            }
        }
        return NOT_PLAIN;
    }

    private void keep(int nameFrom, int nameTo, int valueFrom, int valueTo) {
        int to = 4 * members++;
        if (to == places.length) {
            places = Arrays.copyOf(places, 2 * to);
        }
        places[to] = nameFrom;
        places[to + 1] = nameTo;
        places[to + 2] = valueFrom;
        places[to + 3] = valueTo;
    }

    private int array(int from, int depth) {
        int at = space(from + 1);
        if (at(at) == ']') {
            return at + 1;
        }
        while (true) {
            int valueTo = value(at, depth + 1);
            if (valueTo == NOT_PLAIN) {
                return NOT_PLAIN;
            }
            int next = space(valueTo);
            switch (at(next)) {
                case ']' -> {
                    return next + 1;
                }
                case ',' -> at = space(next + 1);
                default -> {
                    return NOT_PLAIN;
                }
            }
        }
    }

    private int value(int from, int depth) {
        if (depth > DEEPEST) {
            return NOT_PLAIN;
        }
        return switch (at(from)) {
            case '"' -> string(from + 1);
            case '{' -> object(from, depth, false);
            case '[' -> array(from, depth);
            case 't' -> word(from, "true");
            case 'f' -> word(from, "false");
            case 'n' -> word(from, "null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(from);
            default -> NOT_PLAIN;
        };
    }

    private int word(int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at(from + i) != word.charAt(i)) {
                return NOT_PLAIN;
            }
        }
        return from + word.length();
    }

    private int number(int from) {
        int whole = at(from) == '-' ? from + 1 : from;
        int at = digits(whole);
        if (at == whole || (at(whole) == '0' && at > whole + 1)) {
            return NOT_PLAIN;
        }
        if (at(at) == '.') {
            int fraction = at + 1;
            at = digits(fraction);
            if (at == fraction) {
                return NOT_PLAIN;
            }
        }
        int next = at(at);
        return next == 'e' || next == 'E' || at - from > LONGEST_NUMBER ? NOT_PLAIN : at;
    }

    private int digits(int from) {
        int at = from;
        while (at(at) >= '0' && at(at) <= '9') {
            at++;
        }
        return at;
    }

    /// @return where the closing quotation mark of the name stands that begins at `from`
    private int name(int from) {
        int at = from;
        while (at < end) {
            int one = content.at(at);
            if (one == '"') {
                return at - from > LONGEST_NAME ? NOT_PLAIN : at;
            }
            if (one < ' ' || one == '\\') {
                return NOT_PLAIN;
            }
            at++;
        }
        return NOT_PLAIN;
    }

    /// @return behind the string whose first character stands at `from`
    private int string(int from) {
        int at = from;
        while (at < end) {
            int one = content.at(at);
            if (one == '"') {
                return at + 1;
            }
            if (one == '\\') {
                at = escape(at + 1);
            } else if (one < 0) {
                at = letter(at, one & 0xff);
            } else if (one < ' ') {
                return NOT_PLAIN;
            } else {
                at++;
            }
            if (at == NOT_PLAIN) {
                return NOT_PLAIN;
            }
        }
        return NOT_PLAIN;
    }

    private int escape(int from) {
        return switch (at(from)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> from + 1;
            case 'u' -> {
                for (int i = 1; i <= 4; i++) {
                    if (Character.digit(at(from + i), 16) < 0) {
                        yield NOT_PLAIN;
                    }
                }
                yield from + 5;
            }
            default -> NOT_PLAIN;
        };
    }

    /// A letter of several bytes in UTF-8 (RFC 3629, section 4: neither too long a form nor half of a pair).
    private int letter(int from, int first) {
        int second = at(from + 1) & 0xff;
        boolean fits = switch (first) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second <= 0x9f;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second <= 0x8f;
            default -> first >= 0xc2 && first < 0xf4;
        };
        int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        for (int i = 1; fits && i < length; i++) {
            fits = (at(from + i) & 0xc0) == 0x80;
        }
        return fits ? from + length : NOT_PLAIN;
    }
}
