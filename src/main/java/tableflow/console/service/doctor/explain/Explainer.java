package tableflow.console.service.doctor.explain;

import java.util.regex.Pattern;
import tableflow.console.domain.doctor.explain.Explanation;
import tableflow.console.domain.doctor.explain.Reading;
import tableflow.console.service.support.Redactor;

/// Explains an error from any text that tells of it: what a service answered, what a program logged, a stack trace, a
/// page. Asks nobody, keeps nothing, and takes well under a second whatever the text.
///
/// ```java
/// Explanation explanation = new Explainer(redactor).explain(pasted);
/// explanation.first().ifPresentOrElse(
///         answer -> show(answer.mode().cause(), answer.mode().fix(), answer.why(), answer.examine()),
///         () -> showNotSure(explanation.possibilities()));
/// ```
public final class Explainer {

    /// Of a longer text the beginning and the end are read, half of this each, in characters.
    static final int LONGEST = 200_000;

    /// A cut goes this far to find white space, so that it parts no secret from the name before it.
    private static final int TOKEN = 4_096;

    /// The id of an access key is no secret, but names whose it is: its end is enough to know it again.
    private static final Pattern ACCESS_KEY = Pattern.compile("\\b(A[KS]IA)[A-Z0-9]{12}([A-Z0-9]{4})\\b");

    private static final String LEFT_OUT = "\n[...]\n";

    private final Redactor redactor;

    /// @param redactor takes secrets out of what is shown again
    public Explainer(Redactor redactor) {
        this.redactor = redactor;
    }

    /// What `text` points to. Never fails: of a text that says nothing it is not sure.
    public Explanation explain(String text) {
        String shown = ACCESS_KEY.matcher(redactor.redact(shortened(text))).replaceAll("$1" + Redactor.MARK + "$2");
        return Reading.of(shown, Documents.in(shown));
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int head = LONGEST / 2;
        while (head > LONGEST / 2 - TOKEN && !Character.isWhitespace(text.charAt(head))) {
            head--;
        }
        int tail = text.length() - LONGEST / 2;
        int last = tail + TOKEN;
        while (tail < last && !Character.isWhitespace(text.charAt(tail))) {
            tail++;
        }
        return text.substring(0, head) + LEFT_OUT + text.substring(tail);
    }
}
