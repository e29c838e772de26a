package tableflow.console.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.export.RowWriter;

/// Rows in columns for a terminal. The widths come from the first rows, because the rest may be any number: a later
/// value that is wider moves its line, and is never cut. NULL is shown as `NULL`; control characters are shown by
/// their escapes, so that a value cannot break its line.
final class TableRows implements RowWriter {

    private static final int MEASURED_ROWS = 1_000;
    private static final int WIDEST = 60;

    private final Appendable to;
    private final List<List<String>> held = new ArrayList<>();
    private List<ResultColumn> columns = List.of();
    private int[] widths = {};
    private boolean measured;

    TableRows(Appendable to) {
        this.to = to;
    }

    @Override
    public void columns(List<ResultColumn> all) {
        columns = all;
        held.add(all.stream().map(column -> escaped(column.name())).toList());
    }

    @Override
    public void row(List<@Nullable String> values) {
        List<String> cells = new ArrayList<>(values.size());
        for (String value : values) {
            cells.add(value == null ? "NULL" : escaped(value));
        }
        if (measured) {
            print(cells);
        } else {
            held.add(cells);
            if (held.size() > MEASURED_ROWS) {
                measure();
            }
        }
    }

    @Override
    public void close() {
        if (!measured) {
            measure();
        }
    }

    private void measure() {
        measured = true;
        widths = new int[columns.size()];
        for (List<String> cells : held) {
            for (int i = 0; i < widths.length && i < cells.size(); i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, width(cells.get(i))));
            }
        }
        held.forEach(this::print);
        held.clear();
    }

    private void print(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String padding = " ".repeat(i < widths.length ? Math.max(0, widths[i] - width(cell)) : 0);
            boolean right = i < columns.size() && columns.get(i).isNumeric();
            line.append(right ? padding + cell : cell + padding).append("  ");
        }
        try {
            to.append(line.toString().stripTrailing()).append('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException("a row could not be written", failed);
        }
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String escaped(String value) {
        if (value.chars().noneMatch(Character::isISOControl)) {
            return value;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(
                        Character.isISOControl(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return text.toString();
    }
}
