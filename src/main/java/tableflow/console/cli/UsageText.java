package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.storage.UsageRow;
import tableflow.console.service.storage.UsageRows;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.export.PlainKeys;
import tableflow.console.service.storage.scan.Checkpoint;

/// Tells what a scan has counted: as a table, or as one document of kind `storage-usage`, whose fields
/// `docs/guide/commands.md` lists.
final class UsageText {

    private static final int MOST_TOLD = 10;
    private static final int LARGEST = 20;

    private final Terminal terminal;
    private final RegionPrices prices;
    private final Checkpoint scan;

    UsageText(Terminal terminal, RegionPrices prices, Checkpoint scan) {
        this.terminal = terminal;
        this.prices = prices;
        this.scan = scan;
    }

    ObjectNode document(UsageRows.By by, List<UsageRow> rows) {
        ObjectNode document = Terminal.document()
                .put("version", 1)
                .put("kind", "storage-usage")
                .put("bucket", scan.root().bucket())
                .put("prefix", scan.root().key())
                .put("started", scan.started().toString())
                .put("complete", scan.isComplete())
                .put("objects", scan.report().total().objects())
                .put("bytes", scan.report().total().bytes())
                .put("by", by.name().toLowerCase(Locale.ROOT));
        ArrayNode all = document.putArray("rows");
        for (UsageRow row : rows) {
            ObjectNode node = all.addObject()
                    .put("name", row.name())
                    .put("depth", row.depth())
                    .put("objects", row.amount().objects())
                    .put("bytes", row.amount().bytes());
            row.newest().ifPresent(newest -> node.put("newest", Instant.ofEpochMilli(newest).toString()));
            if (!row.note().isEmpty()) {
                node.put("note", row.note());
            }
        }
        ArrayNode largest = document.putArray("largest");
        for (LargeObject one : scan.report().largest().stream().limit(LARGEST).toList()) {
            largest.addObject().put("key", one.key()).put("bytes", one.size())
                    .put("modified", Instant.ofEpochMilli(one.modified()).toString())
                    .put("storageClass", one.storageClass());
        }
        ArrayNode unseen = document.putArray("unseen");
        for (Unseen one : scan.unseen()) {
            unseen.addObject().put("prefix", one.prefix()).put("after", one.after()).put("upTo", one.upTo())
                    .put("kind", one.kind().name()).put("why", one.why()).put("advice", one.advice());
        }
        document.putObject("effort")
                .put("requests", scan.effort().requests())
                .put("slowed", scan.effort().slowed())
                .put("repeated", scan.effort().repeated())
                .put("millis", scan.effort().millis())
                .put("dollars", prices.list(scan.effort().requests()));
        RegionPrices.Monthly month = prices.month(scan.report().classes());
        ObjectNode money = document.putObject("month")
                .put("dollars", month.dollars())
                .put("region", prices.region())
                .put("asOf", prices.asOf().toString());
        ArrayNode unknown = money.putArray("classesWithoutPrice");
        month.unknown().stream().sorted().forEach(unknown::add);
        return document;
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
        terminal.note("Took " + Units.grouped(scan.effort().requests()) + " requests, "
                + Price.text(prices.list(scan.effort().requests())) + " USD, "
                + Units.duration(scan.effort().millis()) + ".");
    }

    /// Which parts could not be seen, and why.
    void incomplete() {
        for (Unseen one : scan.unseen().stream().limit(MOST_TOLD).toList()) {
            String part = "s3://" + scan.root().bucket() + "/" + PlainKeys.printable(one.prefix())
                    + (one.after().isEmpty() ? "" : " behind " + PlainKeys.printable(one.after()));
            terminal.note("Not seen: " + part + ": " + one.why());
            if (!one.advice().isEmpty()) {
                terminal.note("What to do: " + one.advice());
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
