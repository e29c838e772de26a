package tableflow.console.ui.query.trouble;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.CheckKind;
import tableflow.console.domain.doctor.FailureCatalogue.Match;
import tableflow.console.domain.doctor.Finding;
import tableflow.console.domain.doctor.Signal;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.service.doctor.Doctor;
import tableflow.console.service.doctor.Subject;
import tableflow.console.service.query.QueryTrouble;
import tableflow.console.service.query.QueryTrouble.Place;
import tableflow.console.ui.query.QueryRun;
import tableflow.console.ui.query.RunPlace;
import tableflow.console.ui.query.Workbench;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// Why one run failed, and what a check of it finds. JavaFX thread only.
final class TroubleViewModel {

    private final QueryRun run;
    private final Workbench bench;
    private final TroubleServices services;
    private final QueryTrouble trouble;
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final LatestOnly checking = new LatestOnly();

    /// @param run one that has failed
    TroubleViewModel(QueryRun run, Workbench bench, TroubleServices services) {
        this.run = run;
        this.bench = bench;
        this.services = services;
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

    /// The check that proves the likeliest cause that has one.
    Optional<CheckKind> check() {
        return trouble.causes().stream()
                .flatMap(match -> Stream.ofNullable(match.mode().check()))
                .filter(Doctor::offers)
                .findFirst();
    }

    ObservableList<Finding> findings() {
        return findings;
    }

    ReadOnlyBooleanProperty checkingProperty() {
        return checking.busyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Makes the check; its findings come one by one.
    void makeCheck() {
        check().ifPresent(kind -> {
            findings.clear();
            problem.set(null);
            bench.context().work().<Finding, Boolean>job(text("query.trouble.job"), (progress, found) -> {
                        services.examiner().examine(kind, subject(), found);
                        return true;
                    }, findings::addAll)
                    .in(checking)
                    .onFailure(failure -> problem.set(new Problem(failure, this::makeCheck)))
                    .start();
        });
    }

    private Subject subject() {
        String database = trouble.table().map(QueryTrouble.Table::database).orElse(run.request().database());
        return new Subject(
                services.region(),
                run.request().workgroup(),
                services.resultLocation(),
                database,
                trouble.table().map(QueryTrouble.Table::name).orElse(null));
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

    void diagnose() {
        Subject subject = subject();
        RemoteFailure failure = run.failureProperty().get();
        bench.context().navigation().send(new Request.Diagnose(
                Request.About.table(subject.database(), subject.table(), subject.workgroup()),
                new Request.Said(text("query.trouble.job"), Signal.Source.ATHENA, trouble.code(), trouble.message(),
                        failure == null ? null : failure.requestId().orElse(null)),
                trouble.causes().stream().map(match -> match.mode().id()).toList()));
    }

    /// Everything as text, for a ticket. The statement is not in it: it may hold what is private.
    String report() {
        return TroubleReport.of(run, trouble, findings);
    }

    void close() {
        checking.clear();
    }
}
