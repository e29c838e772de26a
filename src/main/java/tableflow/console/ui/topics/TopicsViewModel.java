package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.topics.TopicFigures;
import tableflow.console.service.topics.TopicList;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.service.topics.TopicSource;
import tableflow.console.service.topics.Topics;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The topic list: reads it in stages, filters, sorts, counts, and remembers which topic is chosen by its name, so that
/// a refresh, which replaces all rows at once, does not lose it.
public final class TopicsViewModel {

    /// What the place of the table shows.
    public enum State {
        /// The first answer is on its way.
        LOADING,
        /// There are topics, and the filter lets some through.
        ROWS,
        /// There is no topic that is not internal.
        EMPTY,
        /// The filter lets none through.
        NO_MATCH,
        /// The topics could not be read, and none are known from before.
        FAILED
    }

    /// How many topics there are, by what the toggles choose.
    ///
    /// @param all those that the table would show without any filter: without internal ones while these are hidden
    public record Counts(int shown, int all, int tableflow, int problems, int internal, int favourites) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
    }

    private static final Duration WHOLE_AGAIN = Duration.ofMinutes(5);

    private final Topics topics;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final ObservableList<TopicRow> rows = FXCollections.observableArrayList();
    private final ObservableList<TopicRow> shown = FXCollections.unmodifiableObservableList(rows);
    private final StringProperty filterText = new SimpleStringProperty("");
    private final BooleanProperty onlyTableflow = new SimpleBooleanProperty();
    private final BooleanProperty onlyProblems = new SimpleBooleanProperty();
    private final BooleanProperty showInternal = new SimpleBooleanProperty();
    private final BooleanProperty onlyFavourites = new SimpleBooleanProperty();
    private final ObjectProperty<Set<String>> favourites = new SimpleObjectProperty<>(Set.of());
    private final Map<String, TopicFigures> figures = new HashMap<>();
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> refreshedAt = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> wholeAt = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> keptFrom = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<TopicSource, RemoteFailure>> unchecked =
            new ReadOnlyObjectWrapper<>(Map.of());
    private TopicList list = TopicList.EMPTY;
    private List<SortKey> order = List.of();
    private boolean taking;
    private int reading;

    public TopicsViewModel(Topics topics, Work work) {
        this.topics = topics;
        this.work = work;
        filterText.subscribe(this::show);
        onlyTableflow.subscribe(this::show);
        onlyProblems.subscribe(this::show);
        showInternal.subscribe(this::show);
        onlyFavourites.subscribe(this::show);
        favourites.subscribe(this::show);
    }

    /// Reads everything; a reading that still runs is given up. What is shown stays until newer answers come.
    public Job<TopicList> refresh() {
        return read(true);
    }

    /// Reads what changes by itself, and every five minutes everything: what the pane does unasked must be light on
    /// clusters with thousands of topics.
    public Job<TopicList> refreshChanges() {
        Instant last = wholeAt.get();
        return read(last == null || !last.plus(WHOLE_AGAIN).isAfter(work.clock().instant()));
    }

    private Job<TopicList> read(boolean whole) {
        TopicList before = list;
        int number = ++reading;
        return work.<TopicList, TopicList>job(
                        text("topics.job.list"),
                        (progress, parts) -> whole ? topics.list(before, parts) : topics.refresh(before, parts),
                        lists -> {
                            // Parts of a reading that was given up may still be on their way.
                            if (number == reading) {
                                take(lists.getLast());
                            }
                        })
                .in(slot)
                .quiet()
                .onResult(last -> finish(last, whole))
                .onFailure(failure -> {
                    problem.set(new Problem(failure, this::refresh));
                    show();
                })
                .start();
    }

    /// The topics that the filter lets through, in order; all are replaced in one change.
    public ObservableList<TopicRow> shown() {
        return shown;
    }

    /// Whether the change of [#shown()] that is being told comes from a reading, not from the user: then the table
    /// should stay where it is.
    public boolean isTaking() {
        return taking;
    }

    public StringProperty filterTextProperty() {
        return filterText;
    }

    public BooleanProperty onlyTableflowProperty() {
        return onlyTableflow;
    }

    public BooleanProperty onlyProblemsProperty() {
        return onlyProblems;
    }

    public BooleanProperty showInternalProperty() {
        return showInternal;
    }

    public BooleanProperty onlyFavouritesProperty() {
        return onlyFavourites;
    }

    /// The names of the topics that the user marked.
    ObjectProperty<Set<String>> favouritesProperty() {
        return favourites;
    }

    /// The name of the chosen topic; it stays chosen while a refresh or a filter hides it.
    public ObjectProperty<@Nullable String> selectedProperty() {
        return selected;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Counts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// When the topics were last read to the end; absent before the first time.
    public ReadOnlyObjectProperty<@Nullable Instant> refreshedAtProperty() {
        return refreshedAt.getReadOnlyProperty();
    }

    /// When everything was last read, schemas and settings too; absent before the first time.
    public ReadOnlyObjectProperty<@Nullable Instant> wholeAtProperty() {
        return wholeAt.getReadOnlyProperty();
    }

    /// When the oldest answer was known that the newest reading did not bring; absent when it brought all.
    ReadOnlyObjectProperty<@Nullable Instant> keptFromProperty() {
        return keptFrom.getReadOnlyProperty();
    }

    /// The sources whose columns were not checked, beside the names, whose failure is the [#problemProperty()].
    public ReadOnlyObjectProperty<Map<TopicSource, RemoteFailure>> uncheckedProperty() {
        return unchecked.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    /// Lets all topics through that are not internal.
    public void clearFilters() {
        filterText.set("");
        onlyTableflow.set(false);
        onlyProblems.set(false);
        onlyFavourites.set(false);
    }

    /// Chooses `topic` for another pane: filters that would hide it go.
    public void reveal(String topic) {
        selected.set(topic);
        list.rows().stream().filter(row -> row.name().equals(topic)).findFirst().ifPresent(row -> {
            if (row.internal()) {
                showInternal.set(true);
            }
            if (!filter().matches(row)) {
                clearFilters();
            }
        });
    }

    /// Where the chosen topic is in [#shown()]; -1 when it is not.
    public int selectedIndex() {
        String name = selected.get();
        for (int i = 0; name != null && i < shown.size(); i++) {
            if (shown.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    void sort(List<SortKey> keys) {
        order = List.copyOf(keys);
        show();
    }

    /// Whether an order by figures needs them of all rows.
    boolean isOrderedByFigure() {
        return order.stream().anyMatch(key -> key.column().isFigure());
    }

    /// Takes figures that somebody wanted to see. Those that were known stay where there is none now.
    ///
    /// @param readAt when those of a topic were read before
    void figured(Map<String, TopicFigures> newer, Map<String, Instant> readAt) {
        newer.forEach((topic, now) -> figures.merge(topic, now, (before, _) ->
                now.orEarlier(before, readAt.getOrDefault(topic, Instant.EPOCH))));
        retake(list.with(figures));
    }

    private void finish(TopicList last, boolean whole) {
        take(last);
        if (last.hasNames()) {
            Instant now = work.clock().instant();
            wholeAt.set(whole ? now : wholeAt.get());
            refreshedAt.set(now);
        }
    }

    private void take(TopicList newer) {
        Map<TopicSource, RemoteFailure> failures = new EnumMap<>(TopicSource.class);
        newer.sources().forEach((source, sourceState) -> {
            RemoteFailure failure = sourceState.failure();
            if (failure != null) {
                failures.put(source, failure);
            }
        });
        RemoteFailure names = failures.remove(TopicSource.NAMES);
        if (names != null) {
            // The Kafka columns depend on the names: one message is enough.
            failures.remove(TopicSource.PARTITIONS);
            failures.remove(TopicSource.SETTINGS);
            problem.set(new Problem(names, this::refresh));
        } else if (newer.hasNames()) {
            problem.set(null);
        }
        if (!unchecked.get().equals(failures) && (newer.isComplete() || !failures.isEmpty())) {
            unchecked.set(Map.copyOf(failures));
        }
        Instant changing = refreshedAt.get();
        Instant whole = wholeAt.get();
        TopicList filled = changing == null || whole == null ? newer : newer.orEarlier(list, changing, whole);
        retake(filled.with(figures));
    }

    private void retake(TopicList newer) {
        list = newer;
        keptFrom.set(newer.oldest().orElse(null));
        taking = true;
        try {
            show();
        } finally {
            taking = false;
        }
    }

    private TopicFilter filter() {
        return TopicFilter.of(
                filterText.get(), onlyTableflow.get(), onlyProblems.get(), showInternal.get(),
                onlyFavourites.get() ? favourites.get() : null);
    }

    private void show() {
        TopicFilter filter = filter();
        Pick pick = Pick.of(list.rows(), filter, favourites.get(), order);
        rows.setAll(pick.rows());
        counts.set(pick.counts());
        state.set(stateOf(pick.rows(), filter, pick.counts().all()));
    }

    private State stateOf(List<TopicRow> matching, TopicFilter filter, int all) {
        if (!matching.isEmpty()) {
            return State.ROWS;
        }
        if (all > 0 && filter.isNarrow()) {
            return State.NO_MATCH;
        }
        if (list.hasNames()) {
            return State.EMPTY;
        }
        return problem.get() != null ? State.FAILED : State.LOADING;
    }

    /// Gives up what runs.
    public void close() {
        reading++;
        slot.clear();
    }
}
