package tableflow.console.ui.storage.export;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.service.storage.UsageRows.By;
import tableflow.console.service.storage.export.ListFormat;
import tableflow.console.service.storage.export.ObjectExports;
import tableflow.console.service.storage.export.ObjectFeeds;
import tableflow.console.service.storage.export.UsageExport;
import tableflow.console.ui.storage.ShownScan;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.work.JobProgress;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// Writes what is shown to files, one at a time.
final class ExportViewModel {

    private static final int DEPTH = 5;

    private final StorageDesk desk;
    private final ExportServices services;
    private final Supplier<Optional<FindingReport>> findings;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Written> written = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<JobProgress> progress = new ReadOnlyObjectWrapper<>(JobProgress.NONE);

    /// What was written last.
    ///
    /// @param objects of a list; absent for others
    record Written(Path file, @Nullable Amount objects) {}

    /// Writes a picture to a file; made on the JavaFX thread, run off it.
    @FunctionalInterface
    interface Picture {
        void write(Path file);
    }

    /// @param format of lists
    /// @param picture of the chart; absent when there is none to be seen
    record Wanted(What what, ListFormat format, Path file, @Nullable Picture picture) {}

    /// @param findings those that are known of the scan that is shown
    ExportViewModel(StorageDesk desk, ExportServices services, Supplier<Optional<FindingReport>> findings) {
        this.desk = desk;
        this.services = services;
        this.findings = findings;
    }

    /// A file in the user's own folder.
    Path suggested(What what, ListFormat format) {
        ShownScan shown = desk.shownProperty().get();
        String bucket = shown == null ? "storage" : shown.bucket();
        return Path.of(System.getProperty("user.home"), bucket + (what.isList()
                ? "-" + what.name().toLowerCase(Locale.ROOT) + "." + format.ending()
                : "." + what.ending()));
    }

    /// Whether there is a scan to export.
    boolean canExport() {
        ShownScan shown = desk.shownProperty().get();
        return shown != null && !shown.running();
    }

    void start(Wanted wanted) {
        ShownScan shown = desk.shownProperty().get();
        if (shown == null) {
            return;
        }
        problem.set(null);
        written.set(null);
        FindingReport known = findings.get().orElse(null);
        S3Uri place = new S3Uri(shown.bucket(), desk.prefixProperty().get());
        Work work = desk.context().work();
        var job = work.job(text("storage.export.job", String.valueOf(wanted.file().getFileName())), told ->
                        new Written(wanted.file(), write(wanted, shown, known, place, told)))
                .in(slot)
                .onResult(written::set)
                .onFailure(failure -> problem.set(new Problem(failure, () -> start(wanted))))
                .start();
        progress.set(job.progressProperty().get());
        job.progressProperty().subscribe(progress::set);
    }

    private @Nullable Amount write(Wanted wanted, ShownScan shown, @Nullable FindingReport known, S3Uri place,
            Progress told) {
        Path file = wanted.file();
        switch (wanted.what()) {
            case TABLE -> usage(shown).csv(By.PREFIX, DEPTH, file);
            case DOCUMENT -> usage(shown).json(By.PREFIX, DEPTH, file);
            case REPORT -> usage(shown).html(known, services.redact(), file);
            case CHART -> {
                Picture picture = wanted.picture();
                if (picture != null) {
                    picture.write(file);
                }
            }
            case ORPHANS -> {
                return list(wanted, shown, services.orphans().under(place, told), told);
            }
            case FOREIGN -> {
                return list(wanted, shown, feed(ObjectFeeds.Which.FOREIGN, shown, place, told), told);
            }
            case SMALL -> {
                return list(wanted, shown, feed(ObjectFeeds.Which.SMALL, shown, place, told), told);
            }
            case ARCHIVED -> {
                return list(wanted, shown, feed(ObjectFeeds.Which.ARCHIVED, shown, place, told), told);
            }
            case NONCURRENT -> {
                return list(wanted, shown, feed(ObjectFeeds.Which.NONCURRENT, shown, place, told), told);
            }
        }
        return null;
    }

    private UsageExport usage(ShownScan shown) {
        return new UsageExport(shown.scan(), shown.owners(),
                desk.services().scans().get().costs(shown.report(), shown.owners()));
    }

    private ObjectExports.Feed feed(ObjectFeeds.Which which, ShownScan shown, S3Uri place, Progress told) {
        return services.feeds().of(told).of(which, place, shown.owners().roots());
    }

    private static Amount list(Wanted wanted, ShownScan shown, ObjectExports.Feed feed, Progress told) {
        return ObjectExports.write(new ObjectExports.Export(shown.bucket(), wanted.format(),
                wanted.what() == What.NONCURRENT, wanted.file()), feed, told);
    }

    void cancel() {
        slot.cancel();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    ReadOnlyObjectProperty<JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Written> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void close() {
        slot.clear();
    }
}
