package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tableflow.console.service.query.RunMemory;
import tableflow.console.ui.work.Work;

/// Statements that were running when the console ended: followed or forgotten, all at once. JavaFX thread only.
final class Leftovers {

    private final Work work;
    private final QueryRunner runner;
    private final RunDesk desk;
    private final ObservableList<RunMemory.Unfinished> all = FXCollections.observableArrayList();

    /// Reads at once what there is.
    Leftovers(Work work, QueryRunner runner, RunDesk desk) {
        this.work = work;
        this.runner = runner;
        this.desk = desk;
        work.job(text("query.job.leftovers"), progress -> runner.unfinished())
                .quiet()
                .onResult(all::setAll)
                .start();
    }

    /// Oldest first; empty once they are followed or forgotten.
    ObservableList<RunMemory.Unfinished> all() {
        return all;
    }

    /// Each becomes a run, the newest on top.
    void follow() {
        List<RunMemory.Unfinished> now = List.copyOf(all);
        all.clear();
        now.forEach(desk::follow);
    }

    /// They go on in Athena.
    void forget() {
        List<RunMemory.Unfinished> now = List.copyOf(all);
        all.clear();
        work.job(text("query.job.leftovers"), progress -> {
                    now.forEach(one -> runner.forget(one.id()));
                    return now;
                })
                .quiet()
                .start();
    }
}
