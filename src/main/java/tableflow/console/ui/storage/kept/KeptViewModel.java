package tableflow.console.ui.storage.kept;

import static tableflow.console.ui.Messages.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.keep.ScanComparison;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// The scans that are kept, and two of them compared.
final class KeptViewModel {

    private final StorageDesk desk;
    private final ObservableList<KeptScan> scans = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Compared> compared = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Compared.By> by = new SimpleObjectProperty<>(Compared.By.PREFIX);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final LatestOnly listing = new LatestOnly();
    private final LatestOnly comparing = new LatestOnly();
    private final Subscription following;
    private @Nullable Problem unlisted;
    private boolean listed;

    KeptViewModel(StorageDesk desk) {
        this.desk = desk;
        following = desk.keptVersionProperty().subscribe(version -> {
            if (listed) {
                list();
            }
        });
    }

    /// Newest first.
    ObservableList<KeptScan> scans() {
        return scans;
    }

    ReadOnlyObjectProperty<@Nullable Compared> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    ObjectProperty<Compared.By> byProperty() {
        return by;
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void list() {
        listed = true;
        desk.context().work().job(text("storage.kept.job.list"), progress -> files().all())
                .in(listing)
                .quiet()
                .onResult(found -> {
                    // What another action failed with stays until that is tried again.
                    if (unlisted != null && unlisted.equals(problem.get())) {
                        problem.set(null);
                    }
                    scans.setAll(found);
                })
                .onFailure(failure -> {
                    unlisted = new Problem(failure, this::list);
                    problem.set(unlisted);
                })
                .start();
    }

    private ScanFiles files() {
        return desk.services().scans().get().files();
    }

    /// The two that are meant by what is chosen: two of one place, or one and the one before it.
    Optional<List<KeptScan>> pair(List<KeptScan> chosen) {
        if (chosen.size() == 2 && chosen.get(0).root().equals(chosen.get(1).root())) {
            return Optional.of(chosen.stream().sorted(Comparator.comparing(KeptScan::started)).toList());
        }
        if (chosen.size() != 1) {
            return Optional.empty();
        }
        KeptScan one = chosen.getFirst();
        return scans.stream()
                .filter(other -> other.root().equals(one.root()) && other.started().isBefore(one.started()))
                .max(Comparator.comparing(KeptScan::started))
                .map(before -> List.of(before, one));
    }

    void compare(List<KeptScan> chosen) {
        pair(chosen).ifPresent(two -> desk.context().work().job(text("storage.kept.job.compare"), progress -> {
                    ScanFiles files = files();
                    return new Compared(two.getFirst(), two.getLast(), ScanComparison.of(
                            files.open(two.getFirst()), files.open(two.getLast())));
                })
                .in(comparing)
                .onResult(found -> {
                    problem.set(null);
                    compared.set(found);
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> compare(chosen))))
                .start());
    }

    /// Shows a scan in all tabs.
    void show(KeptScan scan) {
        desk.open(scan);
    }

    /// Deletes scans from this computer; that it is wanted has been asked.
    void delete(List<KeptScan> chosen) {
        List<KeptScan> gone = List.copyOf(chosen);
        problem.set(null);
        desk.context().work().job(text("storage.kept.job.delete"), progress -> {
                    ScanFiles files = files();
                    gone.forEach(files::delete);
                    return true;
                })
                .onResult(done -> {
                    Compared shown = compared.get();
                    if (shown != null && (gone.contains(shown.before()) || gone.contains(shown.after()))) {
                        compared.set(null);
                    }
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> delete(gone))))
                .onEnd(desk::keptChanged)
                .start();
    }

    void close() {
        following.unsubscribe();
        listing.clear();
        comparing.clear();
    }
}
