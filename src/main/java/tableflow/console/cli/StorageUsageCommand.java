package tableflow.console.cli;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.StorageScans.Foresight;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.UsageRow;
import tableflow.console.service.storage.UsageRows;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanRequest;

/// Counts what lies under a prefix.
@Command(
        name = "usage",
        mixinStandardHelpOptions = true,
        description = {
            "Counts objects and bytes under a prefix by listing all of it, many requests at a time.",
            "The result is kept; Ctrl-C keeps what was counted so far, and --resume goes on from there.",
            "Exit code 1 when a part could not be seen: the figures then are those of the rest."
        })
final class StorageUsageCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "s3://BUCKET/PREFIX", description = "Default: the profile's bucket.")
    private @Nullable String place;

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--by", paramLabel = "prefix|topic|class|age|size|kind", description = "What the lines are; "
            + "default: ${DEFAULT-VALUE}. A topic's table is found through Tableflow, a sink connector's folder by its "
            + "year=.")
    private UsageRows.By by = UsageRows.By.PREFIX;

    @Option(names = "--depth", paramLabel = "N", description = "Prefixes within prefixes, from 1; default: "
            + "${DEFAULT-VALUE}.")
    private int depth = 2;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    @Option(names = "--concurrency", paramLabel = "N", description = "Requests under way at once, from 1 to "
            + ScanRequest.MOST_STREAMS + "; default: ${DEFAULT-VALUE}.")
    private int concurrency = ScanRequest.USUAL_STREAMS;

    @Option(names = "--yes", description = "Scan even if that costs more than a few cents.")
    private boolean yes;

    @Option(names = "--resume", description = "Go on with the newest scan of the same place, where it was stopped.")
    private boolean resume;

    StorageUsageCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        check();
        try (Services.Opened<StorageScans> opened = services.storage(profile.open(services))) {
            StorageScans scans = opened.service();
            S3Uri root = place == null ? scans.usual() : parse(place);
            TopicOwners owners = scans.owners(root.bucket());
            Checkpoint from = resume ? stopped(scans, root) : null;
            Foresight foresight = scans.foresee(root);
            foretell(foresight, from);
            ScanRequest request = ScanRequest.of(root)
                    .withStreams(concurrency)
                    .withTables(owners.roots())
                    .withExpected(root.key().isEmpty() ? foresight.objects() : OptionalLong.empty());
            Scan.Outcome outcome = scans.scan(request, from).run(new ScanNarrator(terminal)::tell);
            return tell(scans, owners, outcome);
        }
    }

    private void check() {
        if (depth < 1) {
            throw BadInput.of(List.of("--depth: a number from 1, not " + depth));
        }
        if (concurrency < 1 || concurrency > ScanRequest.MOST_STREAMS) {
            throw BadInput.of(List.of(
                    "--concurrency: a number from 1 to " + ScanRequest.MOST_STREAMS + ", not " + concurrency));
        }
    }

    private static S3Uri parse(String text) {
        try {
            return S3Uri.parse(text);
        } catch (IllegalArgumentException none) {
            throw BadInput.of(List.of("Error: " + none.getMessage()));
        }
    }

    private static Checkpoint stopped(StorageScans scans, S3Uri root) {
        return scans.files().stopped(root).orElseThrow(() -> BadInput.of(List.of(
                "Error: the newest scan of " + root + " was not stopped, or there is none. Leave out --resume.")));
    }

    /// Says what it will cost; a large scan has to be agreed to.
    private void foretell(Foresight foresight, @Nullable Checkpoint from) {
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
        if (cost.isLarge() && !yes && from == null) {
            throw BadInput.of(List.of("That is a large scan. Add --yes to run it, or name a prefix."));
        }
    }

    private int tell(StorageScans scans, TopicOwners owners, Scan.Outcome outcome) {
        Checkpoint kept = outcome.kept();
        boolean interrupted = Thread.interrupted();
        RemoteFailure failure = outcome.failure();
        boolean nothing = kept.report().total().objects() == 0;
        if (failure != null && nothing) {
            throw failure;
        }
        try {
            scans.files().keep(kept);
        } catch (RemoteFailure notKept) {
            terminal.failure(notKept);
        }
        UsageText text = new UsageText(terminal, scans.prices(), kept);
        List<UsageRow> rows = new UsageRows(kept.report(), owners).rows(by, depth);
        if (json) {
            terminal.json(text.document(by, rows));
        } else {
            text.lines(rows, by);
        }
        if (by == UsageRows.By.TOPIC && owners.unknown() != null) {
            terminal.note("Tables are not told by topic: " + owners.unknown().getMessage());
        }
        text.incomplete();
        if (failure != null) {
            terminal.failure(failure);
            return ExitCode.REMOTE;
        }
        if (interrupted || !kept.left().isEmpty()) {
            terminal.note("Stopped: the figures are those of what was counted. Go on with --resume.");
            return ExitCode.CANCELLED;
        }
        return kept.isComplete() ? ExitCode.DONE : ExitCode.NO;
    }

}
