package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.Span;
import tableflow.console.service.schemas.document.SchemaDocument;

/// Findings of schemas for people, with the line that they are about, and for programs.
final class FindingsText {

    /// A line of a minified schema is as long as the schema.
    private static final int WIDEST = 100;

    private FindingsText() {}

    /// A finding with the place as `file:line:column`, and what it is about underlined.
    ///
    /// @param file as the user named it
    static List<String> lines(String file, SchemaDocument document, SchemaFinding finding) {
        Span span = finding.span();
        String head = span.in(file) + ": " + finding.severity().name().toLowerCase(Locale.ROOT) + ": "
                + finding.message() + " [" + finding.rule() + "]";
        String text = document.text();
        int start = lineStart(text, span.from());
        int end = lineEnd(text, span.from());
        if (start == end) {
            return List.of(head);
        }
        int from = Math.max(start, span.from() - WIDEST / 2);
        int to = Math.min(end, from + WIDEST);
        int marked = Math.clamp(span.to() - (long) span.from(), 1, Math.max(1, to - span.from()));
        String indent = text.substring(from, span.from()).replaceAll("[^\t]", " ");
        return List.of(head, "    " + text.substring(from, to).replace('\0', '\ufffd'),
                "    " + indent + "^".repeat(marked));
    }

    /// Where its line begins, or a point before which nothing is shown: a line can be as long as the schema, and have a
    /// finding at every word.
    private static int lineStart(String text, int offset) {
        int at = offset;
        while (at > 0 && at > offset - WIDEST && text.charAt(at - 1) != '\n' && text.charAt(at - 1) != '\r') {
            at--;
        }
        return at;
    }

    private static int lineEnd(String text, int offset) {
        int at = offset;
        while (at < text.length() && at < offset + 2 * WIDEST && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /// `3 errors, 1 warning`; `no findings` when there are none.
    static String summary(List<SchemaFinding> findings) {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = findings.stream().filter(it -> it.severity() == severity).count();
            if (count > 0) {
                parts.add(count + " " + severity.key() + (count == 1 ? "" : "s"));
            }
        }
        return parts.isEmpty() ? "no findings" : String.join(", ", parts);
    }

    /// Adds one object per finding: rule, severity, path, line, column, endLine, endColumn, message, why, mend.
    static void json(ArrayNode into, List<SchemaFinding> findings) {
        for (SchemaFinding finding : findings) {
            Span span = finding.span();
            ObjectNode node = into.addObject()
                    .put("rule", finding.rule())
                    .put("severity", finding.severity().key())
                    .put("path", finding.path())
                    .put("line", span.line())
                    .put("column", span.column())
                    .put("endLine", span.endLine())
                    .put("endColumn", span.endColumn())
                    .put("message", finding.message())
                    .put("why", finding.explanation().why());
            ArrayNode steps = node.putArray("mend");
            finding.explanation().mend().forEach(steps::add);
        }
    }
}
