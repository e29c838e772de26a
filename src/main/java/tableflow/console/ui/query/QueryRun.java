package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.RunMemory;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.Work;

/// One run of one statement, from the wish to its end. Its properties change on the JavaFX thread only.
public final class QueryRun {

    private static final QueryStatistics NOTHING_YET = new QueryStatistics(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            false);

    private final int number;
    private final String title;
    private final QueryRequest request;
    private final @Nullable RunPlace place;
    private final ReadOnlyObjectWrapper<RunPhase> phase = new ReadOnlyObjectWrapper<>(RunPhase.WAITING);
    private final ReadOnlyObjectWrapper<QueryStatistics> statistics = new ReadOnlyObjectWrapper<>(NOTHING_YET);
    private final ReadOnlyObjectWrapper<@Nullable QueryExecution> execution = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RemoteFailure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Sighting.@Nullable Unseen> unseen = new ReadOnlyObjectWrapper<>();
    private @Nullable RemoteFailure notStopped;
    private @Nullable Instant started;
    private @Nullable Instant ended;
    private @Nullable Instant earlier;
    private @Nullable Job<?> job;

    /// What is to be run.
    ///
    /// @param title short, for tabs: the tab's name
    /// @param place where the statement stands; absent for one that stands in no tab
    public record Wish(String title, QueryRequest request, @Nullable RunPlace place) {}

    /// @param number counts the runs of the pane, from 1
    QueryRun(int number, Wish wish) {
        this.number = number;
        this.title = wish.title();
        this.request = wish.request();
        this.place = wish.place();
    }

    /// A run of earlier that has succeeded: nothing more happens to it, and its result is there to be seen.
    static QueryRun past(int number, Wish wish, QueryExecution ended) {
        QueryRun run = new QueryRun(number, wish);
        run.look(ended);
        Instant submitted = ended.context().submitted();
        OptionalLong total = ended.statistics().total();
        if (submitted != null && total.isPresent()) {
            run.started = submitted;
            run.ended = submitted.plusMillis(total.getAsLong());
        }
        run.earlier = submitted;
        run.phase.set(RunPhase.SUCCEEDED);
        return run;
    }

    /// Counts the runs of the pane, from 1.
    public int number() {
        return number;
    }

    public String title() {
        return title;
    }

    /// What was sent: the statement, where it runs, its parameters.
    public QueryRequest request() {
        return request;
    }

    /// The statement, as it was sent.
    public String sql() {
        return request.sql();
    }

    /// Where the statement stood when it was run.
    public Optional<RunPlace> place() {
        return Optional.ofNullable(place);
    }

    public ReadOnlyObjectProperty<RunPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public RunPhase phase() {
        return phase.get();
    }

    /// What it has taken so far, as Athena tells; all empty before the first look.
    public ReadOnlyObjectProperty<QueryStatistics> statisticsProperty() {
        return statistics.getReadOnlyProperty();
    }

    /// The newest look at the query; absent before the first one. After SUCCEEDED it is final and says where the
    /// result lies.
    public ReadOnlyObjectProperty<@Nullable QueryExecution> executionProperty() {
        return execution.getReadOnlyProperty();
    }

    /// Since when and why its state is not known; absent while it can be looked at, and after its end.
    public ReadOnlyObjectProperty<Sighting.@Nullable Unseen> unseenProperty() {
        return unseen.getReadOnlyProperty();
    }

    /// Why it failed, was cancelled by other than the user, or could not be cancelled.
    public ReadOnlyObjectProperty<@Nullable RemoteFailure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// When it was sent; empty while it waits.
    public Optional<Instant> started() {
        return Optional.ofNullable(started);
    }

    /// When it was run, for one of earlier whose result is shown again.
    Optional<Instant> earlier() {
        return Optional.ofNullable(earlier);
    }

    /// When its end was seen here.
    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    /// Ends it, in Athena too; does nothing once it has ended.
    public void cancel() {
        if (job != null) {
            job.cancel();
        } else if (!phase.get().isEnded()) {
            phase.set(RunPhase.CANCELLED);
        }
    }

    /// Looks at it before it is sent. `answered` gets what came of it, unless it was cancelled.
    void check(Work work, QueryGate gate, Consumer<QueryGate.Answer> answered) {
        phase.set(RunPhase.CHECKING);
        InstantSource clock = work.clock();
        job = work.job(text("query.job.check", title), progress -> gate.check(request, progress))
                .quiet()
                .onResult(answer -> {
                    job = null;
                    answered.accept(answer);
                })
                .onFailure(failed -> end(RunPhase.FAILED, failed, clock.instant()))
                .onCancelled(() -> end(RunPhase.CANCELLED, null, clock.instant()))
                .start();
    }

    /// It must not run.
    void refuse(RemoteFailure why, Instant now) {
        end(RunPhase.FAILED, why, now);
    }

    /// Sends it; one that was cancelled while it waited stays cancelled.
    void start(Work work, QueryRunner runner) {
        launch(work, work.clock().instant(), runner);
    }

    /// Watches what was sent earlier.
    void follow(Work work, QueryRunner runner, RunMemory.Unfinished sent) {
        launch(work, sent.started(), (wanted, watcher) -> runner.reattach(sent.id(), watcher));
    }

    private void launch(Work work, Instant since, QueryRunner runner) {
        if (phase.get().isEnded()) {
            return;
        }
        InstantSource clock = work.clock();
        started = since;
        phase.set(RunPhase.SUBMITTING);
        job = work.<Sighting, QueryExecution>job(
                        text("query.job.run", title),
                        (progress, sightings) -> runner.run(request, Sighting.watcher(sightings)),
                        all -> all.forEach(this::sighted))
                .onResult(last -> finished(last, clock.instant()))
                .onFailure(failed -> end(RunPhase.FAILED, failed, clock.instant()))
                .onCancelled(() -> end(RunPhase.CANCELLED, notStopped, clock.instant()))
                .start();
    }

    /// What is told after the end, such as the last figures of a run that was cancelled, changes no phase.
    private void sighted(Sighting sighting) {
        boolean ended = phase.get().isEnded();
        switch (sighting) {
            case Sighting.Seen(QueryExecution now) -> {
                look(now);
                if (!ended && !now.isFinal()) {
                    phase.set(RunPhase.of(now.state()));
                }
            }
            case Sighting.Unseen lost -> {
                if (!ended) {
                    unseen.set(lost);
                }
            }
            case Sighting.NotStopped(RemoteFailure why) -> {
                notStopped = why;
                if (ended) {
                    failure.set(why);
                }
            }
        }
    }

    private void look(QueryExecution newest) {
        unseen.set(null);
        execution.set(newest);
        statistics.set(newest.statistics());
    }

    private void finished(QueryExecution last, Instant now) {
        look(last);
        RunPhase end = RunPhase.of(last.state());
        end(end, end == RunPhase.SUCCEEDED ? null : Queries.failure(last), now);
    }

    /// The phase comes last: who hears of it finds everything else in place.
    private void end(RunPhase end, @Nullable RemoteFailure why, Instant now) {
        ended = now;
        unseen.set(null);
        failure.set(why);
        phase.set(end);
    }
}
