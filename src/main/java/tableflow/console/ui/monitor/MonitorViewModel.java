package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.service.monitor.AlertBook;
import tableflow.console.service.monitor.Attention;
import tableflow.console.service.monitor.MonitorSettings;
import tableflow.console.service.monitor.MonitorSettings.Hook;
import tableflow.console.service.monitor.Monitoring;
import tableflow.console.service.monitor.history.Row;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Ticker;
import tableflow.console.ui.work.Work;

/// The board: the newest sample of each topic, alerts, settings, and the past of the chosen topic. It goes on sampling
/// while other panes are shown. JavaFX thread only.
final class MonitorViewModel {

    /// What the board shows.
    enum State {
        LOADING,
        ROWS,
        /// No topic has a table.
        EMPTY,
        /// Nothing was sampled, since nobody wants it.
        STOPPED,
        FAILED
    }

    private final Monitoring monitoring;
    private final Work work;
    private final Consumer<List<AlertBook.Change>> news;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<MonitorSettings> settings =
            new ReadOnlyObjectWrapper<>(MonitorSettings.usual());
    private final ReadOnlyObjectWrapper<@Nullable Round> round = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper offline = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ObservableList<TopicSample> rows = FXCollections.observableArrayList();
    private final ObservableList<Alert> alerts = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<Range> range = new SimpleObjectProperty<>(Range.HOUR);
    private final ReadOnlyObjectWrapper<@Nullable Past> past = new ReadOnlyObjectWrapper<>();
    private final LatestOnly reading = new LatestOnly();
    private final BucketsModel buckets;
    private final Telling telling;
    private Supplier<Set<String>> visible = Set::of;
    private @Nullable Ticker ticker;

    /// The kept rows of the chosen topic.
    record Past(String topic, Range range, Instant from, Instant to, List<Row> rows) {}

    /// @param news told of alerts that began or are over
    MonitorViewModel(Monitoring monitoring, Work work, Consumer<List<AlertBook.Change>> news) {
        this.monitoring = monitoring;
        this.work = work;
        this.news = news;
        this.buckets = new BucketsModel(monitoring, work);
        this.telling = new Telling(monitoring, work);
        selected.subscribe(this::readPast);
        range.subscribe(this::readPast);
    }

    /// Reads what was chosen, and begins to sample when that is wanted.
    void start() {
        work.job(text("monitor.job.open"), progress -> new Kept(monitoring.settings(), monitoring.alerts()))
                .quiet()
                .onResult(kept -> {
                    alerts.setAll(kept.alerts().reversed());
                    take(kept.settings());
                })
                .onFailure(failure -> {
                    problem.set(new Problem(failure, this::start));
                    state.set(State.FAILED);
                })
                .start();
    }

    private record Kept(MonitorSettings settings, List<Alert> alerts) {}

    /// Whose figures are worth calls of their own, asked at each sampling.
    void lookAt(Supplier<Set<String>> topics) {
        visible = topics;
    }

    private void take(MonitorSettings now) {
        boolean again = ticker == null
                || now.sampling() != settings.get().sampling()
                || !now.interval().equals(settings.get().interval());
        settings.set(now);
        if (!again) {
            return;
        }
        Ticker before = ticker;
        if (before != null) {
            before.close();
        }
        Ticker next = new Ticker(work, now.interval(), this::sample);
        ticker = next;
        next.enabledProperty().set(now.sampling());
        if (now.sampling()) {
            state.set(rows.isEmpty() ? State.LOADING : State.ROWS);
        } else if (rows.isEmpty()) {
            state.set(State.STOPPED);
        }
        next.visibleProperty().set(true);
    }

    /// Takes a sample now.
    void sampleNow() {
        Ticker now = ticker;
        if (now != null) {
            now.runNow();
        }
    }

    private Job<Monitoring.Result> sample() {
        busy.set(true);
        if (rows.isEmpty()) {
            state.set(State.LOADING);
        }
        Attention attention = new Attention(visible.get(), selected.get());
        return work.job(text("monitor.job.sample"), progress -> monitoring.sample(attention))
                .quiet()
                .onResult(this::show)
                .onFailure(failure -> {
                    problem.set(new Problem(failure, this::sampleNow));
                    state.set(rows.isEmpty() ? State.FAILED : State.ROWS);
                })
                .onCancelled(() -> state.set(rows.isEmpty() ? State.STOPPED : State.ROWS))
                .onEnd(() -> busy.set(false))
                .start();
    }

