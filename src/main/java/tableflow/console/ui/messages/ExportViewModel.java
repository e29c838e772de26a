package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.export.RecordFormat;
import tableflow.console.service.messages.export.RecordOutput;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadEvent;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.read.Until;
import tableflow.console.service.port.RecordCursor;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.ui.work.JobProgress;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// Writes records to a file: those that are shown, or all that match, which are read anew and go straight into the
/// file, however many they are.
final class ExportViewModel {

    private static final int EACH = 1 << 10;

    private final Messages messages;
    private final MessagesViewModel pane;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Written> written = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<JobProgress> progress = new ReadOnlyObjectWrapper<>(JobProgress.NONE);

    /// @param all that match; otherwise those that are shown
    record Export(RecordFormat format, Path file, boolean all) {}

    /// What was written last.
    ///
    /// @param isWhole otherwise it was cancelled
    /// @param lacks what is not in the file although it was to be, in sentences
    record Written(Path file, long records, boolean isWhole, List<String> lacks) {}

    /// What becomes of the records; counted on the job's thread, and read on any.
    private static final class Tally {
        private final AtomicLong written = new AtomicLong();
        private final AtomicLong dropped = new AtomicLong();
        private final AtomicLong deleted = new AtomicLong();
        private final Reading reading = new Reading(event -> {
            if (event instanceof ReadEvent.Skipped(RecordCursor.Gap gap)) {
                deleted.addAndGet(gap.to() - gap.from());
            }
        });

        Written ended(Path file, boolean whole) {
            List<String> lacks = new ArrayList<>();
            if (dropped.get() > 0) {
                lacks.add(text("messages.export.dropped", dropped.get()));
            }
            if (deleted.get() > 0) {
                lacks.add(text("messages.export.deleted", deleted.get()));
            }
            if (reading.unjudged() > 0) {
                lacks.add(text("messages.unjudged", reading.unjudged(), reading.whyUnjudged().orElse("")));
            }
            return new Written(file, written.get(), whole, List.copyOf(lacks));
        }
    }

    ExportViewModel(Messages messages, MessagesViewModel pane, Work work) {
        this.messages = messages;
        this.pane = pane;
        this.work = work;
    }

    /// How many records are shown now.
    long shown() {
        ShownRecords rows = pane.rows().shownProperty().get();
        return rows == null ? 0 : rows.rowCount().get();
    }

    /// Whether what is shown may be less than all that match.
    boolean isPart() {
        HeldRecords held = pane.reading().heldProperty().get();
        return held == null || held.firstProperty().get() > 0
                || pane.reading().stateProperty().get() != ReadingState.ENDED || pane.reading().canGoOn()
                || pane.rows().windowProperty().get() != null;
    }

    /// Whether anything was read that could be read anew.
    boolean canReadAnew() {
        return pane.reading().plan() != null;
    }

    /// A file in the user's own folder.
    Path suggested(RecordFormat format) {
        return Path.of(System.getProperty("user.home"), pane.topicProperty().get() + "." + format.ending());
    }

    void start(Export export) {
        ShownRecords rows = pane.rows().shownProperty().get();
        // From where what is shown began: read anew, the end of the topic and its last records are others by now.
        ReadPlan plan = pane.reading().stretch();
        if (rows == null || plan == null) {
            return;
        }
        problem.set(null);
        written.set(null);
        RecordDecoder decoder = pane.columns().decoderProperty().get();
        Tally tally = new Tally();
        long[] shown = export.all() ? new long[0] : rows.numbers();
        var job = work.job(text("messages.export.job", export.file().getFileName()), told -> {
                    try (RecordOutput out = new RecordOutput(
                            export.format().to(export.file(), decoder), () -> false)) {
                        if (export.all()) {
                            all(plan, tally, counted(out, tally.written), told);
                        } else {
                            some(rows.held(), shown, tally, counted(out, tally.written), told);
                        }
                    } catch (IOException failed) {
                        throw LocalFailures.of("write the records", export.file(), failed);
                    } catch (UncheckedIOException failed) {
                        throw LocalFailures.of("write the records", export.file(),
                                Objects.requireNonNull(failed.getCause()));
                    }
                    return tally.ended(export.file(), true);
                })
                .in(slot)
                .onResult(written::set)
                .onCancelled(() -> written.set(tally.ended(export.file(), false)))
                .onFailure(failure -> problem.set(new Problem(partial(failure, tally, export), () -> start(export))))
                .start();
        progress.set(job.progressProperty().get());
        job.progressProperty().subscribe(progress::set);
    }

    /// What was written stays: whoever finds the file must not take it for all.
    private static RemoteFailure partial(RemoteFailure failure, Tally tally, Export export) {
        long records = tally.written.get();
        return records == 0 ? failure : failure.withAdvice(Stream.concat(
                        failure.advice().stream(),
                        Stream.of(text("messages.export.partial", records, export.file())))
                .collect(Collectors.joining(" ")));
    }

    private static Taker counted(RecordOutput out, AtomicLong count) {
        return records -> {
            out.records(records);
            count.addAndGet(records.size());
        };
    }

    @FunctionalInterface
    private interface Taker {
        void take(List<KafkaRecord> records);
    }

    private void all(ReadPlan plan, Tally tally, Taker out, Progress told) {
        ReadRequest asked = plan.request();
        Until until = asked.until();
        From from = asked.from();
        Reading reading = tally.reading;
        RecordFilter filter = plan.filter().compile(plan.decoder());
        AtomicLong looked = new AtomicLong();
        messages.reader().read(
                new ReadRequest(
                        asked.topic(), from,
                        new Until(false, until.matches(), until.bytes(), until.time(), until.offset()),
                        asked.partitions(), asked.committedOnly()),
                record -> {
                    long number = looked.incrementAndGet();
                    if (number % EACH == 0) {
                        told.report(text("messages.export.progress", Units.grouped(reading.matched())),
                                number, reading.planned());
                    }
                    return filter.matches(record);
                },
                out::take,
                reading);
    }

    private void some(HeldRecords held, long[] numbers, Tally tally, Taker out, Progress told) {
        for (int i = 0; i < numbers.length; i++) {
            try {
                out.take(List.of(held(held, numbers[i])));
            } catch (NoSuchElementException dropped) {
                tally.dropped.incrementAndGet();
            }
            if (i % EACH == 0) {
                Progress.throwIfCancelled("export records");
                told.report(text("messages.export.progress", Units.grouped(i)), i, numbers.length);
            }
        }
    }

    /// That a record cannot be read back is not the exported file's fault.
    private KafkaRecord held(HeldRecords held, long number) {
        try {
            return held.get(number);
        } catch (UncheckedIOException failed) {
            throw pane.scratch().advised(RemoteFailure.of(
                            RemoteFailure.Kind.UNEXPECTED, text("messages.export.unreadable"),
                            String.valueOf(failed.getMessage()))
                    .withCause(failed));
        }
    }

    void cancel() {
        slot.cancel();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    ReadOnlyObjectProperty<JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// The newest file; absent before the first, and while another is written.
    ReadOnlyObjectProperty<@Nullable Written> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    void forget() {
        written.set(null);
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void close() {
        slot.clear();
    }
}
