package tableflow.console.ui.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.storage.Amount;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.TestWork;

/// A scan of a bucket in memory as the pane runs it, without a window.
abstract class ScanRig {

    @TempDir
    Path folder = Path.of("");

    private final List<Runnable> closing = new ArrayList<>();

    @AfterEach
    void close() {
        closing.forEach(Runnable::run);
    }

    /// What is scanned, and what shows it.
    record Rig(StorageStand stand, TestWork jobs, StorageDesk desk, ScanViewModel model) {

        ScanState state() {
            return model.stateProperty().get();
        }

        Checkpoint shown() {
            return Objects.requireNonNull(desk.shownProperty().get()).scan();
        }

        Amount total() {
            return shown().report().total();
        }

        @Nullable Problem problem() {
            return model.problemProperty().get();
        }

        RemoteFailure failure() {
            return Objects.requireNonNull(problem()).failure();
        }
    }

    Rig rig(StorageStand stand, TestWork jobs) {
        StorageDesk desk = new StorageDesk(
                StorageStand.context(jobs.work, new AskedDialogs(), new Navigation()), stand.services());
        ScanViewModel model = new ScanViewModel(desk);
        closing.add(model::close);
        return new Rig(stand, jobs, desk, model);
    }

    Rig inline() {
        return rig(new StorageStand(folder).fill(), TestWork.inline());
    }

    static Amount sum(MemoryPages pages) {
        return pages.things().values().stream()
                .map(one -> Amount.of(1, one.size())).reduce(Amount.NONE, Amount::plus);
    }

    /// A scan that is stopped on its way.
    Rig stopped() {
        StorageStand stand = new StorageStand(folder).fill();
        Rig rig = rig(stand, TestWork.inline());
        rig.model().streamsProperty().set(1);
        rig.model().begin();
        AtomicInteger answers = new AtomicInteger();
        stand.pages().pages(50, false, 1).before(ask -> {
            if (answers.incrementAndGet() == 6) {
                rig.jobs().onFx(rig.model()::stop);
            }
        });
        rig.model().start();
        stand.pages().before(ask -> {});
        return rig;
    }
}
