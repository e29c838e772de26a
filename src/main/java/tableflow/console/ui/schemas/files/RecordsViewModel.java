package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Progress;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.samples.RecordTrial;
import tableflow.console.service.schemas.samples.RecordTrial.Tally;
import tableflow.console.service.schemas.samples.SampleDesk;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.JobProgress;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The draft tried on records. JavaFX thread only.
public final class RecordsViewModel {

    private final TopicRecords records;
    private final Supplier<SchemaDocument> draft;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(Result.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<JobProgress> progress = new ReadOnlyObjectWrapper<>(JobProgress.NONE);
    private @Nullable RecordTrial trial;

    /// What was found.
    ///
    /// @param topic that it was found in; empty for a file
    public record Result(String topic, Tally tally) {
        static final Result NONE = new Result("", Tally.NONE);
    }

    /// Tries `trial` on something.
    private interface Source {
        void feed(RecordTrial trial, Progress progress) throws IOException;
    }

    /// @param draft read when a trial begins
    public RecordsViewModel(TopicRecords records, Supplier<SchemaDocument> draft, Work work) {
        this.records = records;
        this.draft = draft;
        this.work = work;
    }

    public ReadOnlyObjectProperty<Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Says how the values of a topic are read, where somebody chose that.
    public String readAs(String topic) {
        return records.chosen(topic);
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    /// Tries the newest records of a topic.
    public void topic(String topic, long last) {
        Reading reading = new Reading();
        begin(topic, (started, told) -> records.newest(topic, last, started, reading, told), reading::end,
                () -> topic(topic, last));
    }

    /// Tries the lines of a file.
    public void file(Path file) {
        begin("", (started, told) -> {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                started.lines(lines);
            } catch (IOException failed) {
                throw LocalFailures.of("read the records", file, failed);
            }
        }, () -> {}, () -> file(file));
    }

    /// @param end makes sure that nothing more comes
    private void begin(String topic, Source source, Runnable end, Runnable again) {
        problem.set(null);
        result.set(new Result(topic, Tally.NONE));
        trial = null;
        SchemaDocument document = draft.get();
        progress.set(JobProgress.NONE);
        RecordDecoder decoder = topic.isEmpty() ? records.messages().decoder() : records.decoder(topic);
        Job<Tally> job = work.job(text("schemas.records.job"), told -> {
            RecordTrial started = new RecordTrial(desk(document), decoder, false);
            work.onFx(() -> trial = started);
            source.feed(started, told);
            return started.tally();
        }).in(slot)
                .onResult(tally -> result.set(new Result(topic, tally)))
                .onFailure(failure -> {
                    partly(topic);
                    problem.set(new Problem(failure, again));
                })
                .onCancelled(() -> {
                    end.run();
                    partly(topic);
                })
                .start();
        job.progressProperty().subscribe(progress::set);
    }

    private static SampleDesk desk(SchemaDocument document) {
        try {
            return SampleDesk.of(document);
        } catch (InvalidSchema none) {
            throw BadInput.of(text("schemas.records.noschema"));
        }
    }

    /// What was counted stays.
    private void partly(String topic) {
        if (trial != null) {
            result.set(new Result(topic, trial.tally()));
        }
    }

    /// Ends what runs; what was counted stays.
    public void stop() {
        slot.cancel();
    }

    public void close() {
        slot.clear();
    }
}
