package tableflow.console.cli;

import java.util.ArrayList;
import java.util.List;

/// A table for terminals: columns as wide as their widest cell, two spaces between, no trailing blanks.
public final class TextTable {

    private static final int GAP = 2;

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] right;
    private final int[] widths;

    private TextTable(String... headings) {
        right = new boolean[headings.length];
        widths = new int[headings.length];
        row(headings);
    }

    public static TextTable of(String... headings) {
        return new TextTable(headings);
    }

    /// Sets columns (from 0) to the right, as numbers stand.
    public TextTable right(int... columns) {
        for (int column : columns) {
            right[column] = true;
        }
        return this;
    }

    /// Adds a row with a cell for each heading.
    public TextTable row(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException(cells.length + " cells for " + right.length + " columns");
        }
        for (int i = 0; i < cells.length; i++) {
            widths[i] = Math.max(widths[i], width(cells[i]));
        }
        rows.add(cells.clone());
        return this;
    }

    /// The lines, headings first.
    public List<String> lines() {
        List<String> lines = new ArrayList<>(rows.size());
        StringBuilder line = new StringBuilder();
        for (String[] row : rows) {
            line.setLength(0);
            write(row, line);
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private void write(String[] row, StringBuilder line) {
        int missing = 0;
        for (int i = 0; i < row.length; i++) {
            String cell = row[i];
            int padding = widths[i] - width(cell);
            if (cell.isEmpty()) {
                missing += padding;
            } else {
                line.repeat(' ', right[i] ? missing + padding : missing).append(cell);
                missing = right[i] ? 0 : padding;
            }
            missing += GAP;
        }
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
