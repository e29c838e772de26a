package tableflow.console.ui.query.table;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.FileSizes;
import tableflow.console.domain.lake.FileTotals;
import tableflow.console.domain.lake.SchemaVersion.Change;

/// Facts of tables in words.
final class TableWords {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private TableWords() {}

    /// `2026-01-31 10:00:00`, UTC.
    static String time(long millis) {
        return SECONDS.format(Instant.ofEpochMilli(millis));
    }

    /// A figure of a snapshot's summary, as a table's number.
    static @Nullable Long figure(OptionalLong figure) {
        return figure.isPresent() ? figure.getAsLong() : null;
    }

    /// What came and went: `+40`, `−3`, `+5 −2`; null where nothing did or it is not told.
    static String change(OptionalLong came, OptionalLong went) {
        String plus = came.orElse(0) == 0 ? "" : "+" + Units.grouped(came.getAsLong());
        String minus = went.orElse(0) == 0 ? "" : "\u2212" + Units.grouped(went.getAsLong());
        return plus.isEmpty() || minus.isEmpty() ? plus + minus : plus + " " + minus;
    }

    /// `3 files, 1,200 rows, 4.2 MiB`.
    static String totals(FileTotals totals) {
        return text("query.table.totals", totals.files(), totals.rows(), Units.size(totals.bytes()));
    }

    static String verdict(FileSizes sizes) {
        return text("query.table.sizes." + sizes.verdict(), sizes.all().files(), sizes.smallFiles().files(),
                Units.size(FileSizes.SMALL));
    }

    /// One change of a schema, such as `price: decimal(10, 2) becomes decimal(12, 2)`.
    static String change(Change change) {
        String before = change.before() == null ? "" : change.before();
        String after = change.after() == null ? "" : change.after();
        return text("query.table.change." + change.kind(), change.path(), before, after);
    }
}
