package tableflow.console.ui.doctor.explain;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.doctor.explain.Answer;
import tableflow.console.domain.doctor.explain.Span;

/// A part of the pasted text as it is shown.
///
/// @param text its words
/// @param marked they point to the cause
public record Piece(String text, boolean marked) {

    /// A short text is shown as a whole.
    private static final int SHORT = 1_500;

    /// So much is shown around what is marked in a longer one.
    private static final int AROUND = 240;

    private static final String LEFT_OUT = " \u2026 ";

    /// `text`, or what stands around the words that point to `answer`, with those marked.
    static List<Piece> of(String text, Answer answer) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Span mark : marks(answer)) {
            before(text, at, mark.from(), pieces);
            pieces.add(new Piece(text.substring(mark.from(), mark.to()), true));
            at = mark.to();
        }
        after(text, at, pieces);
        return List.copyOf(pieces);
    }

    /// What is not marked, up to the mark at `to`.
    private static void before(String text, int from, int to, List<Piece> pieces) {
        boolean whole = text.length() <= SHORT || to - from <= 2 * AROUND;
        if (whole) {
            add(text.substring(from, to), pieces);
            return;
        }
        if (from > 0) {
            add(text.substring(from, from + AROUND), pieces);
        }
        add(LEFT_OUT + text.substring(to - AROUND, to), pieces);
    }

    private static void after(String text, int from, List<Piece> pieces) {
        boolean whole = text.length() <= SHORT || text.length() - from <= AROUND;
        add(whole ? text.substring(from) : text.substring(from, from + AROUND) + LEFT_OUT, pieces);
    }

    private static void add(String words, List<Piece> pieces) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(words, false));
        }
    }

    /// The places in order; those that overlap become one.
    private static List<Span> marks(Answer answer) {
        List<Span> marks = new ArrayList<>();
        answer.why().stream()
                .map(Answer.Why::place)
                .filter(place -> place.to() > place.from())
                .sorted((one, other) -> Integer.compare(one.from(), other.from()))
                .forEach(place -> {
                    Span last = marks.isEmpty() ? null : marks.getLast();
                    if (last != null && place.from() <= last.to()) {
                        marks.set(marks.size() - 1, new Span(last.from(), Math.max(last.to(), place.to())));
                    } else {
                        marks.add(place);
                    }
                });
        return marks;
    }
}
