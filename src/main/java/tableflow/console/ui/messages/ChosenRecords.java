package tableflow.console.ui.messages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/// The records whose rows are chosen in the grid, and the one that has the keyboard. JavaFX thread only.
public final class ChosenRecords {

    private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper current = new ReadOnlyLongWrapper(-1);
    private List<Span> spans = List.of();
    private @Nullable ShownRecords shown;

    /// Rows that follow each other.
    ///
    /// @param first from 0
    /// @param last [Long#MAX_VALUE] for all there are
    record Span(long first, long last) {}

    /// How many records are chosen.
    public ReadOnlyLongProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// The number of the record that has the keyboard; -1 for none.
    public ReadOnlyLongProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// The chosen records as they are now, in the order of their rows: the first `most`. Empty when none is chosen.
    public Optional<RecordPick> pick(int most) {
        ShownRecords from = shown;
        if (from == null || count.get() == 0) {
            return Optional.empty();
        }
        long[] numbers = new long[(int) Math.min(most, count.get())];
        int at = 0;
        for (Span span : spans) {
            for (long row = span.first(); row <= span.last() && at < numbers.length; row++) {
                numbers[at++] = from.number(row);
            }
        }
        return Optional.of(new RecordPick(from.held(), numbers));
    }

    /// What the grid says: spans of rows that may overlap, and the row with the keyboard, -1 for none.
    void choose(@Nullable ShownRecords rows, List<Span> newSpans, long row) {
        shown = rows;
        long there = rows == null ? 0 : rows.rowCount().get();
        spans = there == 0 ? List.of() : merged(newSpans, there);
        count.set(spans.stream().mapToLong(span -> span.last() - span.first() + 1).sum());
        current.set(rows == null || row < 0 || row >= there ? -1 : rows.number(row));
    }

    private static List<Span> merged(List<Span> spans, long there) {
        List<Span> merged = new ArrayList<>();
        spans.stream()
                .map(span -> new Span(span.first(), Math.min(span.last(), there - 1)))
                .filter(span -> span.first() <= span.last())
                .sorted(Comparator.comparingLong(Span::first))
                .forEach(span -> {
                    Span before = merged.isEmpty() ? null : merged.getLast();
                    if (before != null && span.first() <= before.last() + 1) {
                        merged.set(merged.size() - 1, new Span(before.first(), Math.max(before.last(), span.last())));
                    } else {
                        merged.add(span);
                    }
                });
        return merged;
    }
}
