package tableflow.console.cli;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.storage.UsageRow;
import tableflow.console.service.storage.UsageRows;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.export.PlainKeys;
import tableflow.console.service.storage.scan.Checkpoint;

/// Tells what a scan has counted as a table.
final class UsageText {

    private static final int MOST_TOLD = 10;

    private final Terminal terminal;
    private final RegionPrices prices;
    private final Checkpoint scan;

    UsageText(Terminal terminal, RegionPrices prices, Checkpoint scan) {
        this.terminal = terminal;
        this.prices = prices;
        this.scan = scan;
    }

    void lines(List<UsageRow> rows, UsageRows.By by) {
        TextTable table = TextTable.of(by.name(), "SIZE", "BYTES", "OBJECTS", "SHARE", "NEWEST", "").right(1, 2, 3, 4);
        BigInteger total = scan.report().total().bytes();
        for (UsageRow row : rows) {
            table.row(
                    "  ".repeat(row.depth()) + PlainKeys.printable(row.name()),
                    Units.size(row.amount().bytes()),
                    String.format(Locale.ENGLISH, "%,d", row.amount().bytes()),
                    Units.grouped(row.amount().objects()),
                    share(row.amount().bytes(), total),
                    row.newest().isPresent()
                            ? Instant.ofEpochMilli(row.newest().getAsLong()).toString().substring(0, 10)
                            : "",
                    PlainKeys.printable(row.note()));
        }
        table.lines().forEach(terminal::line);
        terminal.line("");
        RegionPrices.Monthly month = prices.month(scan.report().classes());
        terminal.line("In all " + Units.size(total) + " (" + String.format(Locale.ENGLISH, "%,d", total) + " bytes) in "
                + Units.grouped(scan.report().total().objects()) + " objects"
                + (scan.isComplete() ? "" : ", as far as it was seen") + ". About "
                + Price.text(month.dollars()) + " USD a month at the prices of " + prices.region()
                + (prices.isOwn() ? "" : " (those of " + prices.asked() + " are not known)") + " as of "
                + prices.asOf() + (month.unknown().isEmpty()
                        ? "."
                        : ", without " + String.join(", ", month.unknown().stream().sorted().toList()) + "."));
        if (!scan.isListing()) {
            terminal.line("By " + scan.source() + ": all figures are of then.");
        }
        terminal.note("Took " + Units.grouped(scan.effort().requests()) + " requests, "
                + Price.text(prices.effort(scan)) + " USD, "
                + Units.duration(scan.effort().millis()) + ".");
    }

    /// Which parts could not be seen, and why.
    void incomplete() {
        for (Unseen one : scan.unseen().stream().limit(MOST_TOLD).toList()) {
            String part = "s3://" + scan.root().bucket() + "/" + PlainKeys.printable(one.prefix())
                    + (one.after().isEmpty() ? "" : " behind " + PlainKeys.printable(one.after()));
            terminal.note("Not seen: " + part + ": " + PlainKeys.printable(one.why()));
            if (!one.advice().isEmpty()) {
                terminal.note("What to do: " + PlainKeys.printable(one.advice()));
            }
        }
        if (scan.unseen().size() > MOST_TOLD) {
            terminal.note("Not seen: " + (scan.unseen().size() - MOST_TOLD) + " parts more; --json lists them all.");
        }
    }

    private static String share(BigInteger part, BigInteger total) {
        if (total.signum() == 0) {
            return "";
        }
        long tenths = part.multiply(BigInteger.valueOf(1_000)).divide(total).longValueExact();
        return tenths / 10 + "." + tenths % 10 + " %";
    }
}
