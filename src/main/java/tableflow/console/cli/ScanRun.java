package tableflow.console.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.StorageScans.Foresight;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.inventory.Offer;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.Counting;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanRequest;

/// Scans a place for a command: says what it will cost, asks for agreement to a large one, tells how far it is, and
/// keeps what was counted.
final class ScanRun {

    @Option(names = "--concurrency", paramLabel = "N", description = "Requests under way at once, from 1 to "
            + ScanRequest.MOST_STREAMS + "; default: ${DEFAULT-VALUE}.")
    private int concurrency = ScanRequest.USUAL_STREAMS;

    @Option(names = "--yes", description = "Scan even if that costs more than a few cents.")
    private boolean yes;

    @Option(names = "--source", paramLabel = "list|inventory|auto", description = "Count by listing, by the newest "
            + "list of S3 Inventory, or by that only where listing costs five cents or more, or nobody knows what, and "
            + "the list is fresh; default: ${DEFAULT-VALUE}.")
    private Source source = Source.LIST;

    /// What figures are from.
    enum Source { LIST, INVENTORY, AUTO }

    /// @throws BadInput for options out of their range
    void check() {
        if (concurrency < 1 || concurrency > ScanRequest.MOST_STREAMS) {
            throw BadInput.of(List.of(
                    "--concurrency: a number from 1 to " + ScanRequest.MOST_STREAMS + ", not " + concurrency));
        }
    }

    /// @throws BadInput when a stopped scan cannot be gone on with by that source
    void checkGoesOn() {
        if (source == Source.INVENTORY) {
            throw BadInput.of(List.of("--resume: a stopped scan is gone on with by listing, not by an inventory."));
        }
    }

    /// The place that a command names.
    static S3Uri parse(String text) {
        try {
            return S3Uri.parse(text);
        } catch (IllegalArgumentException none) {
            throw BadInput.of(List.of("Error: " + none.getMessage()));
        }
    }

    /// What a scan of `root` came to. An interrupt is left to be seen by the caller.
    ///
    /// @param from goes on from there; absent to begin
    /// @throws RemoteFailure when it failed before it had counted anything
    Scan.Outcome run(Terminal terminal, StorageScans scans, S3Uri root, TopicOwners owners,
            @Nullable Checkpoint from) {
        Foresight foresight = scans.foresee(root);
        Optional<Offer> written = from == null ? new InventoryChoice(terminal, scans, root).of(source, foresight)
                : Optional.empty();
        Counting counting;
        if (written.isPresent()) {
            agreed(written.get().dollars());
            counting = scans.count(written.get(), root, owners);
        } else {
            foretell(terminal, foresight, from);
            counting = scans.scan(ScanRequest.of(root)
                    .withStreams(concurrency)
                    .withTables(owners.roots())
                    .withExpected(root.key().isEmpty() ? foresight.objects() : OptionalLong.empty()), from);
        }
        Scan.Outcome outcome = counting.run(new ScanNarrator(terminal)::tell);
        RemoteFailure failure = outcome.failure();
        if (failure != null && outcome.kept().report().total().objects() == 0) {
            throw failure;
        }
        boolean interrupted = Thread.interrupted();
        try {
            scans.files().keep(outcome.kept());
        } catch (RemoteFailure notKept) {
            terminal.failure(notKept);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return outcome;
    }

    private void foretell(Terminal terminal, Foresight foresight, @Nullable Checkpoint from) {
        RegionPrices prices = foresight.prices();
        String basis = " (prices of " + prices.region() + " as of " + prices.asOf() + ")";
        if (foresight.cost().isEmpty()) {
            terminal.note("How many objects there are is not known beforehand. Each million takes about "
                    + Units.grouped(prices.scan(1_000_000).requests()) + " requests, "
                    + Price.text(prices.scan(1_000_000).dollars()) + " USD" + basis + ".");
            return;
        }
        RegionPrices.ScanCost cost = foresight.cost().get();
        terminal.note("The bucket had " + Units.grouped(foresight.objects().orElse(0)) + " objects on "
                + foresight.measured().map(day -> day.toString().substring(0, 10)).orElse("?") + ": about "
                + Units.grouped(Math.max(concurrency, cost.requests())) + " requests, "
                + Price.text(cost.dollars()) + " USD" + basis + ".");
        if (from == null) {
            agreed(cost.dollars());
        }
    }

    private void agreed(@Nullable BigDecimal dollars) {
        if (!yes && dollars != null && dollars.compareTo(RegionPrices.LARGE_SCAN) >= 0) {
            throw BadInput.of(List.of("That is a large scan. Add --yes to run it, or name a prefix."));
        }
    }
}
