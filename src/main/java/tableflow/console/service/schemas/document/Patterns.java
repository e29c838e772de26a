package tableflow.console.service.schemas.document;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tableflow.console.domain.schema.BoundedRegex;

/// The regular expressions of a JSON Schema: whether they are any, and whether they come to an end.
final class Patterns {

    private static final int MOST_CHARACTERS = 4096;
    /// Groups within groups: the compiler of expressions calls itself for each.
    private static final int MOST_LEVELS = 64;

    private final Findings findings;
    /// What is wrong with an expression, by the expression; many fields share one.
    private final Map<String, Verdict> known = new HashMap<>();

    private enum Verdict { GOOD, LONG, BROKEN, EXPLODING }

    Patterns(Findings findings) {
        this.findings = findings;
    }

    /// Checks all that stand at and below `root`.
    void check(Spot root) {
        JsonVocabulary.each(root, schema -> {
            Spot pattern = schema.member("pattern");
            String text = pattern == null ? null : pattern.node().textValue();
            if (pattern != null && text != null) {
                report(text, pattern.pointer(), pattern.from(), pattern.to());
            }
            Spot named = schema.member("patternProperties");
            if (named != null) {
                named.members().forEach((name, value) ->
                        report(name, value.pointer(), value.nameFrom(), value.nameTo()));
            }
        });
    }

    private void report(String text, String pointer, int from, int to) {
        switch (known.computeIfAbsent(text, Patterns::judge)) {
            case GOOD -> { }
            case LONG -> findings.add(DocumentRules.BAD_PATTERN, pointer, from, to,
                    "the regular expression is too long or too deep to be tried");
            case BROKEN -> findings.add(DocumentRules.BAD_PATTERN, pointer, from, to,
                    "this is no regular expression: " + flaw(text));
            case EXPLODING -> findings.add(DocumentRules.EXPLODING_PATTERN, pointer, from, to,
                    "the regular expression takes longer by a factor for each character that nearly matches");
        }
    }

    private static Verdict judge(String text) {
        if (text.length() > MOST_CHARACTERS || levels(text) > MOST_LEVELS) {
            return Verdict.LONG;
        }
        try {
            return BoundedRegex.explodes(text) ? Verdict.EXPLODING : Verdict.GOOD;
        } catch (PatternSyntaxException broken) {
            return Verdict.BROKEN;
        }
    }

    private static String flaw(String text) {
        try {
            Pattern.compile(text);
            return "";
        } catch (PatternSyntaxException broken) {
            return JsonSource.shortened(broken.getDescription())
                    + (broken.getIndex() < 0 ? "" : " at character " + (broken.getIndex() + 1));
        }
    }

    private static int levels(String text) {
        int level = 0;
        int most = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '(' || c == '[') {
                most = Math.max(most, ++level);
            } else if (c == ')' || c == ']') {
                level--;
            }
        }
        return most;
    }
}
