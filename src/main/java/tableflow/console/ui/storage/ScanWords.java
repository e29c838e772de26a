package tableflow.console.ui.storage;

import static tableflow.console.ui.Messages.text;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.inventory.Offer;
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
                        text("storage.progress.requests", StorageWords.requests(cost.requests()),
                                StorageWords.dollars(cost.dollars())),
                        basis))
                .orElseGet(() -> text("storage.foresight.unknown",
                        Units.grouped(prices.scan(1_000_000).requests()),
                        StorageWords.dollars(prospect.perMillion()), basis));
    }

    /// What counting by a list that S3 has written takes, how old that is; or why it cannot be.
    static String offer(Offer offer, Prospect prospect) {
        Optional<Instant> created = offer.created();
        if (!offer.isUsable() || created.isEmpty()) {
            return text("storage.written.refused", offer.inventory().id(), offer.why());
        }
        Instant now = prospect.written().asked();
        List<String> parts = new ArrayList<>();
        parts.add(text(offer.isFresh(now) ? "storage.written.offer" : "storage.written.offer.old",
                offer.inventory().id(), StorageWords.when(created.get()), age(offer.age(now).orElse(Duration.ZERO))));
        prospect.foresight().objects().ifPresent(objects -> parts.add(text(
                offer.inventory().prefix() == null ? "storage.written.objects" : "storage.written.objects.most",
                StorageWords.objects(objects))));
        parts.add(text("storage.written.takes", offer.requests(),
                StorageWords.about(BigInteger.valueOf(offer.bytes())),
                offer.dollars() == null ? "?" : StorageWords.dollars(offer.dollars())));
        return String.join("  \u00b7  ", parts) + ". " + text("storage.written.asof");
    }

    /// An age by the hour, from an hour on.
    private static String age(Duration age) {
        return Units.duration(age.toHours() > 0 ? age.truncatedTo(ChronoUnit.HOURS).toMillis()
                : Math.max(60_000, age.truncatedTo(ChronoUnit.MINUTES).toMillis()));
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
    ///
    /// @param listing whether they are LIST, and not GET
    static String effort(ScanProgress now, boolean listing, RegionPrices prices) {
        List<String> parts = new ArrayList<>();
        parts.add(text("storage.progress.requests", StorageWords.requests(now.requests()),
                StorageWords.dollars(listing ? prices.list(now.requests()) : prices.get(now.requests()))));
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
        parts.add(origin(scan));
        if (shown.kept()) {
            parts.add(text("storage.source.kept"));
        }
        if (scan.effort().requests() > 0) {
            parts.add(text("storage.shown.effort", StorageWords.requests(scan.effort().requests()),
                    Units.duration(scan.effort().millis())));
        }
        return String.join("  \u00b7  ", parts);
    }

    /// Where figures are from and of when: a listing, or a list that S3 had written.
    static String origin(Checkpoint scan) {
        return scan.isListing() ? text("storage.source.listing", StorageWords.when(scan.started()))
                : text("storage.source.inventory", scan.source());
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
