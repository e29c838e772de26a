package tableflow.console.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.AthenaCsv;

/// A result of 12 columns, some 250 bytes a row: texts, numbers, NULLs, JSON, quotes and commas inside.
final class BenchRows {

    private BenchRows() {}

    /// Its columns.
    static List<ResultColumn> columns() {
        List<ResultColumn> columns = new ArrayList<>();
        for (int c = 0; c < 12; c++) {
            String type = switch (c) {
                case 1, 11 -> "bigint";
                case 3 -> "decimal";
                case 2 -> "timestamp with time zone";
                default -> "varchar";
            };
            columns.add(new ResultColumn("column_" + c, type, 18, c == 3 ? 2 : 0));
        }
        return columns;
    }

    /// Writes so many rows and their heading. The first column and the last are unique, and the same for every seed.
    static void write(Path file, int rows, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            List<@Nullable String> row = new ArrayList<>();
            for (int c = 0; c < 12; c++) {
                row.add("column_" + c);
            }
            writer.write(AthenaCsv.line(row));
            for (int i = 0; i < rows; i++) {
                row.clear();
                row.add("order-" + i);
                row.add(Long.toString(random.nextLong()));
                row.add("2026-11-01 08:00:00.000 UTC");
                row.add(Integer.toString(random.nextInt(100_000)) + ".25");
                row.add(random.nextInt(3) == 0 ? null : "EUR");
                row.add("customer \"" + i % 977 + "\", Zürich");
                row.add(Boolean.toString(i % 2 == 0));
                row.add("");
                row.add("{\"items\": [1, 2, 3], \"note\": \"a longer text of a usual length for a note\"}");
                row.add(Integer.toString(i % 12));
                row.add("topic2");
                row.add(Integer.toString(i));
                writer.write(AthenaCsv.line(row));
            }
        }
    }
}
