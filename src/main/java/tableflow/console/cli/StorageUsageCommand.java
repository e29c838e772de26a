package tableflow.console.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
            "Counts objects and bytes under a prefix by listing all of it, many requests at a time, or by the newest "
                    + "list that S3 Inventory has written.",
            "The result is kept; Ctrl-C keeps what was counted so far, and --resume goes on from there.",
            "Exit code 1 when a part could not be seen: the figures then are those of the rest."
        })
final class StorageUsageCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Mixin
    private final StoragePlace place = new StoragePlace();

    @Option(names = "--by", paramLabel = "prefix|topic|class|age|size|kind", description = "What the lines are; "
            + "default: ${DEFAULT-VALUE}. A topic's table is found through Tableflow, a sink connector's folder by its "
            + "year=.")
    private UsageRows.By by = UsageRows.By.PREFIX;

    @Option(names = "--depth", paramLabel = "N", description = "Prefixes within prefixes, from 1; default: "
            + "${DEFAULT-VALUE}.")
    private int depth = 2;

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
        if (resume) {
            place.scan().checkGoesOn();
        }
        try (Services.Opened<StorageScans> opened = services.storage(place.open(services))) {
            StorageScans scans = opened.service();
            S3Uri root = place.root(scans);
            TopicOwners owners = scans.owners(root.bucket());
            Checkpoint from = resume ? stopped(scans, root) : null;
            return tell(scans, owners, place.scan().run(terminal, scans, root, owners, from));
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
        if (place.json()) {
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
            terminal.note("Stopped: the figures are those of what was counted."
                    + (kept.left().isEmpty() ? "" : " Go on with --resume."));
            return ExitCode.CANCELLED;
        }
        return kept.isComplete() ? ExitCode.DONE : ExitCode.NO;
    }
}
