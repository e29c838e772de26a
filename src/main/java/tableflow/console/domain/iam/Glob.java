package tableflow.console.domain.iam;

import java.util.List;
import java.util.Optional;

/// Patterns of policies: `*` is any text, `?` one character, `${key}` a value of the request, taken literally, and
/// `${*}`, `${?}`, `${$}` are those characters themselves.
final class Glob {
    // Noncharacters of Unicode stand for the wildcards, so that a value that holds an asterisk is no wildcard.
    private static final char ANY = '\uFDD0';
    private static final char ONE = '\uFDD1';

    private Glob() {}

    /// Does the pattern, which has no variables, match the whole text?
    static boolean matches(String pattern, String text) {
        return matchesMarked(pattern.replace('*', ANY).replace('?', ONE), text);
    }

    /// Does the pattern with its variables filled in match? Not when a variable has no value in this request.
    static boolean matches(String pattern, String text, PolicyContext context) {
        return pattern.indexOf('$') < 0
                ? matches(pattern, text)
                : expand(pattern, context, true).filter(p -> matchesMarked(p, text)).isPresent();
    }

    /// The text with its variables filled in; nothing when one has no value.
    static Optional<String> fill(String text, PolicyContext context) {
        return text.indexOf('$') < 0 ? Optional.of(text) : expand(text, context, false);
    }

    private static Optional<String> expand(String pattern, PolicyContext context, boolean wildcards) {
        StringBuilder out = new StringBuilder(pattern.length() + 16);
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            int end = c == '$' && pattern.startsWith("${", at) ? pattern.indexOf('}', at) : -1;
            if (end > 0) {
                Optional<String> value = value(pattern.substring(at + 2, end), context);
                if (value.isEmpty()) {
                    return value;
                }
                out.append(value.get());
                at = end + 1;
            } else {
                out.append(wildcards && c == '*' ? ANY : wildcards && c == '?' ? ONE : c);
                at++;
            }
        }
        return Optional.of(out.toString());
    }

    /// The value of `key` or of `key, 'default'`.
    private static Optional<String> value(String variable, PolicyContext context) {
        if (variable.length() == 1 && "*?$".contains(variable)) {
            return Optional.of(variable);
        }
        int comma = variable.indexOf(',');
        String key = (comma < 0 ? variable : variable.substring(0, comma)).strip();
        List<String> values = context.of(key);
        if (values.size() == 1) {
            return Optional.of(values.getFirst());
        }
        String rest = comma < 0 ? "" : variable.substring(comma + 1).strip();
        return rest.length() >= 2 && rest.startsWith("'") && rest.endsWith("'")
                ? Optional.of(rest.substring(1, rest.length() - 1))
                : Optional.empty();
    }

    /// Greedy with one way back: linear for the patterns that people write, never exponential.
    private static boolean matchesMarked(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == ANY) {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == ONE || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == ANY) {
            p++;
        }
        return p == pattern.length();
    }
}
