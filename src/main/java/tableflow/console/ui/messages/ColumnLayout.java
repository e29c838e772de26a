package tableflow.console.ui.messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.ui.control.grid.GridArrangement;

/// The order and widths that somebody gave columns, by the columns' names, so that they hold when one more is shown.
///
/// @param widths in pixels, in order
/// @param frozen how many stay at the left
record ColumnLayout(Map<String, Double> widths, int frozen) {

    private static final double USUAL = 160;
    private static final String BETWEEN = "\n";
    private static final String TAB = "\t";

    /// What somebody has made of `columns`.
    static ColumnLayout of(List<RecordColumn> columns, GridArrangement as) {
        Map<String, Double> widths = new LinkedHashMap<>();
        as.order().forEach(number -> widths.put(columns.get(number).id(), as.widths().get(number)));
        return new ColumnLayout(widths, as.frozen());
    }

    /// The same for columns of which some may be new.
    GridArrangement arrange(List<RecordColumn> columns) {
        List<String> ids = columns.stream().map(RecordColumn::id).toList();
        List<Integer> order = new ArrayList<>();
        widths.keySet().stream().filter(ids::contains).forEach(id -> order.add(ids.indexOf(id)));
        for (int number = 0; number < ids.size(); number++) {
            if (!order.contains(number)) {
                order.add(number);
            }
        }
        return new GridArrangement(order, List.of(), ids.stream().map(id -> widths.getOrDefault(id, USUAL)).toList(),
                Math.min(frozen, ids.size()));
    }

    /// For the settings.
    String written() {
        List<String> lines = new ArrayList<>(List.of(Integer.toString(frozen)));
        widths.forEach((id, width) -> lines.add(Math.round(width) + TAB + id));
        return String.join(BETWEEN, lines);
    }

    /// What [#written()] wrote; empty for anything else.
    static Optional<ColumnLayout> parse(String text) {
        try {
            List<String> lines = Arrays.asList(text.split(BETWEEN, -1));
            Map<String, Double> widths = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                int tab = line.indexOf(TAB);
                widths.put(line.substring(tab + 1), (double) Integer.parseInt(line.substring(0, tab)));
            }
            return Optional.of(new ColumnLayout(widths, Integer.parseInt(lines.getFirst())));
        } catch (NumberFormatException | IndexOutOfBoundsException otherwise) {
            return Optional.empty();
        }
    }
}
