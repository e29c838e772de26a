package tableflow.console.service.messages.filter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.apache.commons.jexl3.introspection.JexlUberspect.JexlResolver;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.support.Similarity;

/// An expression over the fields of a record: `value.amount > 12.5 && headers.trace == 'x'`. It names `key`, `value`
/// and their fields, `headers`, `topic`, `partition`, `offset`, `time` and `bytes`; it compares, counts, and joins
/// conditions. A field that is not there is null.
///
/// The language is Apache Commons JEXL's, without statements, calls, assignments and classes: fields are those of maps
/// and lists alone, so an expression can reach nothing but the record (decision 0042).
public final class Expression {

    private static final JexlEngine ENGINE = new JexlBuilder()
            .features(JexlFeatures.createNone().structuredLiteral(true).arrayReferenceExpr(true))
            .permissions(JexlPermissions.RESTRICTED)
            .strategy((operator, object) -> List.of(JexlResolver.MAP, JexlResolver.LIST))
            .arithmetic(new ExactArithmetic())
            .strict(false)
            .safe(true)
            .silent(false)
            .cache(0)
            .create();

    /// What JEXL would read as a number of 53 bits; its mark `B` makes it exact.
    private static final Pattern QUOTED_OR_DECIMAL = Pattern.compile(
            "'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|`[^`]*+`|[\\p{L}_$][\\p{L}\\p{N}_$]*+"
                    + "|(\\d++\\.\\d++(?:[eE][+-]?\\d++)?|\\d++[eE][+-]?\\d++)(?![\\p{L}\\p{N}])");

    private static final int DIFFERENT = 3;

    private final JexlScript script;
    private final String text;

    private Expression(JexlScript script, String text) {
        this.script = script;
        this.text = text;
    }

    /// @throws BadInput with the place, for what is none
    static Expression parse(String text) {
        try {
            return new Expression(ENGINE.createScript(new JexlInfo("filter", 1, 1), exact(text)), text);
        } catch (JexlException broken) {
            throw BadInput.of("filter: " + flaw(text, broken));
        }
    }

    /// The first flaw of `text`: it cannot be read, or names what no record has.
    static Optional<FilterFlaw> flaw(String text) {
        try {
            return unknown(text, ENGINE.createScript(new JexlInfo("filter", 1, 1), exact(text)));
        } catch (JexlException broken) {
            return Optional.of(flaw(text, broken));
        }
    }

    private static String exact(String text) {
        return QUOTED_OR_DECIMAL.matcher(text).replaceAll(found ->
                Matcher.quoteReplacement(found.group() + (found.group(1) == null ? "" : "B")));
    }

    private static FilterFlaw flaw(String text, JexlException broken) {
        JexlInfo info = broken.getInfo();
        int line = info == null ? 1 : info.getLine();
        int at = start(text, line) + (info == null ? 0 : info.getColumn() - 1);
        // The marks of exact numbers before the place stand in what was parsed, not in what was written.
        Matcher marks = QUOTED_OR_DECIMAL.matcher(text);
        int shift = 0;
        while (marks.find() && marks.end() + shift < at) {
            shift += marks.group(1) == null ? 0 : 1;
        }
        int from = Math.clamp(at - shift, 0, Math.max(0, text.length() - 1));
        return new FilterFlaw(from, from + 1, switch (broken) {
            case JexlException.Feature _ ->
                "calls, assignments and the like are not allowed: only fields, comparisons and conditions";
            default -> incomplete(text)
                    ? "the expression is not complete"
                    : "not understood here";
        });
    }

    private static boolean incomplete(String text) {
        char last = text.strip().charAt(text.strip().length() - 1);
        return "=<>&|!(+-*/.,[~".indexOf(last) >= 0
                || text.chars().filter(it -> it == '(').count() > text.chars().filter(it -> it == ')').count();
    }

    private static int start(String text, int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }

    private static Optional<FilterFlaw> unknown(String text, JexlScript script) {
        return script.getVariables().stream()
                .map(List::getFirst)
                .filter(name -> !Fields.NAMES.contains(name))
                .map(name -> {
                    Matcher place = Pattern.compile(
                            "(?<![\\p{L}\\p{N}_$.'\"])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_$])").matcher(text);
                    int at = place.find() ? place.start() : Math.max(0, text.indexOf(name));
                    return new FilterFlaw(at, at + name.length(), "a record has no " + name + meant(name));
                })
                .min(Comparator.comparingInt(FilterFlaw::from));
    }

    private static String meant(String name) {
        return Fields.NAMES.stream()
                .filter(known -> Similarity.distance(known, name) < DIFFERENT)
                .min(Comparator.comparingInt(known -> Similarity.distance(known, name)))
                .map(known -> ": did you mean " + known + "?")
                .orElse("; it has " + String.join(", ", Fields.NAMES)
                        + ". Fields of the value are value.name");
    }

    /// A filter by this expression; `decoder` makes the fields.
    RecordFilter filter(RecordDecoder decoder) {
        return record -> judge(record, new Fields(record, decoder));
    }

    /// @param fields of the record
    boolean judge(KafkaRecord record, JexlContext fields) throws RecordFilter.Unjudged {
        try {
            return truth(script.execute(fields));
        } catch (JexlException failed) {
            if (failed.getCause() instanceof RemoteFailure cancelled) {
                throw cancelled;
            }
            throw new RecordFilter.Unjudged("partition " + record.partition() + " offset " + record.offset() + ": "
                    + why(failed));
        } catch (ArithmeticException failed) {
            throw new RecordFilter.Unjudged("partition " + record.partition() + " offset " + record.offset() + ": "
                    + failed.getMessage());
        }
    }

    private static String why(JexlException failed) {
        if (failed instanceof JexlException.StackOverflow) {
            return RegexFilter.TOO_DEEP;
        }
        Throwable cause = failed.getCause();
        return cause instanceof ArithmeticException && cause.getMessage() != null
                ? cause.getMessage()
                : failed.getDetail();
    }

    private static boolean truth(@Nullable Object result) throws RecordFilter.Unjudged {
        return switch (result) {
            case null -> false;
            case Boolean truth -> truth;
            default -> throw new RecordFilter.Unjudged(
                    "the expression gives " + ExactArithmetic.kind(result) + ", not true or false");
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
