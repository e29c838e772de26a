package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.grid.SortMark;
import tableflow.console.ui.messages.RecordColumn.Fixed;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The rows of the grid: which records, in which order, under which columns.
final class RowsViewModel {

    private final Work work;
    private final ColumnsViewModel columns;
    private final LatestOnly slot = new LatestOnly();
    private final ObjectProperty<@Nullable TimeWindow> window = new SimpleObjectProperty<>();
    private final ObjectProperty<RowOrder> order = new SimpleObjectProperty<>(RowOrder.AS_THEY_CAME);
    private final ReadOnlyObjectWrapper<@Nullable ShownRecords> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private Subscription growing = Subscription.EMPTY;
    private @Nullable HeldRecords held;
    private LongConsumer onMoved = rows -> {};
    private Runnable onReordered = () -> {};
    private boolean stale;

    RowsViewModel(ReadingViewModel reading, ColumnsViewModel columns, Work work) {
        this.work = work;
        this.columns = columns;
        reading.heldProperty().subscribe(this::hold);
        columns.shownProperty().subscribe(this::lay);
        columns.decoderProperty().subscribe(this::lay);
        window.subscribe((before, now) -> order.set(new RowOrder(now, order.get().by(), order.get().descending())));
        order.subscribe((before, now) -> arrange());
    }

    private void hold(@Nullable HeldRecords now) {
        growing.unsubscribe();
        held = now;
        window.set(null);
        order.set(RowOrder.AS_THEY_CAME);
        lay();
        growing = now == null ? Subscription.EMPTY : now.endProperty().subscribe(end -> grow());
    }

    /// Other columns, or another way to read the values.
    private void lay() {
        HeldRecords from = held;
        shown.set(from == null
                ? null
                : new ShownRecords(from, columns.decoderProperty().get(), columns.shownProperty().get()));
        arrange();
    }

    private void grow() {
        ShownRecords rows = shown.get();
        if (rows == null) {
            return;
        }
        if (order.get().isNatural()) {
            long moved = rows.grow();
            if (moved > 0) {
                onMoved.accept(moved);
            }
        } else if (slot.isBusy()) {
            stale = true;
        } else {
            arrange();
        }
    }

    private void arrange() {
        slot.clear();
        stale = false;
        problem.set(null);
        ShownRecords rows = shown.get();
        if (rows == null) {
            return;
        }
        RowOrder wanted = order.get();
        if (wanted.isNatural()) {
            if (rows.isOrdered()) {
                rows.order(null);
                onReordered.run();
            }
            return;
        }
        HeldRecords from = rows.held();
        long first = from.firstProperty().get();
        long end = from.endProperty().get();
        work.job(text("messages.job.order"), _ -> wanted.of(from, first, end))
                .in(slot)
                .quiet()
                .onResult(numbers -> {
                    rows.order(numbers);
                    onReordered.run();
                    if (stale) {
                        arrange();
                    }
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::arrange)))
                .start();
    }

    /// Sorts by a column, then the other way round, then not at all. Others than those that can are left alone.
    void turn(int number) {
        RecordColumn column = columns.shownProperty().get().get(number);
        if (!RowOrder.canSort(column) || !(column instanceof Fixed fixed)) {
            return;
        }
        RowOrder now = order.get();
        boolean same = now.by() == fixed;
        order.set(same && now.descending()
                ? new RowOrder(now.window(), null, false)
                : new RowOrder(now.window(), fixed, same));
    }

    /// The signs for the headings, by the columns' numbers.
    Map<Integer, SortMark> marks() {
        RowOrder now = order.get();
        Fixed by = now.by();
        int number = by == null ? -1 : columns.shownProperty().get().indexOf(by);
        return number < 0 ? Map.of() : Map.of(number, new SortMark(now.descending(), 0));
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
        return order;
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
        slot.clear();
    }
}
