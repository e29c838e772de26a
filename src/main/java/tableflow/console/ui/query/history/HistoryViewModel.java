package tableflow.console.ui.query.history;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.service.query.History;
import tableflow.console.service.query.plan.Price;
import tableflow.console.ui.query.QueryRun;
import tableflow.console.ui.query.QueryScope;
import tableflow.console.ui.query.Workbench;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// The executions of the workgroup, those loaded so far, and what they cost. JavaFX thread only.
final class HistoryViewModel {

    /// More at a time are loaded only when asked for.
    static final int AT_A_TIME = 500;

    private final HistoryServices services;
    private final Workbench bench;
    private final ObservableList<QueryExecution> loaded = FXCollections.observableArrayList();
    private final FilteredList<QueryExecution> shown = new FilteredList<>(loaded);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable QueryState> state = new SimpleObjectProperty<>();
    private final ObjectProperty<Duration> age = new SimpleObjectProperty<>(Duration.ofDays(7));
    private final BooleanProperty mine = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<History.@Nullable Loaded> completeness = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final LatestOnly slot = new LatestOnly();
    private int most = AT_A_TIME;

    HistoryViewModel(HistoryServices services, Workbench bench) {
        this.services = services;
        this.bench = bench;
        search.subscribe(text -> filter());
        state.subscribe(chosen -> filter());
        mine.subscribe(chosen -> filter());
        // The first value of a subscription is that of now: nothing is read before the panel is seen.
        age.addListener((property, before, now) -> reload());
        bench.scopeProperty().addListener((property, before, now) -> {
            if (!before.workgroup().equals(now.workgroup()) && completeness.get() != null) {
                reload();
            }
        });
    }

    /// What the filters let through, newest first.
    ObservableList<QueryExecution> shown() {
        return shown;
    }

    ObservableList<QueryExecution> loaded() {
        return loaded;
    }

    /// Found in statement, id and database, whatever the letters' case.
    StringProperty searchProperty() {
        return search;
    }

    /// Null for all.
    ObjectProperty<@Nullable QueryState> stateProperty() {
        return state;
    }

    /// How far back; a change reads anew.
    ObjectProperty<Duration> ageProperty() {
        return age;
    }

    /// Only what this window has run.
    BooleanProperty mineProperty() {
        return mine;
    }

    /// Null while nothing is loaded whole.
    ReadOnlyObjectProperty<History.@Nullable Loaded> completenessProperty() {
        return completeness.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    Price price() {
        return services.price();
    }

    /// Reads once, when the panel is seen for the first time.
    void loadOnce() {
        if (completeness.get() == null && !slot.isBusy()) {
            reload();
        }
    }

    void reload() {
        most = AT_A_TIME;
        load();
    }

    /// Reads further back.
    void loadMore() {
        most += AT_A_TIME;
        load();
    }

    /// Ends the reading; what came stays.
    void stop() {
        slot.cancel();
    }

    private void load() {
        String workgroup = bench.scopeProperty().get().workgroup();
        Instant since = bench.context().work().clock().instant().minus(age.get());
        int limit = most;
        loaded.clear();
        completeness.set(null);
        problem.set(null);
        bench.context().work().<List<QueryExecution>, History.Loaded>job(text("query.history.job", workgroup),
                        (progress, pages) -> services.reader().load(
                                workgroup, new History.Range(since, limit), pages, progress),
                        pages -> pages.forEach(loaded::addAll))
                .in(slot)
                .onResult(completeness::set)
                .onFailure(failure -> {
                    completeness.set(new History.Loaded(loaded.size(), false));
                    problem.set(new Problem(failure, this::reload));
                })
                .onCancelled(() -> completeness.set(new History.Loaded(loaded.size(), false)))
                .start();
    }

    private void filter() {
        String words = search.get().strip().toLowerCase(Locale.ROOT);
        QueryState wanted = state.get();
        Set<String> own = mine.get() ? ownIds() : Set.of();
        shown.setPredicate(each -> (wanted == null || each.state().is(wanted))
                && (!mine.get() || own.contains(each.id()))
                && (words.isEmpty() || has(each.sql(), words) || has(each.id(), words)
                        || has(each.context().database(), words)));
    }

    private Set<String> ownIds() {
        return bench.runs().stream()
                .map(QueryRun::executionProperty)
                .map(ReadOnlyObjectProperty::get)
                .filter(Objects::nonNull)
                .map(QueryExecution::id)
                .collect(Collectors.toSet());
    }

    private static boolean has(@Nullable String text, String words) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(words);
    }

    /// What it cost: nothing when it scanned nothing, failed or reused a result.
    BigDecimal cost(QueryExecution execution) {
        return services.price().of(execution.statistics(), execution.state().is(QueryState.FAILED));
    }

    /// Dollars of each day that has any of the loaded executions, oldest first.
    Map<LocalDate, BigDecimal> costPerDay(ZoneId zone) {
        Map<LocalDate, BigDecimal> days = new TreeMap<>();
        for (QueryExecution each : loaded) {
            Instant submitted = each.context().submitted();
            if (submitted != null) {
                days.merge(submitted.atZone(zone).toLocalDate(), cost(each), BigDecimal::add);
            }
        }
        return days;
    }

    /// Opens it in a tab, which runs where it ran.
    void open(QueryExecution execution) {
        bench.open(text("query.history.tab"), execution.sql(), where(execution));
    }

    /// Whether there is a result to be seen.
    static boolean hasResult(@Nullable QueryExecution execution) {
        return execution != null && execution.state().is(QueryState.SUCCEEDED);
    }

    /// Shows the result that the run had, without running it.
    void showResult(QueryExecution execution) {
        bench.showResult(text("query.history.tab"), request(execution), execution);
    }

    /// Where it ran.
    void runAgain(QueryExecution execution) {
        bench.openAndRun(text("query.history.tab"), execution.sql(), where(execution));
    }

    private static QueryRequest request(QueryExecution execution) {
        ExecutionContext ran = execution.context();
        return new QueryRequest(execution.sql(), ran.database(), ran.workgroup(), null, ran.parameters(),
                ran.catalog(), OptionalInt.empty());
    }

    private QueryScope where(QueryExecution execution) {
        ExecutionContext ran = execution.context();
        String workgroup = ran.workgroup();
        return new QueryScope(ran.catalog(), ran.database(),
                workgroup == null ? bench.scopeProperty().get().workgroup() : workgroup);
    }

    void close() {
        slot.clear();
    }
}
