package tableflow.console.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.storage.SourceChoice;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.StorageScans.Foresight;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.inventory.Offer;

/// Whether a command counts by a list that S3 has written, and what it says about that first.
final class InventoryChoice {

    private final Terminal terminal;
    private final StorageScans scans;
    private final S3Uri root;

    InventoryChoice(Terminal terminal, StorageScans scans, S3Uri root) {
        this.terminal = terminal;
        this.scans = scans;
        this.root = root;
    }

    /// Empty for a listing.
    ///
    /// @throws RemoteFailure NOT_FOUND when a list is wanted and there is none, with what is wrong with those there are
    Optional<Offer> of(ScanRun.Source source, Foresight foresight) {
        Optional<Offer> chosen = switch (source) {
            case LIST -> Optional.empty();
            case INVENTORY -> Optional.of(usable(scans.offers(root)));
            case AUTO -> better(foresight);
        };
        chosen.ifPresent(this::foretell);
        return chosen;
    }

    private Offer usable(List<Offer> offers) {
        return offers.stream().filter(Offer::isUsable).findFirst().orElseThrow(() -> RemoteFailure.of(
                Kind.NOT_FOUND, "count " + root + " by an inventory",
                offers.isEmpty() ? "bucket " + root.bucket() + " has none" : offers.stream()
                        .map(one -> one.inventory().id() + ": " + one.why()).collect(Collectors.joining(" ")))
                .withAdvice("Leave out --source to list the place."));
    }

    private Optional<Offer> better(Foresight foresight) {
        List<Offer> offers = List.of();
        try {
            offers = scans.offers(root);
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                throw failed;
            }
            terminal.note("Whether S3 Inventory has a list is not known: " + failed.getMessage());
        }
        SourceChoice choice = SourceChoice.of(foresight, offers, scans.now());
        terminal.note("Counts by " + (choice.inventory().isPresent() ? "inventory. " : "listing. ") + choice.why());
        return choice.inventory();
    }

    private void foretell(Offer offer) {
        Duration age = offer.age(scans.now()).orElse(Duration.ZERO);
        RegionPrices prices = scans.prices();
        terminal.note(offer.source().orElse("") + ", "
                + Units.duration(Math.max(60_000, age.truncatedTo(ChronoUnit.MINUTES).toMillis())) + " old"
                + (offer.isFresh(scans.now()) ? "" : ", which is more than its schedule lets expect") + ": "
                + Units.grouped(offer.requests()) + (offer.requests() == 1 ? " GET of " : " GETs of ")
                + Units.size(offer.bytes()) + ", " + (offer.dollars() == null ? "?" : Price.text(offer.dollars()))
                + " USD (prices of " + prices.region() + " as of " + prices.asOf() + "). All figures will be of then.");
    }
}
