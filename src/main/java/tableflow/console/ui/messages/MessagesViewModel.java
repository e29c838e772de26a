package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.RecordPlace;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Until;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The pane: which topic is read, from where until when, and which of its records are wanted.
public final class MessagesViewModel {

    /// How many records are read around the one that was asked for, and how many of them before it.
    private static final String NEIGHBOURS = "100";
    private static final int BEFORE = 20;
    private static final int MOST_MISSED = 2;

    private final MessagesServices services;
    private final Work work;
    private final Scratch scratch;
    private final ReadingViewModel reading;
    private final ColumnsViewModel columns;
    private final RowsViewModel rows;
    private final ChosenRecords chosen = new ChosenRecords();
    private final StartForm start = new StartForm();
    private final StopForm stop = new StopForm();
    private final FilterForm filter = new FilterForm();
    private final BooleanProperty follow = new SimpleBooleanProperty();
    private final LatestOnly listing = new LatestOnly();
    private final LatestOnly asking = new LatestOnly();
    private final ReadOnlyStringWrapper topic = new ReadOnlyStringWrapper("");
    private final ObservableList<String> topics = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> revealed = new ReadOnlyObjectWrapper<>();
    private @Nullable RecordPlace wanted;
    private long sought;
    /// How often the wanted record was not among those that were read, though it is there.
    private int missed;
    private Subscription arriving = Subscription.EMPTY;

    /// @param profile whose columns are remembered
    public MessagesViewModel(MessagesServices services, WindowSettings settings, String profile, Work work) {
        this.services = services;
        this.work = work;
        scratch = Scratch.in(services.scratch());
        reading = new ReadingViewModel(services.messages(), scratch, services.limits(), work);
        columns = new ColumnsViewModel(reading, services.messages().decoder(), settings, profile, work);
        rows = new RowsViewModel(reading, columns, scratch, work);
        start.kindProperty().subscribe((before, now) -> {
            if (now == StartForm.Kind.END) {
                follow.set(true);
            }
        });
        reading.heldProperty().subscribe(held -> {
            arriving.unsubscribe();
            arriving = held == null ? Subscription.EMPTY : held.endProperty().subscribe(end -> seek());
        });
        reading.stateProperty().subscribe(state -> {
            if (state == ReadingState.ENDED) {
                seek();
            }
        });
    }

    /// Asks for the names of the topics.
    public void list() {
        work.job(text("messages.job.topics"), _ -> services.topics().get())
                .in(listing)
                .quiet()
                .onResult(topics::setAll)
                .onFailure(failure -> problem.set(new Problem(failure, this::list)))
                .start();
    }

    /// Shows a topic, and begins to read it; nothing happens when it is being shown.
    public void open(String name) {
        if (name.isBlank() || name.equals(topic.get())) {
            return;
        }
        choose(name);
        if (request().isEmpty()) {
            // What was read of the topic before would stand there as if it were of this one.
            reading.forget();
        }
        read();
    }

    private void choose(String name) {
        wanted = null;
        problem.set(null);
        if (!name.equals(topic.get())) {
            filter.clear();
            topic.set(name);
            columns.choose(name);
        }
    }

    /// Shows the record at a place, and some before and behind it.
    public void show(String name, RecordPlace place) {
        missed = 0;
        look(name, place);
    }

    private void look(String name, RecordPlace place) {
        // Why another one is not there would stand over this one.
        asking.clear();
        choose(name);
        filter.clear();
        stop.clear();
        follow.set(false);
        start.set(StartForm.Kind.PLACES, place.partition() + ":" + place.offset());
        // It may have been written meanwhile. If it still does not come, its neighbours need all the room there is.
        boolean alone = missed > 1;
        stop.countProperty().set(alone ? "1" : NEIGHBOURS);
        rows.asTheyCame();
        request().ifPresent(request -> {
            reading.read(plan(request).from(new From.Around(
                    place.partition(), place.offset(), alone ? 0 : BEFORE)));
            // Not earlier: that the reading before has ended is no answer.
            sought = 0;
            wanted = place;
            seek();
        });
    }

    /// Reads anew, from where the form says.
    public void read() {
        wanted = null;
        problem.set(null);
        asking.clear();
        request().ifPresent(request -> reading.read(plan(request)));
    }

    /// Looks at the same stretch of the topic again, with the filter as it is now.
    public void applyFilter() {
        if (filter.filter().isEmpty() || topic.get().isEmpty()) {
            return;
        }
        ReadPlan before = reading.plan();
        if (before == null) {
            read();
        } else if (!before.filter().equals(filter.filter().get())
                || !before.decoder().equals(columns.decoderProperty().get())
                || !reading.stateProperty().get().isGoing()) {
            wanted = null;
            problem.set(null);
            reading.again(plan(before.request()));
        }
    }

