package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.ui.control.grid.SortMark;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.JobProgress;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Timer;
import tableflow.console.ui.work.Work;

/// The rows of the grid: which records, in which order, under which columns.
final class RowsViewModel {

    /// A live reading is sorted anew when this long has passed, and as often again as sorting takes.
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int SHARE = 3;

    private final Work work;
    private final Scratch scratch;
    private final ColumnsViewModel columns;
    private final LatestOnly slot = new LatestOnly();
    private final ObjectProperty<@Nullable TimeWindow> window = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<RowOrder> order = new ReadOnlyObjectWrapper<>(RowOrder.AS_THEY_CAME);
    private final ReadOnlyObjectWrapper<@Nullable ShownRecords> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<JobProgress> progress = new ReadOnlyObjectWrapper<>(JobProgress.NONE);
    private Subscription growing = Subscription.EMPTY;
    private Timer.@Nullable Alarm pause;
    private @Nullable HeldRecords held;
    private LongConsumer onMoved = rows -> {};
    private Runnable onReordered = () -> {};
    private RowOrder stands = RowOrder.AS_THEY_CAME;
    private boolean stale;

    /// @param scratch takes what does not fit into memory while rows are sorted
    RowsViewModel(ReadingViewModel reading, ColumnsViewModel columns, Scratch scratch, Work work) {
        this.work = work;
        this.scratch = scratch;
        this.columns = columns;
        reading.heldProperty().subscribe(this::hold);
        columns.shownProperty().subscribe(this::lay);
        columns.decoderProperty().subscribe(this::lay);
        window.subscribe((before, now) -> {
            if (!Objects.equals(now, order.get().window())) {
                order.set(order.get().in(now));
                arrange();
            }
        });
    }

    /// Other records. Those of the same topic are shown as those before were: in the same order, of the same time.
    private void hold(@Nullable HeldRecords now) {
        growing.unsubscribe();
        boolean same = held != null && now != null && held.topic().equals(now.topic());
        held = now;
        if (!same) {
            asTheyCame();
        }
        stands = RowOrder.AS_THEY_CAME;
        lay();
        growing = now == null ? Subscription.EMPTY : now.endProperty().subscribe(end -> grow());
    }

    /// Shows all records as they came, from the next reading on.
    void asTheyCame() {
        slot.clear();
        problem.set(null);
        order.set(RowOrder.AS_THEY_CAME);
        window.set(null);
    }

    /// Other columns, or another way to read the values.
    private void lay() {
        HeldRecords from = held;
        ShownRecords before = shown.get();
        RecordColumn by = order.get().by();
        if (by != null && columns.shownProperty().get().stream().noneMatch(order.get()::isBy)) {
            // Nothing would tell why rows stand as they do.
            order.set(order.get().by(null, false));
        }
        if (from == null) {
            shown.set(null);
            arrange();
            return;
        }
        ShownRecords now = new ShownRecords(from, columns.decoderProperty().get(), columns.shownProperty().get());
        if (before != null && before.held() == from && before.decoder() == now.decoder()
                && stands.equals(order.get()) && !slot.isBusy()) {
            now.orderAs(before);
            shown.set(now);
        } else {
            shown.set(now);
            arrange();
        }
    }

    private void grow() {
        ShownRecords rows = shown.get();
        if (rows == null) {
            return;
        }
        if (order.get().isNatural()) {
            growAsTheyCame(rows);
        } else if (slot.isBusy() || pause != null) {
            stale = true;
        } else {
            arrange();
        }
    }

    private void growAsTheyCame(ShownRecords rows) {
        long moved = rows.grow();
        if (moved > 0) {
            onMoved.accept(moved);
        }
    }

