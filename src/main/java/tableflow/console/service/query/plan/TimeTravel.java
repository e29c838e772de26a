package tableflow.console.service.query.plan;

import io.trino.sql.tree.Node;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.Statement;
import io.trino.sql.tree.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.sql.TableName;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Tokens;

/// Writes which snapshot of a table a query reads.
public final class TimeTravel {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private TimeTravel() {}

    /// `FOR VERSION AS OF 17`.
    public static String version(long snapshotId) {
        return "FOR VERSION AS OF " + snapshotId;
    }

    /// `FOR TIMESTAMP AS OF TIMESTAMP '2026-01-31 10:00:00.000 UTC'`.
    public static String moment(Instant moment) {
        return "FOR TIMESTAMP AS OF TIMESTAMP '" + MILLIS.format(moment) + " UTC'";
    }

    /// The query with `clause` behind each place where it names the table, in place of another such clause; empty when
    /// it does not name it, or cannot be read.
    ///
    /// @param context where names without a database are looked up
    public static Optional<String> in(String sql, TableName table, @Nullable String context, String clause) {
        Statement statement;
        try {
            statement = Parsing.parse(sql);
        } catch (Parsing.NoStatement none) {
            return Optional.empty();
        }
        List<Table> places = new ArrayList<>();
        find(statement, table, context, places);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<Token> tokens = Tokens.meaning(sql);
        StringBuilder changed = new StringBuilder(sql);
        places.stream()
                .sorted(Comparator.comparingInt((Table place) -> offset(sql, place)).reversed())
                .forEach(place -> put(changed, tokens, offset(sql, place), clause));
        return Optional.of(changed.toString());
    }

    private static void find(Node node, TableName wanted, @Nullable String context, List<Table> found) {
        if (node instanceof Table table) {
            TableName name = TableName.of(table.getName().getParts());
            String database = name.database().orElse(context);
            if (name.table().equals(wanted.table())
                    && database != null
                    && wanted.database().map(database::equalsIgnoreCase).orElse(true)) {
                found.add(table);
            }
        }
        node.getChildren().forEach(child -> find(child, wanted, context, found));
    }

    private static int offset(String sql, Table table) {
        NodeLocation at = table.getLocation().orElseThrow();
        int start = 0;
        for (int line = 1; line < at.getLineNumber(); line++) {
            start = sql.indexOf('\n', start) + 1;
        }
        return start + at.getColumnNumber() - 1;
    }

    private static void put(StringBuilder sql, List<Token> tokens, int from, String clause) {
        int index = 0;
        while (tokens.get(index).from() < from) {
            index++;
        }
        while (tokens.get(index + 1).is(".")) {
            index += 2;
        }
        int end = tokens.get(index).to();
        int next = index + 1;
        int replaced = end;
        if (tokens.get(next).is("FOR") && tokens.get(next + 1).isAny("VERSION", "TIMESTAMP", "SYSTEM_TIME")) {
            // FOR kind AS OF value; a moment is a word and a text.
            int value = next + 4;
            replaced = tokens.get(tokens.get(value).is("TIMESTAMP") ? value + 1 : value).to();
        }
        sql.replace(end, replaced, " " + clause);
    }
}
