package tableflow.console.service.query.result.order;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

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
    /// @throws RemoteFailure CANCELLED after an interrupt
    public @Nullable Span find(String text) {
        Matcher matcher = pattern.matcher(new Watched(text));
        return matcher.find() ? new Span(matcher.start(), matcher.end()) : null;
    }

    /// The first places in a text, from left to right, none in another; places without a letter are left out.
    ///
    /// @param most so many at most
    public List<Span> all(String text, int most) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = pattern.matcher(new Watched(text));
        while (spans.size() < most && matcher.find()) {
            if (matcher.end() > matcher.start()) {
                spans.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return spans;
    }

    /// A text that can no longer be read once its thread is interrupted.
    private static final class Watched implements CharSequence {
        private final CharSequence text;
        private int reads;

        Watched(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if ((++reads & 0xffff) == 0) {
                Progress.throwIfCancelled("search a text");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
