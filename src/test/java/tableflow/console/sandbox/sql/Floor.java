package tableflow.console.sandbox.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The statements that Athena has to run as they stand, from `floor.txt`.
///
/// @param head kind, tables and number of parameters
/// @param expected what the engine gets
public record Floor(String head, String sql, List<String> expected) {
    public static List<Floor> all() throws IOException {
        String text;
        try (InputStream in = Floor.class.getResourceAsStream("floor.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Floor> all = new ArrayList<>();
        for (String block : text.split("\n\n")) {
            List<String> lines = block.lines().filter(line -> !line.startsWith("#")).toList();
            if (lines.size() >= 3) {
                all.add(new Floor(lines.get(0), lines.get(1),
                        lines.subList(2, lines.size()).stream().map(line -> line.substring(3)).toList()));
            }
        }
        return all;
    }

    /// The statement for a table that has a past.
    ///
    /// @param snapshot an id
    /// @param then a time with its zone, after a first commit
    public String with(String snapshot, String then) {
        return sql.replace("${SNAPSHOT}", snapshot).replace("${THEN}", then);
    }

    @Override
    public String toString() {
        return sql;
    }
}
