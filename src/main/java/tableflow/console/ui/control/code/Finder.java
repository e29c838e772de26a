package tableflow.console.ui.control.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Finds places in a text.
///
/// @param wanted what is looked for
/// @param matchCase capitals count
/// @param regex `wanted` is a regular expression
record Finder(String wanted, boolean matchCase, boolean regex) {

    private static final int MOST = 10_000;

    /// A place.
    record Match(int from, int to) {}

    /// What is wrong with the regular expression, if anything.
    Optional<String> fault() {
        try {
            pattern();
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription());
        }
    }

    /// All places, in order, at most 10,000; empty places do not count.
    List<Match> all(String text) {
        List<Match> found = new ArrayList<>();
        if (wanted.isEmpty() || fault().isPresent()) {
            return found;
        }
        Matcher matcher = pattern().matcher(text);
        while (found.size() < MOST && matcher.find()) {
            if (matcher.end() > matcher.start()) {
                found.add(new Match(matcher.start(), matcher.end()));
            }
        }
        return found;
    }

    /// The text with all places replaced; in a regular expression `$1` stands for the first group.
    ///
    /// @throws IllegalArgumentException when the replacement names a group that is not there
    String replaceAll(String text, String replacement) {
        if (wanted.isEmpty() || fault().isPresent()) {
            return text;
        }
        try {
            return pattern().matcher(text).replaceAll(regex ? replacement : Matcher.quoteReplacement(replacement));
        } catch (IndexOutOfBoundsException noGroup) {
            throw new IllegalArgumentException(noGroup.getMessage(), noGroup);
        }
    }

    /// What takes the place of `match`.
    String replacement(String text, Match match, String replacement) {
        if (!regex) {
            return replacement;
        }
        Matcher matcher = pattern().matcher(text);
        if (!matcher.find(match.from())) {
            return text.substring(match.from(), match.to());
        }
        try {
            StringBuilder replaced = new StringBuilder();
            matcher.appendReplacement(replaced, replacement);
            return replaced.substring(match.from());
        } catch (IndexOutOfBoundsException noGroup) {
            throw new IllegalArgumentException(noGroup.getMessage(), noGroup);
        }
    }

    private Pattern pattern() {
        int flags = Pattern.MULTILINE | (matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return Pattern.compile(wanted, regex ? flags : flags | Pattern.LITERAL);
    }
}
