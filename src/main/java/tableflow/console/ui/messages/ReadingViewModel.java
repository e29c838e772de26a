package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.read.ReadEnd;
import tableflow.console.service.messages.read.ReadEvent;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.store.RecordStore;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Timer;
import tableflow.console.ui.work.Work;

/// One reading after the other: its records as they arrive, how far it is, pause, stop, and going on where it stopped.
/// What has come stays until another reading begins.
public final class ReadingViewModel {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final int MOST_NOTICES = 50;

    private final Messages messages;
    private final Scratch scratch;
    private final RecordStore.Limits limits;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final UnreadCount unread;
    private final ReadOnlyObjectWrapper<ReadingState> state = new ReadOnlyObjectWrapper<>(ReadingState.NOTHING);
    private final ReadOnlyObjectWrapper<ReadingFigures> figures = new ReadOnlyObjectWrapper<>(ReadingFigures.NONE);
    private final ReadOnlyObjectWrapper<@Nullable HeldRecords> held = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RemoteFailure> trouble = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ReadEnd> end = new ReadOnlyObjectWrapper<>();
    private final ObservableList<ReadingNotice> notices = FXCollections.observableArrayList();
    private final ReadingRate rate = new ReadingRate();
    private final Strand strand = new Strand();
    private @Nullable ReadPlan plan;
    private @Nullable Going going;
    private Timer.@Nullable Alarm alarm;

    /// A reading on its way.
    private static final class Going {
        private final Reading reading;
        private volatile Progress progress = Progress.NONE;

        Going(Reading reading) {
            this.reading = reading;
        }
    }

    /// @param scratch takes the records for as long as they are shown
    /// @param limits how much of them is kept
    ReadingViewModel(Messages messages, Scratch scratch, RecordStore.Limits limits, Work work) {
        this.messages = messages;
        this.scratch = scratch;
        this.limits = limits;
        this.work = work;
        unread = new UnreadCount(work, this::countUnread, this::tick);
        state.subscribe(now -> unread.ask(now == ReadingState.PAUSED));
    }

    /// Begins to read; what was read before goes.
    void read(ReadPlan newPlan) {
        slot.clear();
        plan = newPlan;
        strand.clear();
        notices.clear();
        HeldRecords fresh = new HeldRecords(
                newPlan.request().topic(), new RecordStore(scratch.folder(), newPlan.request().topic(), limits));
        hold(fresh);
        start(newPlan, newPlan::request, fresh);
    }

    private void hold(@Nullable HeldRecords next) {
        HeldRecords old = held.get();
        held.set(next);
        if (old != null) {
            old.close();
        }
    }

    /// Reads the same stretch of the topic again with another plan for the same topic, as after a change of the filter:
    /// what "the last 500" were stays what they were. A reading that does not know its stretch yet begins anew.
    void again(ReadPlan newPlan) {
        Map<Integer, Long> same = strand.starts();
        read(same.isEmpty() ? newPlan : newPlan.from(same));
    }

    /// Goes on behind what has come, when reading has stopped before its end.
    void goOn() {
        ReadPlan old = plan;
        HeldRecords into = held.get();
        if (old == null || into == null || !canGoOn()) {
            return;
        }
        Map<Integer, Long> next = strand.starts();
        if (next.isEmpty()) {
            read(old);
            return;
        }
        Supplier<Map<Integer, Long>> ending = strand.ending();
        start(old, () -> {
            // What the stopped reading still had in its hands is counted first.
            next.putAll(ending.get());
            return old.from(next).request();
        }, into);
    }

    /// Whether [#goOn()] would read anything.
    public boolean canGoOn() {
        return switch (state.get()) {
            case STOPPED, FAILED -> true;
            case ENDED -> end.get() != ReadEnd.ALL_READ;
            case NOTHING, READING, PAUSED -> false;
        };
    }

    /// @param request asked for on the reading's own thread
    private void start(ReadPlan now, Supplier<ReadRequest> request, HeldRecords into) {
        RecordFilter filter = now.filter().compile(now.decoder());
        AtomicReference<@Nullable Going> own = new AtomicReference<>();
        Reading reading = new Reading(event -> work.onFx(() -> {
            if (going != null && going == own.get()) {
                take(event);
            }
        }), into.tally());
        strand.add(reading);
        Going mine = new Going(reading);
        own.set(mine);
        going = mine;
        problem.set(null);
        trouble.set(null);
        end.set(null);
        rate.clear();
        state.set(ReadingState.READING);
        work.job(text("messages.job.read", now.request().topic()), told -> {
                    mine.progress = told;
                    return messages.reader().read(request.get(), filter, into, reading);
                })
                .in(slot)
                .onResult(how -> ended(ReadingState.ENDED, how))
                .onCancelled(() -> ended(ReadingState.STOPPED, null))
                .onFailure(failure -> {
                    ended(ReadingState.FAILED, null);
                    problem.set(new Problem(scratch.advised(failure), this::goOn));
                })
                .start();
        if (state.get() == ReadingState.READING) {
            alarm();
        }
    }

