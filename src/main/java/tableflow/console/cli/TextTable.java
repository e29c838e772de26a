package tableflow.console.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A table for terminals: columns as wide as their widest cell, two spaces between, no trailing blanks.
public final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> right;

    private TextTable(List<String> headings) {
        this.right = new ArrayList<>(Collections.nCopies(headings.size(), false));
        rows.add(List.copyOf(headings));
    }

    public static TextTable of(String... headings) {
        return new TextTable(List.of(headings));
    }

    /// Sets columns (from 0) to the right, as numbers stand.
    public TextTable right(int... columns) {
        for (int column : columns) {
            right.set(column, true);
        }
        return this;
    }

    /// Adds a row with a cell for each heading.
    public TextTable row(String... cells) {
        if (cells.length != right.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + right.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /// The lines, headings first.
    public List<String> lines() {
        int[] widths = new int[right.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>(rows.size());
        StringBuilder line = new StringBuilder();
        for (List<String> row : rows) {
            line.setLength(0);
            write(row, widths, line);
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private void write(List<String> row, int[] widths, StringBuilder line) {
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            int padding = widths[i] - width(cell);
            if (right.get(i)) {
                line.repeat(' ', padding).append(cell);
            } else {
                line.append(cell).repeat(' ', padding);
            }
            line.append("  ");
        }
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