    private ReadPlan plan(ReadRequest request) {
        FilterText text = filter.filter().orElseGet(() -> new FilterText(FilterText.Kind.TEXT, "", false));
        return new ReadPlan(request, text, columns.decoderProperty().get());
    }

    /// What the form asks for; empty while something in it is wrong.
    Optional<ReadRequest> request() {
        Optional<From> from = start.from();
        Optional<Until> until = stop.until(follow.get(), work.clock().instant());
        return topic.get().isEmpty() || from.isEmpty() || until.isEmpty() || filter.filter().isEmpty()
                ? Optional.empty()
                : Optional.of(new ReadRequest(
                        topic.get(), from.get(), until.get(), stop.partitions(), stop.committedOnlyProperty().get()));
    }

    /// Whether the record that was asked for has come; one that does not come is asked for by itself, to hear why.
    private void seek() {
        RecordPlace place = wanted;
        HeldRecords held = reading.heldProperty().get();
        if (place == null || held == null) {
            return;
        }
        long end = held.endProperty().get();
        for (long number = Math.max(sought, held.firstProperty().get()); number < end; number++) {
            KafkaRecord record;
            try {
                record = glance(held, number);
            } catch (UncheckedIOException failed) {
                wanted = null;
                unreadable(place, failed);
                return;
            }
            if (record == null) {
                continue;
            }
            if (record.partition() == place.partition() && record.offset() >= place.offset()) {
                if (end - number <= BEFORE && reading.stateProperty().get().isGoing()) {
                    // Some more first, so that it can stand among its neighbours.
                    return;
                }
                wanted = null;
                reveal(number);
                if (record.offset() > place.offset()) {
                    whyNot(place);
                }
                return;
            }
        }
        sought = end;
        if (reading.stateProperty().get() == ReadingState.ENDED) {
            wanted = null;
            whyNot(place);
        }
    }

    /// Absent for one that newer ones have crowded out, which is told here some time later.
    private static @Nullable KafkaRecord glance(HeldRecords held, long number) {
        try {
            return held.glance(number).record();
        } catch (NoSuchElementException dropped) {
            return null;
        }
    }

    private void unreadable(RecordPlace place, UncheckedIOException failed) {
        String of = topic.get();
        problem.set(new Problem(
                scratch.advised(RemoteFailure.of(
                                Kind.UNEXPECTED, text("messages.unreadable", Long.toString(place.offset()), of),
                                String.valueOf(failed.getMessage()))
                        .withCause(failed)),
                () -> show(of, place)));
    }

    private void reveal(long number) {
        revealed.set(null);
        revealed.set(number);
    }

    private void whyNot(RecordPlace place) {
        String of = topic.get();
        work.job(text("messages.job.record", Long.toString(place.offset()), of), _ ->
                        services.records().read(of, place.partition(), place.offset()))
                .in(asking)
                .quiet()
                .onResult(_ -> {
                    missed++;
                    if (missed <= MOST_MISSED) {
                        look(of, place);
                    } else {
                        problem.set(new Problem(
                                RemoteFailure.of(Kind.UNEXPECTED,
                                        text("messages.unreadable", Long.toString(place.offset()), of),
                                        text("messages.unreadable.missed")),
                                () -> show(of, place)));
                    }
                })
                .onFailure(failure -> problem.set(new Problem(failure, null)))
                .start();
    }

    /// The topic that is shown; empty before one is chosen.
    public ReadOnlyStringProperty topicProperty() {
        return topic.getReadOnlyProperty();
    }

    /// The names of the topics, in order.
    public ObservableList<String> topics() {
        return topics;
    }

    Scratch scratch() {
        return scratch;
    }

    public ReadingViewModel reading() {
        return reading;
    }

    ColumnsViewModel columns() {
        return columns;
    }

    RowsViewModel rows() {
        return rows;
    }

    public ChosenRecords chosen() {
        return chosen;
    }

    StartForm start() {
        return start;
    }

    StopForm stop() {
        return stop;
    }

    FilterForm filter() {
        return filter;
    }

    /// Waits for records that are not written yet.
    public BooleanProperty followProperty() {
        return follow;
    }

    /// What could not be found out besides the reading: the topics, or a record.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The number of the record that is to be brought into sight.
    ReadOnlyObjectProperty<@Nullable Long> revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    public void close() {
        arriving.unsubscribe();
        listing.clear();
        asking.clear();
        rows.close();
        columns.close();
        reading.close();
    }
}
