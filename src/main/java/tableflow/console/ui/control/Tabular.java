package tableflow.console.ui.control;

import java.util.List;
import java.util.stream.Collectors;

/// Rows of texts in the forms that other programs take from the clipboard or a file.
public final class Tabular {

    private Tabular() {}

    /// Tab-separated, as spreadsheets paste it: tabs and line breaks within a value become spaces.
    public static String tsv(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(value -> value.replaceAll("[\\t\\r\\n]+", " "))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// Comma-separated as RFC 4180 has it: lines end with CR LF; values with commas, quotes or breaks are quoted.
    public static String csv(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Tabular::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
