package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.query.ready.ReadyQueries;
import tableflow.console.service.query.ready.TopicTable;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// From a record of Kafka to its row: finds the topic's table, and asks it in a tab of its own. JavaFX thread only.
final class RecordRow {

    private final Function<String, TopicTable> tables;
    private final Workbench bench;
    private final Consumer<@Nullable Problem> problem;
    private final LatestOnly finding = new LatestOnly();
    private boolean ready;
    private boolean told;
    private Request.@Nullable ShowRow waiting;

    /// @param tables the table of a topic; asked in jobs
    /// @param ready whether tabs may be opened: those of the last time come first
    /// @param problem told why there is no row, and null once it is tried again
    RecordRow(
            Function<String, TopicTable> tables,
            Workbench bench,
            ObservableBooleanValue ready,
            Consumer<@Nullable Problem> problem) {
        this.tables = tables;
        this.bench = bench;
        this.problem = problem;
        ready.subscribe(now -> {
            this.ready = now;
            Request.ShowRow first = waiting;
            if (now && first != null) {
                waiting = null;
                show(first);
            }
        });
    }

    /// Asks for the row. Of two that are wanted before the first is there the second wins.
    void show(Request.ShowRow wanted) {
        if (!ready) {
            waiting = wanted;
            return;
        }
        if (told) {
            told = false;
            problem.accept(null);
        }
        bench.context().work()
                .job(text("query.row.job", wanted.topic()), progress -> tables.apply(wanted.topic()))
                .in(finding)
                .onResult(table -> bench.openAndRun(
                        text("query.row.tab", wanted.topic(), Integer.toString(wanted.partition()),
                                Long.toString(wanted.offset())),
                        new ReadyQueries(table).oneRecord(wanted.partition(), wanted.offset()).sql(),
                        bench.inGlue()))
                .onFailure(failed -> {
                    told = true;
                    problem.accept(new Problem(failed, () -> show(wanted)));
                })
                .start();
    }

    void close() {
        waiting = null;
        finding.clear();
    }
}