    private void show(Monitoring.Result result) {
        Round now = result.round();
        offline.set(now.isOffline());
        alerts.setAll(result.alerts().reversed());
        if (!now.isOffline()) {
            round.set(now);
            rows.setAll(now.samples());
        }
        RemoteFailure failure = now.failures().get(Round.Source.TABLEFLOW);
        if (failure != null && !now.isOffline()) {
            problem.set(new Problem(failure, this::sampleNow));
        } else {
            problem.set(result.troubles().isEmpty() ? null : Problem.of(result.troubles().getFirst()));
        }
        state.set(!rows.isEmpty() ? State.ROWS : failure != null ? State.FAILED : State.EMPTY);
        if (!result.changes().isEmpty()) {
            news.accept(result.changes());
        }
        readPast();
        buckets.refresh();
        telling.tell();
    }

    private void readPast() {
        String topic = selected.get();
        Range wanted = range.get();
        if (topic == null) {
            reading.clear();
            past.set(null);
            return;
        }
        Instant to = work.clock().instant();
        Instant from = to.minus(wanted.span());
        work.job(text("monitor.job.past", topic), progress ->
                        new Past(topic, wanted, from, to, monitoring.past(topic, from, wanted.step())))
                .in(reading)
                .quiet()
                .onResult(past::set)
                .onFailure(failure -> problem.set(new Problem(failure, this::readPast)))
                .start();
    }

    /// Changes the settings, and works by them. Each change is made to what is kept then, so none undoes another.
    void change(UnaryOperator<MonitorSettings> change) {
        change(text("monitor.job.settings"), () -> monitoring.change(change));
    }

    /// Keeps a webhook.
    ///
    /// @param secret the value of its header; the kept one when absent
    void keep(Hook hook, @Nullable Secret secret) {
        change(text("monitor.job.webhook"), () -> monitoring.keep(hook, secret));
    }

    private void change(String what, Supplier<MonitorSettings> change) {
        work.job(what, progress -> change.get())
                .onResult(this::take)
                .onFailure(failure -> problem.set(Problem.of(failure)))
                .start();
    }

    void setSampling(boolean on) {
        change(settings -> settings.withSampling(on));
    }

    void setInterval(Duration interval) {
        change(settings -> settings.withInterval(interval));
    }

    void acknowledge(Alert alert) {
        alertJob(() -> monitoring.acknowledge(alert.id()));
    }

    void close(Alert alert) {
        alertJob(() -> monitoring.close(alert.id()));
    }

    private void alertJob(Supplier<List<Alert>> change) {
        work.job(text("monitor.job.alert"), progress -> change.get())
                .quiet()
                .onResult(now -> alerts.setAll(now.reversed()))
                .onFailure(failure -> problem.set(Problem.of(failure)))
                .start();
    }

    /// Ends sampling.
    void close() {
        Ticker now = ticker;
        if (now != null) {
            now.close();
        }
        reading.clear();
        buckets.close();
        telling.close();
    }

    BucketsModel buckets() {
        return buckets;
    }

    Telling telling() {
        return telling;
    }

    Monitoring monitoring() {
        return monitoring;
    }

    Work work() {
        return work;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<MonitorSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /// The newest round that brought anything.
    ReadOnlyObjectProperty<@Nullable Round> roundProperty() {
        return round.getReadOnlyProperty();
    }

    /// Whether no system could be reached at the last try.
    ReadOnlyBooleanProperty offlineProperty() {
        return offline.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    ObservableList<TopicSample> rows() {
        return rows;
    }

    /// Newest first.
    ObservableList<Alert> alerts() {
        return alerts;
    }

    ObjectProperty<@Nullable String> selectedProperty() {
        return selected;
    }

    ObjectProperty<Range> rangeProperty() {
        return range;
    }

    ReadOnlyObjectProperty<@Nullable Past> pastProperty() {
        return past.getReadOnlyProperty();
    }
}
