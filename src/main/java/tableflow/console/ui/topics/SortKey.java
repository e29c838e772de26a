package tableflow.console.ui.topics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One column of the order.
record SortKey(TopicColumn column, boolean descending) {

    /// Keys as they are remembered: `LAG:desc,NAME:asc`.
    static String text(List<SortKey> keys) {
        return keys.stream()
                .map(key -> key.column.name() + (key.descending ? ":desc" : ":asc"))
                .collect(Collectors.joining(","));
    }

    /// Reads the text form; what another version wrote and this one does not know is left out.
    static List<SortKey> parse(String text) {
        return Arrays.stream(text.split(",", -1)).flatMap(SortKey::key).distinct().toList();
    }

    private static Stream<SortKey> key(String part) {
        String name = part.replaceFirst(":.*", "");
        return Arrays.stream(TopicColumn.values())
                .filter(column -> column.name().equals(name))
                .map(column -> new SortKey(column, part.endsWith(":desc")));
    }
}
