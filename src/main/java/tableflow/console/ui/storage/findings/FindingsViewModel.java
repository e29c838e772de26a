package tableflow.console.ui.storage.findings;

import static tableflow.console.ui.Messages.text;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.domain.storage.finding.StorageFinding;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.findings.StorageFindings;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.ui.storage.ShownScan;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// Judges the scan that is shown: once when its tab is first looked at, and again when somebody asks.
final class FindingsViewModel {

    private final StorageDesk desk;
    private final Supplier<StorageFindings> findings;
    private final LatestOnly slot = new LatestOnly();
    private final ObservableList<StorageFinding> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable FindingReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable Checkpoint judged;
    private boolean visible;

    FindingsViewModel(StorageDesk desk, Supplier<StorageFindings> findings) {
        this.desk = desk;
        this.findings = findings;
        desk.shownProperty().subscribe(shown -> changed());
    }

    /// What there is of another scan says nothing of this one.
    private void changed() {
        if (judged != null && !judged.equals(scan())) {
            slot.clear();
            judged = null;
            rows.clear();
            report.set(null);
            problem.set(null);
        }
        begin();
    }

    private @Nullable Checkpoint scan() {
        ShownScan shown = desk.shownProperty().get();
        return shown == null || shown.running() ? null : shown.scan();
    }

    void visible(boolean now) {
        visible = now;
        begin();
    }

    private void begin() {
        if (visible && judged == null && scan() != null) {
            look();
        }
    }

    /// Judges the scan that is shown, anew if it was judged.
    void look() {
        Checkpoint scan = scan();
        ShownScan shown = desk.shownProperty().get();
        if (scan == null || shown == null) {
            return;
        }
        judged = scan;
        problem.set(null);
        desk.context().work().job(text("storage.findings.job", scan.root()), progress -> {
                    StorageScans scans = desk.services().scans().get();
                    Checkpoint earlier = scans.files().list(scan.root()).stream()
                            .filter(KeptScan::complete)
                            .filter(one -> one.started().isBefore(scan.started()))
                            .findFirst().map(scans.files()::open).orElse(null);
                    return findings.get().find(new StorageFindings.Case(
                            scan, earlier, shown.owners(), scans.prices()), progress);
                })
                .in(slot)
                .onResult(found -> {
                    rows.setAll(found.findings());
                    report.set(found);
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::look)))
                .start();
    }

    void cancel() {
        slot.cancel();
    }

    /// Whether there is a scan to judge.
    boolean hasScan() {
        return scan() != null;
    }

    ObservableList<StorageFinding> rows() {
        return rows;
    }

    /// Absent until a scan was judged.
    ReadOnlyObjectProperty<@Nullable FindingReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    void close() {
        slot.clear();
    }
}
