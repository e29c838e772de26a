package tableflow.console.service.messages.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text that a regular expression (ECMA-262, the part that schemas use) matches. What it cannot make, such as back
/// references, gives none; what it passes over, such as look-ahead, is left to who checks.
final class PatternSample {

    private static final String DIGITS = "0123456789";
    private static final String WORD = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    private static final String ANY = "abcdefghijklmnopqrstuvwxyz0123456789-";
    private static final int FIRST_PRINTED = 0x20;
    private static final int LAST_PRINTED = 0x7e;

    private final String pattern;
    private final Draw draw;
    private final int more;
    private int at;

    /// @param more how often `*` and `+` repeat at most beyond what they must
    PatternSample(String pattern, Draw draw, int more) {
        this.pattern = pattern;
        this.draw = draw;
        this.more = more;
    }

    private static final class NotMade extends Exception {
        private static final long serialVersionUID = 1;
    }

    /// What is repeated is drawn anew each time.
    @FunctionalInterface
    private interface Part {
        String make();
    }

    Optional<String> make() {
        try {
            Part all = alternatives();
            return at == pattern.length() ? Optional.of(all.make()) : Optional.empty();
        } catch (NotMade | NumberFormatException | StringIndexOutOfBoundsException notUnderstood) {
            return Optional.empty();
        }
    }

    private Part alternatives() throws NotMade {
        List<Part> choices = new ArrayList<>();
        choices.add(sequence());
        while (take('|')) {
            choices.add(sequence());
        }
        return () -> draw.one(choices).make();
    }

    private Part sequence() throws NotMade {
        List<Part> parts = new ArrayList<>();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            parts.add(repeated(atom()));
        }
        return () -> {
            StringBuilder text = new StringBuilder();
            parts.forEach(part -> text.append(part.make()));
            return text.toString();
        };
    }

    private Part repeated(Part atom) {
        int least = 1;
        int most = 1;
        if (take('?')) {
            least = 0;
        } else if (take('*')) {
            least = 0;
            most = more;
        } else if (take('+')) {
            most = 1 + more;
        } else if (at < pattern.length() && pattern.charAt(at) == '{'
                && at + 1 < pattern.length() && Character.isDigit(pattern.charAt(at + 1))) {
            at++;
            int close = pattern.indexOf('}', at);
            String[] bounds = pattern.substring(at, close).split(",", 2);
            least = Integer.parseInt(bounds[0]);
            most = bounds.length == 1 ? least
                    : bounds[1].isEmpty() ? least + more : Math.min(Integer.parseInt(bounds[1]), least + more);
            at = close + 1;
        } else {
            return atom;
        }
        take('?');
        int from = least;
        int to = Math.max(least, most);
        return () -> {
            StringBuilder text = new StringBuilder();
            for (int count = from + draw.below(to - from + 1); count > 0; count--) {
                text.append(atom.make());
            }
            return text.toString();
        };
    }

    private Part atom() throws NotMade {
        char next = pattern.charAt(at++);
        return switch (next) {
            case '^', '$' -> () -> "";
            case '.' -> oneOf(ANY);
            case '(' -> group();
            case '[' -> oneOf(characters());
            case '\\' -> escape();
            case '*', '+', '?' -> throw new NotMade();
            default -> () -> String.valueOf(next);
        };
    }

    private Part group() throws NotMade {
        boolean nothing = false;
        if (take('?')) {
            char kind = pattern.charAt(at++);
            if (kind == '<' && pattern.charAt(at) != '=' && pattern.charAt(at) != '!') {
                at = pattern.indexOf('>', at) + 1;
            } else if (kind != ':') {
                nothing = true;
                at += kind == '<' ? 1 : 0;
            }
        }
        Part inner = alternatives();
        if (!take(')')) {
            throw new NotMade();
        }
        return nothing ? () -> "" : inner;
    }

    private Part escape() throws NotMade {
        char kind = pattern.charAt(at);
        if (kind == 'b' || kind == 'B') {
            at++;
            return () -> "";
        }
        if (kind >= '1' && kind <= '9') {
            throw new NotMade();
        }
        return oneOf(escaped());
    }

    /// The characters that stand behind a backslash.
    private String escaped() throws NotMade {
        char kind = pattern.charAt(at++);
        return switch (kind) {
            case 'd' -> DIGITS;
            case 'D' -> without(DIGITS);
            case 'w' -> WORD;
            case 'W' -> without(WORD);
            case 's' -> " ";
            case 'S' -> ANY;
            case 't' -> "\t";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 'u' -> code(4);
            case 'x' -> code(2);
            case 'p', 'P', 'k', 'c' -> throw new NotMade();
            default -> String.valueOf(kind);
        };
    }

    private String code(int digits) {
        at += digits;
        return String.valueOf((char) Integer.parseInt(pattern.substring(at - digits, at), 16));
    }

    private String characters() throws NotMade {
        boolean negated = take('^');
        StringBuilder all = new StringBuilder();
        boolean first = true;
        while (first || pattern.charAt(at) != ']') {
            if (first && pattern.charAt(at) == ']') {
                throw new NotMade();
            }
            first = false;
            String from = member();
            if (from.length() == 1 && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                at++;
                String to = member();
                for (int each = from.charAt(0); each <= to.charAt(0); each++) {
                    all.append((char) each);
                }
            } else {
                all.append(from);
            }
        }
        at++;
        return negated ? without(all.toString()) : all.toString();
    }

    private String member() throws NotMade {
        char next = pattern.charAt(at++);
        return next == '\\' ? escaped() : String.valueOf(next);
    }

    private static String without(String some) {
        StringBuilder rest = new StringBuilder();
        for (int each = FIRST_PRINTED; each <= LAST_PRINTED; each++) {
            if (some.indexOf(each) < 0) {
                rest.append((char) each);
            }
        }
        return rest.toString();
    }

    private Part oneOf(String characters) throws NotMade {
        if (characters.isEmpty()) {
            throw new NotMade();
        }
        return () -> String.valueOf(characters.charAt(draw.below(characters.length())));
    }

    private boolean take(char wanted) {
        if (at < pattern.length() && pattern.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }
}
