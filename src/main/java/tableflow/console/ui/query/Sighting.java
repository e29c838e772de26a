package tableflow.console.ui.query;

import java.time.Instant;
import java.util.function.Consumer;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.service.query.RunWatcher;

/// What a watcher is told of a run, on its way to the JavaFX thread.
public sealed interface Sighting {

    /// How the query was when it was looked at.
    record Seen(QueryExecution now) implements Sighting {}

    /// It cannot be looked at; it goes on meanwhile, and is looked at again.
    ///
    /// @param since the first look in a row that failed
    /// @param why the newest failure
    record Unseen(Instant since, RemoteFailure why) implements Sighting {}

    /// It was to be ended, and that did not reach Athena: it may go on, and cost.
    record NotStopped(RemoteFailure why) implements Sighting {}

    /// Hands on all that it is told.
    static RunWatcher watcher(Consumer<Sighting> sightings) {
        return new RunWatcher() {
            @Override
            public void seen(QueryExecution now) {
                sightings.accept(new Seen(now));
            }

            @Override
            public void unknown(Instant since, RemoteFailure why) {
                sightings.accept(new Unseen(since, why));
            }

            @Override
            public void notStopped(String id, RemoteFailure why) {
                sightings.accept(new NotStopped(why.withAdvice("Query " + id + " may go on in Athena, and cost: "
                        + "cancel it from the history of the workgroup. " + why.advice().orElse(""))));
            }
        };
    }
}