    private void ended(ReadingState how, @Nullable ReadEnd why) {
        stopAlarm();
        trouble.set(null);
        end.set(why);
        tick();
        state.set(how);
        tick();
    }

    private void take(ReadEvent event) {
        switch (event) {
            case ReadEvent.Planned planned -> strand.plan(planned.ranges());
            case ReadEvent.Skipped(var gap) -> notice(new ReadingNotice(true, text("messages.notice.gap",
                    Integer.toString(gap.partition()), Long.toString(gap.from()), Long.toString(gap.to() - 1),
                    gap.to() - gap.from())));
            case ReadEvent.Lost(RemoteFailure why) -> trouble.set(why);
            case ReadEvent.Back _ -> {
                // Each of several readers tells it.
                if (trouble.get() != null) {
                    trouble.set(null);
                    notice(new ReadingNotice(false, text("messages.notice.back",
                            MessageWords.clock(work.clock().instant()))));
                }
            }
        }
        tick();
    }

    private void notice(ReadingNotice notice) {
        notices.add(notice);
        if (notices.size() > MOST_NOTICES) {
            notices.removeFirst();
        }
    }

    private void alarm() {
        alarm = work.timer().after(TICK, () -> work.onFx(() -> {
            if (state.get().isGoing()) {
                tick();
                alarm();
            }
        }));
    }

    private void stopAlarm() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    private void tick() {
        Going now = going;
        HeldRecords kept = held.get();
        if (now == null || kept == null) {
            return;
        }
        kept.tell();
        Reading reading = now.reading;
        Instant at = work.clock().instant();
        rate.add(at, reading.scanned(), reading.scannedBytes());
        boolean moves = state.get() == ReadingState.READING;
        figures.set(new ReadingFigures(
                strand.looked(), strand.planned(), strand.matched(), strand.unjudged(), strand.whyUnjudged(),
                strand.bytes(),
                moves ? rate.records() : 0,
                moves ? rate.bytes() : 0,
                unread.count(),
                kept.firstProperty().get()));
        now.progress.report(
                text("messages.progress", Units.grouped(figures.get().matched())),
                reading.scanned(), reading.planned());
    }

    private long countUnread() {
        ReadPlan asked = plan;
        Going now = going;
        return asked == null || now == null ? -1 : messages.waiting(
                asked.request().topic(), now.reading.positions(), asked.request().committedOnly());
    }

    /// Reads no more until [#resume()]; what is written meanwhile waits in the cluster and is counted.
    public void pause() {
        if (going != null && state.get() == ReadingState.READING) {
            going.reading.pause();
            state.set(ReadingState.PAUSED);
            tick();
        }
    }

    public void resume() {
        if (going != null && state.get() == ReadingState.PAUSED) {
            rate.clear();
            state.set(ReadingState.READING);
            going.reading.resume();
            tick();
        }
    }

    /// Ends the reading; what came stays.
    public void stop() {
        slot.cancel();
    }

    public ReadOnlyObjectProperty<ReadingState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ReadingFigures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /// The records of the newest reading; absent before the first.
    public ReadOnlyObjectProperty<@Nullable HeldRecords> heldProperty() {
        return held.getReadOnlyProperty();
    }

    /// Why reading could not go on.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Why nothing comes at the moment, though the reading goes on by itself as soon as it can.
    public ReadOnlyObjectProperty<@Nullable RemoteFailure> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Why the reading ended well; absent while it has not.
    public ReadOnlyObjectProperty<@Nullable ReadEnd> endProperty() {
        return end.getReadOnlyProperty();
    }

    /// What was missing on the way, the newest last.
    public ObservableList<ReadingNotice> notices() {
        return notices;
    }

    /// What was read last; absent before.
    @Nullable ReadPlan plan() {
        return plan;
    }

    /// What was read last, from where that began: "the last 500" are those that they were, and "the end" is where it
    /// was. As it was asked for while the beginning is not known.
    @Nullable ReadPlan stretch() {
        ReadPlan asked = plan;
        Map<Integer, Long> starts = strand.starts();
        return asked == null || starts.isEmpty() ? asked : asked.from(starts);
    }

    /// Ends the reading, and shows nothing of it any more.
    void forget() {
        stopAlarm();
        slot.clear();
        going = null;
        plan = null;
        strand.clear();
        notices.clear();
        problem.set(null);
        trouble.set(null);
        end.set(null);
        state.set(ReadingState.NOTHING);
        figures.set(ReadingFigures.NONE);
        hold(null);
    }

    void close() {
        unread.close();
        forget();
    }
}
