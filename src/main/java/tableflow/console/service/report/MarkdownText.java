package tableflow.console.service.report;

import java.util.function.UnaryOperator;

/// What reports as Markdown share: texts that are never markup.
///
/// @param redact takes secrets out of every text
public record MarkdownText(UnaryOperator<String> redact) {

    private static final String SPECIAL = "\\`*_{}[]<>#|";

    /// `raw` without secrets, on one line, and nothing in it is markup.
    public String text(String raw) {
        StringBuilder safe = new StringBuilder(raw.length() + 16);
        redact.apply(raw).codePoints().forEach(one -> {
            if (SPECIAL.indexOf(one) >= 0) {
                safe.append('\\');
            }
            safe.appendCodePoint(Character.isISOControl(one) ? ' ' : one);
        });
        return safe.toString();
    }

    /// `raw` without secrets, as a block of code with a line of its own behind it.
    public String block(String language, String raw) {
        return "```" + language + "\n" + redact.apply(raw).replace("```", "` ` `") + "\n```\n";
    }
}
