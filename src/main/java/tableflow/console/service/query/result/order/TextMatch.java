package tableflow.console.service.query.result.order;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.WatchedText;

/// What is looked for in texts. An interrupt ends the search of a single text too: there are patterns that would take
/// years.
public final class TextMatch {

    private final Pattern pattern;

    /// Where something was found: `text.substring(from, to)`.
    public record Span(int from, int to) {}

    private TextMatch(Pattern pattern) {
        this.pattern = pattern;
    }

    /// A text as it stands.
    public static TextMatch of(String wanted, boolean caseMatters) {
        return new TextMatch(Pattern.compile(wanted, Pattern.LITERAL | flags(caseMatters)));
    }

    /// A regular expression, which has to match a part.
    ///
    /// @throws RemoteFailure INVALID with the place when it is none
    public static TextMatch pattern(String regex, boolean caseMatters) {
        try {
            return new TextMatch(Pattern.compile(regex, flags(caseMatters)));
        } catch (PatternSyntaxException wrong) {
            throw RemoteFailure.of(Kind.INVALID, "read the pattern " + regex,
                            wrong.getDescription() + (wrong.getIndex() < 0 ? "" : " at " + (wrong.getIndex() + 1)))
                    .withAdvice("Correct the pattern, or look for the text as it stands.");
        }
    }

    private static int flags(boolean caseMatters) {
        return caseMatters ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }

    /// The first place in a text; null when there is none.
    ///
    /// @throws RemoteFailure CANCELLED after an interrupt; INVALID when the pattern goes too deep for the text
    public @Nullable Span find(String text) {
        Matcher matcher = matcher(text);
        return next(matcher) ? new Span(matcher.start(), matcher.end()) : null;
    }

    /// The first places in a text, from left to right, none in another; places without a letter are left out.
    ///
    /// @param most so many at most
    public List<Span> all(String text, int most) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = matcher(text);
        while (spans.size() < most && next(matcher)) {
            if (matcher.end() > matcher.start()) {
                spans.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return spans;
    }

    private Matcher matcher(String text) {
        return pattern.matcher(WatchedText.endable(text, "search a text"));
    }

    /// `java.util.regex` goes one level deeper with each turn of a repeated group, until there is no room left.
    private boolean next(Matcher matcher) {
        try {
            return matcher.find();
        } catch (StackOverflowError deep) {
            throw RemoteFailure.of(Kind.INVALID, "search with the pattern " + pattern.pattern(),
                            "it repeats a group too often for a text of " + matcher.regionEnd() + " characters")
                    .withAdvice("Write [ab]* for (a|b)*, or (a|b)*+ where it need not go back.");
        }
    }
}
