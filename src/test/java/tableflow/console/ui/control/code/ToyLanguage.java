package tableflow.console.ui.control.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.ui.control.code.Completions.Kind;
import tableflow.console.ui.control.code.Completions.Suggestion;

/// Knows `SELECT` and `FROM`, strings, numbers, comments, a table `t` with columns, and that `oops` is wrong.
final class ToyLanguage implements CodeLanguage {

    private static final Pattern PARTS = Pattern.compile(
            "(?<comment>--[^\\n]*|/\\*(?s:.*?)(?:\\*/|$))|(?<string>'[^']*')|(?<keyword>\\b(?i:SELECT|FROM)\\b)"
                    + "|(?<number>\\b\\d+\\b)|(?<function>\\bcount\\b)");

    @Override
    public List<Span> highlight(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = PARTS.matcher(text);
        while (matcher.find()) {
            for (Token token : List.of(Token.COMMENT, Token.STRING, Token.KEYWORD, Token.NUMBER, Token.FUNCTION)) {
                if (matcher.group(token.name().toLowerCase(Locale.ROOT)) != null) {
                    spans.add(new Span(matcher.start(), matcher.end(), token));
                }
            }
        }
        return spans;
    }

    @Override
    public List<CodeProblem> problems(String text) {
        if (text.contains("explode")) {
            throw new IllegalStateException("a language with a fault");
        }
        List<CodeProblem> problems = new ArrayList<>();
        for (int at = text.indexOf("oops"); at >= 0; at = text.indexOf("oops", at + 4)) {
            CodeProblem problem = CodeProblem.error(at, at + 4, "There is no oops.");
            boolean clear = text.startsWith("oops!", at);
            problems.add(clear ? problem.mendedBy(new CodeProblem.Fix(at, at + 5, "good", "Write good")) : problem);
        }
        return problems;
    }

    @Override
    public Completions complete(String text, int caret) {
        int from = caret;
        while (from > 0 && Character.isJavaIdentifierPart(text.charAt(from - 1))) {
            from--;
        }
        String prefix = text.substring(from, caret);
        return new Completions(from, caret, List.of(
                        new Suggestion(Kind.COLUMN, "order_id", "order_id", "bigint", "The number of the order."),
                        new Suggestion(Kind.COLUMN, "order_time", "order_time", "timestamp(6)", ""),
                        new Suggestion(Kind.TABLE, "orders", "\"orders\"", "lake", ""),
                        new Suggestion(Kind.FUNCTION, "count", "count($0)", "bigint", "Counts rows."))
                .stream()
                .filter(it -> it.label().startsWith(prefix))
                .toList());
    }

    @Override
    public Optional<Hint> hover(String text, int offset) {
        return text.startsWith("count", offset)
                ? Optional.of(new Hint(offset, offset + 5, "count(x) \u2192 bigint", "Counts rows."))
                : Optional.empty();
    }

    @Override
    public Optional<Signature> signature(String text, int caret) {
        int open = text.lastIndexOf('(', caret - 1);
        return open < 0 || text.substring(open, caret).contains(")")
                ? Optional.empty()
                : Optional.of(new Signature(List.of("count(", "x", ")"), 1, "Counts rows."));
    }

    @Override
    public Optional<String> format(String text) {
        return Optional.of(text.replace("select", "SELECT"));
    }

    @Override
    public Optional<String> lineComment() {
        return Optional.of("--");
    }
}
