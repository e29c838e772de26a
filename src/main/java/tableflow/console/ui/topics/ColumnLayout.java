package tableflow.console.ui.topics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which columns are shown, in which order and how wide: what outlives the window, as a text such as
/// `NAME:260,TABLEFLOW:124`.
record ColumnLayout(List<Entry> shown) {

    /// A shown column and its width in pixels.
    record Entry(TopicColumn column, double width) {}

    ColumnLayout {
        shown = List.copyOf(shown);
    }

    /// What is shown until somebody chooses otherwise.
    static ColumnLayout first() {
        return new ColumnLayout(Stream.of(TopicColumn.values())
                .filter(TopicColumn::isShownAtFirst)
                .map(column -> new Entry(column, column.width()))
                .toList());
    }

    /// Reads the text form; what another version wrote and this one does not know is left out. The name is always
    /// shown.
    static ColumnLayout parse(String text) {
        List<Entry> entries = new ArrayList<>();
        Set<TopicColumn> seen = EnumSet.noneOf(TopicColumn.class);
        for (String part : text.split(",", -1)) {
            entry(part).filter(entry -> seen.add(entry.column())).ifPresent(entries::add);
        }
        if (entries.isEmpty()) {
            return first();
        }
        if (!seen.contains(TopicColumn.NAME)) {
            entries.addFirst(new Entry(TopicColumn.NAME, TopicColumn.NAME.width()));
        }
        return new ColumnLayout(entries);
    }

    private static Optional<Entry> entry(String part) {
        String[] pair = part.split(":", -1);
        try {
            TopicColumn column = TopicColumn.valueOf(pair[0]);
            double width = pair.length == 2 ? Double.parseDouble(pair[1]) : column.width();
            boolean sensible = width >= 40 && width <= 4000;
            return Optional.of(new Entry(column, sensible ? width : column.width()));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /// The text form.
    String text() {
        return shown.stream()
                .map(entry -> entry.column().name() + ":" + Math.round(entry.width()))
                .collect(Collectors.joining(","));
    }
}
