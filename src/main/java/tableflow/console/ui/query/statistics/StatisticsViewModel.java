package tableflow.console.ui.query.statistics;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.domain.query.RuntimeStatistics;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Timer;
import tableflow.console.ui.work.Work;

/// How one run went inside. Athena tells the times at once and the rest some seconds later: it is asked again until all
/// is there, for a while. JavaFX thread only.
final class StatisticsViewModel {

    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int LOOKS = 6;

    private final Work work;
    private final QueryExecution execution;
    private final Function<String, RuntimeStatistics> reader;
    private final ReadOnlyObjectWrapper<@Nullable RuntimeStatistics> statistics = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final LatestOnly slot = new LatestOnly();
    private Timer.@Nullable Alarm alarm;
    private int looks;

    /// A part of the time.
    ///
    /// @param key of its name
    record Part(String key, long millis) {}

    /// @param execution one that has ended
    StatisticsViewModel(Work work, QueryExecution execution, Function<String, RuntimeStatistics> reader) {
        this.work = work;
        this.execution = execution;
        this.reader = reader;
        look();
    }

    ReadOnlyObjectProperty<@Nullable RuntimeStatistics> statisticsProperty() {
        return statistics.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The parts of the time in the order in which they came; planning is cut out of the engine's.
    List<Part> timeline() {
        RuntimeStatistics told = statistics.get();
        QueryStatistics times = told == null ? execution.statistics() : told.times();
        List<Part> parts = new ArrayList<>();
        add(parts, "query.statistics.before", times.preProcessing());
        add(parts, "query.statistics.queue", times.queued());
        add(parts, "query.statistics.planning", times.planning());
        times.engine().ifPresent(engine -> parts.add(
                new Part("query.statistics.engine", Math.max(0, engine - times.planning().orElse(0)))));
        add(parts, "query.statistics.service", times.serviceProcessing());
        return parts;
    }

    private static void add(List<Part> parts, String key, OptionalLong millis) {
        millis.ifPresent(it -> parts.add(new Part(key, it)));
    }

    QueryExecution execution() {
        return execution;
    }

    /// Whether more may come.
    boolean expectsMore() {
        RuntimeStatistics told = statistics.get();
        return (told == null || !told.isComplete()) && looks < LOOKS;
    }

    void reload() {
        looks = 0;
        look();
    }

    private void look() {
        looks++;
        problem.set(null);
        work.job(text("query.statistics.job"), progress -> reader.apply(execution.id()))
                .in(slot)
                .quiet()
                .onResult(told -> {
                    statistics.set(told);
                    if (expectsMore()) {
                        alarm = work.timer().after(AGAIN, () -> work.onFx(this::look));
                    }
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::reload)))
                .start();
    }

    void close() {
        if (alarm != null) {
            alarm.cancel();
        }
        looks = LOOKS;
        slot.clear();
    }
}
