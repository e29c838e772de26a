package tableflow.console.ui.query.trouble;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.FailureCatalogue.Match;
import tableflow.console.domain.doctor.Signal;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.service.query.QueryTrouble;
import tableflow.console.service.query.QueryTrouble.Place;
import tableflow.console.ui.query.QueryRun;
import tableflow.console.ui.query.RunPlace;
import tableflow.console.ui.query.Workbench;
import tableflow.console.ui.shell.Request;

/// Why one run failed. JavaFX thread only.
final class TroubleViewModel {

    private final QueryRun run;
    private final Workbench bench;
    private final QueryTrouble trouble;

    /// @param run one that has failed
    TroubleViewModel(QueryRun run, Workbench bench) {
        this.run = run;
        this.bench = bench;
        this.trouble = read(run);
    }

    private static QueryTrouble read(QueryRun run) {
        QueryExecution execution = run.executionProperty().get();
        RemoteFailure failure = run.failureProperty().get();
        return execution != null && (execution.isFinal() || failure == null)
                ? QueryTrouble.of(execution)
                : QueryTrouble.of(run.sql(), failure == null ? RemoteFailure.cancelled("run the query") : failure);
    }

    QueryTrouble trouble() {
        return trouble;
    }

    /// The likeliest cause; empty when nothing known fits.
    Optional<Match> likeliest() {
        return trouble.causes().stream().findFirst();
    }

    /// Causes that would also fit.
    List<Match> others() {
        return trouble.causes().stream().skip(1).toList();
    }

    /// The place in the editor; empty when the failure names none, or the statement stood in no tab.
    Optional<RunPlace> place() {
        return trouble.place().flatMap(at -> run.place().map(where -> in(where, at)));
    }

    private static RunPlace in(RunPlace statement, Place at) {
        return new RunPlace(statement.tab(), statement.from() + at.from(), statement.from() + at.to());
    }

    void showPlace() {
        place().ifPresent(bench::show);
    }

    boolean canDiagnose() {
        return bench.context().navigation().answers(Request.Diagnose.class);
    }

    /// Has the doctor find out why, with all that is known.
    void diagnose() {
        RemoteFailure failure = run.failureProperty().get();
        String database = trouble.table().map(QueryTrouble.Table::database).orElse(run.request().database());
        bench.context().navigation().send(new Request.Diagnose(
                Request.About.table(database, trouble.table().map(QueryTrouble.Table::name).orElse(null),
                        run.request().workgroup()),
                new Request.Said(text("query.trouble.what"), Signal.Source.ATHENA, trouble.code(), trouble.message(),
                        failure == null ? null : failure.requestId().orElse(null)),
                trouble.causes().stream().map(match -> match.mode().id()).toList()));
    }

    /// Everything as text, for a ticket. The statement is not in it: it may hold what is private.
    String report() {
        return TroubleReport.of(run, trouble);
    }
}
