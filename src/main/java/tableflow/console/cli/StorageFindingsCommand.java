package tableflow.console.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.domain.storage.finding.StorageFinding;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.export.FindingsJson;
import tableflow.console.service.storage.export.PlainKeys;
import tableflow.console.service.storage.findings.StorageFindings;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.Scan;

/// Says what is wrong in a bucket.
@Command(
        name = "findings",
        mixinStandardHelpOptions = true,
        description = {
            "Says what is wrong in a bucket of tables: rules and optimizers that would take files, archived, foreign "
                    + "and small files, commits that do not go with growth, old versions and unfinished uploads.",
            "Takes the newest kept scan of the place, and scans where there is none. Changes nothing.",
            "Exit code 1 when one of the findings is an error."
        })
final class StorageFindingsCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Mixin
    private final StoragePlace place = new StoragePlace();

    @Option(names = "--scan", description = "Scan anew, even if there is a kept scan.")
    private boolean anew;

    StorageFindingsCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Profile given = place.open(services);
        try (Services.Opened<StorageScans> opened = services.storage(given);
                Services.Opened<StorageFindings> findings = services.storageFindings(given)) {
            StorageScans scans = opened.service();
            S3Uri root = place.root(scans);
            TopicOwners owners = scans.owners(root.bucket());
            Checkpoint counted = scanned(scans, root, owners);
            RemoteFailure unknown = owners.unknown();
            if (unknown != null) {
                terminal.note("Tables are not told by topic: " + unknown.getMessage());
            }
            boolean stopped = Thread.interrupted() || !counted.left().isEmpty();
            StorageFindings.Case about =
                    new StorageFindings.Case(counted, earlier(scans, counted), owners, scans.prices());
            FindingReport report = stopped ? findings.service().findInSums(about)
                    : findings.service().findSoFar(about, Progress.NONE);
            stopped |= Thread.interrupted();
            if (place.json()) {
                terminal.json(FindingsJson.document(report, counted, scans.prices(), stopped));
            } else {
                tell(report, counted, stopped);
            }
            if (stopped) {
                terminal.note("Stopped: what was not looked at proves nothing.");
                return ExitCode.CANCELLED;
            }
            return report.hasErrors() ? ExitCode.NO : ExitCode.DONE;
        }
    }

    /// The newest kept scan that came to its end, or a new one, of which an interrupt leaves what was counted.
    private Checkpoint scanned(StorageScans scans, S3Uri root, TopicOwners owners) {
        if (!anew) {
            Optional<KeptScan> kept = scans.files().list(root).stream().filter(KeptScan::complete).findFirst();
            if (kept.isPresent()) {
                terminal.note("Figures are those of the scan of " + kept.get().started()
                        + (kept.get().source().isEmpty() ? "" : ", by " + kept.get().source())
                        + "; --scan makes a new one.");
                return scans.files().open(kept.get());
            }
        }
        Scan.Outcome outcome = place.scan().run(terminal, scans, root, owners, null);
        RemoteFailure failure = outcome.failure();
        if (failure != null) {
            throw failure;
        }
        return outcome.kept();
    }

    private static @Nullable Checkpoint earlier(StorageScans scans, Checkpoint counted) {
        return scans.files().list(counted.root()).stream()
                .filter(one -> one.complete() && one.started().isBefore(counted.started()))
                .findFirst().map(scans.files()::open).orElse(null);
    }

    private void tell(FindingReport report, Checkpoint counted, boolean stopped) {
        for (StorageFinding one : report.findings()) {
            terminal.line(one.severity() + " " + one.check().key()
                    + (one.finding().id().isEmpty() ? "" : " " + one.finding().id()) + ", "
                    + one.finding().certainty().name().toLowerCase(Locale.ROOT) + ": "
                    + PlainKeys.printable(one.finding().says()));
            one.figures().forEach(figure -> terminal.line("    " + PlainKeys.printable(figure.name()) + ": "
                    + PlainKeys.printable(figure.value())));
            one.finding().contradicts().forEach(it -> terminal.line("  Against it: " + PlainKeys.printable(it)));
            one.finding().unchecked().forEach(it -> terminal.line("  Not checked: " + PlainKeys.printable(it)));
            one.finding().remedy().steps().forEach(it -> terminal.line("  - " + PlainKeys.printable(it)));
            one.commands().forEach(it -> terminal.line("    " + PlainKeys.printable(it)));
            terminal.line("");
        }
        terminal.line(words(report.count(Severity.ERROR), "error") + ", "
                + words(report.count(Severity.WARNING), "warning") + "; " + words(report.tables(), "table") + " of "
                + report.root() + " looked at, as counted at " + report.scanned()
                + (counted.isListing() ? "" : " by " + counted.source())
                + (counted.isComplete() ? "" : ", as far as it was seen")
                + (stopped ? "; stopped before all was looked at." : "."));
        report.unchecked().forEach(it -> terminal.note("Not checked: " + it.check().key() + " of "
                + PlainKeys.printable(it.subject()) + ": " + PlainKeys.printable(it.why())
                + (it.permission().isEmpty() ? "" : " (needs " + it.permission() + ")")));
    }

    private static String words(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
