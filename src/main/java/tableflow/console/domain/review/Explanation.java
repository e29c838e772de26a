package tableflow.console.domain.review;

import java.util.List;

/// What a person has to know of a rule.
///
/// @param why it matters, in a sentence or two
/// @param asks what exactly has to be so, in a sentence
/// @param mend how it is mended, in steps
public record Explanation(String why, String asks, List<String> mend) {
    public Explanation {
        mend = List.copyOf(mend);
    }
}
