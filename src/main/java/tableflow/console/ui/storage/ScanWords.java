package tableflow.console.ui.storage;

import static tableflow.console.ui.Messages.text;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.ScanProgress;

/// A scan in words: before, while it runs, and after.
final class ScanWords {

    private ScanWords() {}

    /// What it will take at most, and how that is known.
    static String foresight(Prospect prospect) {
        RegionPrices prices = prospect.prices();
        String basis = text(prices.isOwn() ? "storage.prices" : "storage.prices.other",
                prices.region(), prices.asOf().toString(), prices.asked());
        return prospect.cost()
                .map(cost -> text(prospect.root().key().isEmpty() ? "storage.foresight" : "storage.foresight.prefix",
                        StorageWords.objects(prospect.foresight().objects().orElse(0)),
                        prospect.foresight().measured().map(day -> LocalDate.ofInstant(day, ZoneOffset.UTC).toString())
                                .orElse(""),
                        text("storage.progress.requests", Units.grouped(cost.requests()),
                                StorageWords.dollars(cost.dollars())),
                        basis))
                .orElseGet(() -> text("storage.foresight.unknown",
                        Units.grouped(prices.scan(1_000_000).requests()),
                        StorageWords.dollars(prospect.perMillion()), basis));
    }

    /// How far it is: what was counted, how fast, what is left.
    static String progress(ScanProgress now) {
        List<String> parts = new ArrayList<>();
        parts.add(StorageWords.amount(now.seen()));
        parts.add(text("storage.progress.rate", Units.grouped(now.perSecond())));
        now.millisLeft().ifPresent(left -> parts.add(
                text("storage.progress.left", Units.duration(Math.max(1, left / 1_000) * 1_000))));
        return String.join("  \u00b7  ", parts);
    }

    /// What it takes: requests and their price, streams, refusals.
    static String effort(ScanProgress now, RegionPrices prices) {
        List<String> parts = new ArrayList<>();
        parts.add(text("storage.progress.requests", Units.grouped(now.requests()),
                StorageWords.dollars(prices.list(now.requests()))));
        parts.add(text("storage.progress.streams", now.streams(), now.parts()));
        if (now.millis() >= 1_000) {
            parts.add(text("storage.progress.time", Units.duration(now.millis() / 1_000 * 1_000)));
        }
        if (now.slowed() > 0) {
            parts.add(text("storage.progress.slowed", now.slowed()));
        }
        return String.join("  \u00b7  ", parts);
    }

    /// What the figures are: when and how they came, and whether they are all.
    static String source(ShownScan shown) {
        Checkpoint scan = shown.scan();
        List<String> parts = new ArrayList<>();
        parts.add(StorageWords.amount(scan.report().total()));
        parts.add(text("storage.shown.source", shown.source(), StorageWords.when(scan.started())));
        if (scan.effort().requests() > 0) {
            parts.add(text("storage.shown.effort", Units.grouped(scan.effort().requests()),
                    Units.duration(scan.effort().millis())));
        }
        return String.join("  \u00b7  ", parts);
    }

    /// A part that could not be listed.
    static String unseen(String bucket, Unseen part) {
        String place = "s3://" + bucket + "/" + part.prefix();
        String range = part.after().isEmpty() && part.upTo().isEmpty()
                ? place
                : text("storage.unseen.range", place, part.after(), part.upTo().isEmpty() ? "\u221e" : part.upTo());
        return text("storage.unseen.line", range, part.why());
    }
}