    private void arrange() {
        slot.clear();
        stopPause();
        stale = false;
        ShownRecords rows = shown.get();
        if (rows == null) {
            return;
        }
        RowOrder wanted = order.get();
        if (wanted.isNatural()) {
            stands = wanted;
            if (rows.isOrdered()) {
                rows.order(null);
                onReordered.run();
            } else {
                growAsTheyCame(rows);
            }
            return;
        }
        HeldRecords from = rows.held();
        long first = from.firstProperty().get();
        long end = from.endProperty().get();
        Instant begun = work.clock().instant();
        RowOrder.Place place = new RowOrder.Place(from, rows.decoder(), scratch);
        Job<long[]> job = work.job(text("messages.job.order"), told -> wanted.of(place, first, end, told))
                .in(slot)
                .quiet()
                .onResult(numbers -> {
                    stands = wanted;
                    if (wanted.by() != null) {
                        problem.set(null);
                    }
                    rows.order(numbers);
                    onReordered.run();
                    pause(Duration.between(begun, work.clock().instant()));
                })
                .onCancelled(this::standAsBefore)
                .onFailure(failure -> unsorted(wanted, failure))
                .start();
        progress.bind(job.progressProperty());
        job.whenEnded(progress::unbind);
    }

    /// Rows that could not be sorted stand as they came, those that came meanwhile among them, and no heading says
    /// otherwise. They are not sorted again until the user wants it: a disk that is full now is full in a second too.
    private void unsorted(RowOrder wanted, RemoteFailure failure) {
        RecordColumn by = wanted.by();
        order.set(by == null ? RowOrder.AS_THEY_CAME : wanted.by(null, false));
        window.set(order.get().window());
        arrange();
        RemoteFailure told = by == null ? failure : failure.during(text("messages.unsorted", by.shown().title()));
        RemoteFailure advised = scratch.advised(failure);
        problem.set(new Problem(
                told.withAdvice(String.join(" ", Stream.concat(
                        Stream.of(text("messages.unsorted.shown")), advised.advice().stream()).toList())),
                () -> again(wanted)));
    }

    private void again(RowOrder wanted) {
        problem.set(null);
        RecordColumn by = wanted.by();
        if (by == null || columns.shownProperty().get().stream().anyMatch(wanted::isBy)) {
            order.set(order.get().by(by, wanted.descending()));
            arrange();
        }
    }

    /// Lets a while pass before rows that came meanwhile are sorted in.
    private void pause(Duration took) {
        Duration wait = took.multipliedBy(SHARE).compareTo(PAUSE) > 0 ? took.multipliedBy(SHARE) : PAUSE;
        pause = work.timer().after(wait, () -> work.onFx(() -> {
            pause = null;
            if (stale) {
                arrange();
            }
        }));
    }

    private void stopPause() {
        if (pause != null) {
            pause.cancel();
            pause = null;
        }
    }

    /// Gives up sorting: rows stay as they stand, and so say the headings.
    void cancel() {
        slot.cancel();
    }

    private void standAsBefore() {
        order.set(stands);
        window.set(stands.window());
        ShownRecords rows = shown.get();
        if (stands.isNatural() && rows != null) {
            rows.grow();
        }
    }

    /// Sorts by a column, then the other way round, then not at all.
    void turn(int number) {
        RecordColumn column = columns.shownProperty().get().get(number);
        RowOrder now = order.get();
        boolean same = now.isBy(column);
        problem.set(null);
        order.set(same && now.descending() ? now.by(null, false) : now.by(column, same));
        arrange();
    }

    /// The signs for the headings, by the columns' numbers.
    Map<Integer, SortMark> marks() {
        RowOrder now = order.get();
        List<RecordColumn> all = columns.shownProperty().get();
        for (int number = 0; number < all.size(); number++) {
            if (now.isBy(all.get(number))) {
                return Map.of(number, new SortMark(now.descending(), 0));
            }
        }
        return Map.of();
    }

    /// Told when the oldest rows went, and how many.
    void onMoved(LongConsumer listener) {
        onMoved = listener;
    }

    /// Told when the same records stand in other rows.
    void onReordered(Runnable listener) {
        onReordered = listener;
    }

    /// Only records of this time are shown; absent for all.
    ObjectProperty<@Nullable TimeWindow> windowProperty() {
        return window;
    }

    ReadOnlyObjectProperty<RowOrder> orderProperty() {
        return order.getReadOnlyProperty();
    }

    /// How far sorting is.
    ReadOnlyObjectProperty<JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// The rows; another object means other columns or another reading.
    ReadOnlyObjectProperty<@Nullable ShownRecords> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    List<RecordColumn> columns() {
        return columns.shownProperty().get();
    }

    void close() {
        growing.unsubscribe();
        stopPause();
        slot.clear();
    }
}
