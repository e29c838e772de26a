package tableflow.console.service.query.result.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.AthenaCsv;

/// Forms in which cells go to the clipboard.
public enum CopyFormat {
    /// For spreadsheets: tabs between cells; a cell with a tab, a quote or a line end in quotes. NULL is empty.
    TSV,
    /// As Athena's own result files: every value quoted, NULL as nothing.
    CSV,
    /// An array of objects with exact numbers; nested values as what they are where that is certain.
    JSON,
    /// A table. NULL is shown as `NULL`.
    MARKDOWN,
    /// `(1, 2)`: each value once and without NULL, which `IN` never finds; of several columns, rows: `((1, 'a'), …)`.
    SQL_IN;

    private static final JsonFactory FACTORY = new JsonFactory();

    /// Some cells as text.
    ///
    /// @param columns of the cells
    /// @param rows as many values as columns each
    /// @param heading puts the columns' names first, where the form allows for going without
    public String text(List<ResultColumn> columns, List<List<@Nullable String>> rows, boolean heading) {
        return switch (this) {
            case TSV -> lines(columns, rows, heading, CopyFormat::tsv);
            case CSV -> lines(columns, rows, heading, AthenaCsv::line);
            case JSON -> json(columns, rows);
            case MARKDOWN -> markdown(columns, rows);
            case SQL_IN -> in(columns, rows);
        };
    }

    @FunctionalInterface
    private interface Line {
        String of(List<@Nullable String> cells);
    }

    private static String lines(
            List<ResultColumn> columns, List<List<@Nullable String>> rows, boolean heading, Line line) {
        StringBuilder text = new StringBuilder();
        if (heading) {
            text.append(line.of(new ArrayList<>(columns.stream().map(ResultColumn::name).toList())));
        }
        rows.forEach(row -> text.append(line.of(row)));
        return text.toString();
    }

    private static String tsv(List<@Nullable String> cells) {
        return joined(cells, "\t", "", CopyFormat::tsvCell) + "\n";
    }

    private static String tsvCell(String text) {
        return text.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r' || c == '"')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    private static String joined(
            List<@Nullable String> cells, String between, String ofNull, UnaryOperator<String> form) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            text.append(i == 0 ? "" : between).append(cell == null ? ofNull : form.apply(cell));
        }
        return text.toString();
    }

    private static String json(List<ResultColumn> columns, List<List<@Nullable String>> rows) {
        List<String> names = JsonValues.names(columns);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (List<@Nullable String> row : rows) {
                json.writeStartObject();
                for (int i = 0; i < names.size(); i++) {
                    json.writeFieldName(names.get(i));
                    JsonValues.writeDeep(json, row.get(i), columns.get(i));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + "\n";
    }

    private static String markdown(List<ResultColumn> columns, List<List<@Nullable String>> rows) {
        StringBuilder text = new StringBuilder("| ");
        text.append(joined(new ArrayList<>(columns.stream().map(ResultColumn::name).toList()), " | ", "",
                CopyFormat::markdownCell)).append(" |\n|");
        columns.forEach(column -> text.append(column.isNumeric() ? " ---: |" : " --- |"));
        text.append('\n');
        for (List<@Nullable String> row : rows) {
            text.append("| ").append(joined(row, " | ", "NULL", CopyFormat::markdownCell)).append(" |\n");
        }
        return text.toString();
    }

    /// No sign of Markdown or HTML keeps its meaning, and a row stays on its line.
    private static String markdownCell(String cell) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            switch (c) {
                case '\n' -> text.append("<br>");
                case '\r' -> text.append(i + 1 < cell.length() && cell.charAt(i + 1) == '\n' ? "" : "<br>");
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '\\', '|', '`', '*', '_', '[', ']', '~' -> text.append('\\').append(c);
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    private static String in(List<ResultColumn> columns, List<List<@Nullable String>> rows) {
        Set<String> items = new LinkedHashSet<>();
        for (List<@Nullable String> row : rows) {
            List<String> literals = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                if (row.get(i) != null) {
                    literals.add(SqlLiterals.of(row.get(i), columns.get(i)));
                }
            }
            if (literals.size() == columns.size()) {
                String item = String.join(", ", literals);
                items.add(columns.size() == 1 ? item : "(" + item + ")");
            }
        }
        // An empty list is no SQL; this one finds nothing either.
        return items.isEmpty() ? "(NULL)" : "(" + String.join(", ", items) + ")";
    }
}
