package tableflow.console.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.UsageRow;
import tableflow.console.service.storage.UsageRows;
import tableflow.console.service.storage.export.UsageJson;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.Scan;

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

    @Mixin
    private final ScanRun scan = new ScanRun();

    @Option(names = "--resume", description = "Go on with the newest scan of the same place, where it was stopped.")
    private boolean resume;

    StorageUsageCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (depth < 1) {
            throw BadInput.of(List.of("--depth: a number from 1, not " + depth));
        }
        scan.check();
        try (Services.Opened<StorageScans> opened = services.storage(profile.open(services))) {
            StorageScans scans = opened.service();
            S3Uri root = place == null ? scans.usual() : ScanRun.parse(place);
            TopicOwners owners = scans.owners(root.bucket());
            Checkpoint from = resume ? stopped(scans, root) : null;
            return tell(scans, owners, scan.run(terminal, scans, root, owners, from));
        }
    }

    private static Checkpoint stopped(StorageScans scans, S3Uri root) {
        return scans.files().stopped(root).orElseThrow(() -> BadInput.of(List.of(
                "Error: the newest scan of " + root + " was not stopped, or there is none. Leave out --resume.")));
    }

    private int tell(StorageScans scans, TopicOwners owners, Scan.Outcome outcome) {
        Checkpoint kept = outcome.kept();
        boolean interrupted = Thread.interrupted();
        RemoteFailure failure = outcome.failure();
        UsageText text = new UsageText(terminal, scans.prices(), kept);
        List<UsageRow> rows = new UsageRows(kept.report(), owners).rows(by, depth);
        if (json) {
            terminal.json(UsageJson.document(kept, scans.prices(), by, rows));
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
