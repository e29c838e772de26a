package tableflow.console.ui.topics.compare;

import static tableflow.console.ui.Messages.text;

import tableflow.console.domain.kafka.compare.Comparison;
import tableflow.console.domain.kafka.compare.Line;
import tableflow.console.domain.kafka.compare.Line.Verdict;
import tableflow.console.domain.kafka.compare.Side;
import tableflow.console.ui.control.Severity;

/// A comparison in words.
final class CompareWords {

    private CompareWords() {}

    static String name(Line line) {
        return line.name().isEmpty() ? text("topics.compare.whole") : line.name();
    }

    static String part(Line line) {
        return text("topics.compare.part." + line.part());
    }

    static String side(Side side) {
        return switch (side) {
            case Side.Has has -> has.shown();
            case Side.Absent _ -> text("topics.compare.none");
            case Side.NotKnown(String why) -> text("topics.compare.notknown", why);
        };
    }

    /// The value itself, with where it comes from.
    static String whole(Side side) {
        return side instanceof Side.Has has
                ? (has.origin().isEmpty() ? "" : text("topics.compare.origin", has.origin()) + "\n") + has.exact()
                : side(side);
    }

    static String verdict(Verdict verdict) {
        return text("topics.compare.verdict." + verdict);
    }

    static Severity severity(Verdict verdict) {
        return switch (verdict) {
            case SAME -> Severity.GOOD;
            case OTHER_ORIGIN -> Severity.BUSY;
            case DIFFERENT -> Severity.WARNING;
            case NOT_KNOWN -> Severity.NEUTRAL;
        };
    }

    static String copying(Line line) {
        return text("topics.compare.copying." + line.copying());
    }

    static String summary(Comparison comparison) {
        return text("topics.compare.summary",
                comparison.count(Verdict.DIFFERENT), comparison.count(Verdict.OTHER_ORIGIN),
                comparison.count(Verdict.NOT_KNOWN), comparison.count(Verdict.SAME));
    }
}
