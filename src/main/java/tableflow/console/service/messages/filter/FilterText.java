package tableflow.console.service.messages.filter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Problem;
import tableflow.console.service.messages.RecordDecoder;

/// A filter as a person writes it.
///
/// @param ignoreCase for texts and regular expressions
public record FilterText(Kind kind, String text, boolean ignoreCase) {

    /// The language of the text.
    public enum Kind {
        /// Records that have this text in their key, value or a header.
        TEXT,
        /// Records in whose key, value or header the expression finds something (`java.util.regex`).
        REGEX,
        /// See [Expression].
        EXPRESSION
    }

    /// The filter; nothing written lets everything through.
    ///
    /// @throws BadInput with the place, for what is none
    public RecordFilter compile(RecordDecoder decoder) {
        flaw().ifPresent(flaw -> {
            throw new BadInput(List.of(Problem.of("filter", flaw.toString(), null)));
        });
        if (text.isBlank()) {
            return RecordFilter.ALL;
        }
        return switch (kind) {
            case TEXT -> ignoreCase
                    ? new RegexFilter(Pattern.compile(Pattern.quote(text), flags()), decoder)
                    : new TextFilter(text, decoder);
            case REGEX -> new RegexFilter(Pattern.compile(text, flags()), decoder);
            case EXPRESSION -> Expression.parse(text).filter(decoder);
        };
    }

    private int flags() {
        return ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    }

    /// The first flaw; quick enough to be asked with each key that is pressed.
    public Optional<FilterFlaw> flaw() {
        if (text.isBlank()) {
            return Optional.empty();
        }
        return switch (kind) {
            case TEXT -> Optional.empty();
            case REGEX -> regexFlaw();
            case EXPRESSION -> Expression.flaw(text);
        };
    }

    private Optional<FilterFlaw> regexFlaw() {
        try {
            Pattern.compile(text, flags());
            return Optional.empty();
        } catch (PatternSyntaxException broken) {
            int at = Math.clamp(broken.getIndex(), 0, text.length() - 1);
            return Optional.of(new FilterFlaw(at, at + 1, broken.getDescription()));
        }
    }
}
