package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.schemas.infer.Evidence;
import tableflow.console.service.schemas.infer.Inference;
import tableflow.console.service.schemas.infer.Samples;
import tableflow.console.service.schemas.shape.ShapeText.Written;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.JobProgress;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// A schema that is found in records, with what it rests on. What was seen before a stop counts. JavaFX thread only.
public final class InferViewModel {

    private final TopicRecords records;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final LatestOnly writing = new LatestOnly();
    private final ObjectProperty<SchemaFormat> format;
    private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<JobProgress> progress = new ReadOnlyObjectWrapper<>(JobProgress.NONE);
    private @Nullable Look looked;

    /// What was found.
    ///
    /// @param source the topic or the file
    /// @param whole whether all of it was looked at that was asked for
    /// @param empty records that hold nothing
    /// @param others that could not be looked at, and where and `why` the first of them
    /// @param schema null when there was no value to see one in
    public record Found(
            String source, boolean whole, long records, long empty, long others, String why, List<Evidence> evidence,
            @Nullable Written schema) {}

    /// What is read.
    private record Look(String source, Inference inference, Samples samples) {

        Found told(boolean whole, SchemaFormat language) {
            return new Found(source, whole, inference.records(), samples.empty(), samples.others(), samples.why(),
                    inference.evidence(), inference.records() == 0 ? null : inference.schema(language, source));
        }
    }

    /// Reads something into a look.
    private interface Source {
        void feed(Look look, Progress progress) throws IOException;
    }

    public InferViewModel(TopicRecords records, SchemaFormat language, Work work) {
        this.records = records;
        this.work = work;
        this.format = new SimpleObjectProperty<>(language);
        format.subscribe((before, now) -> rewrite());
    }

    /// The language that it is written in; another one asks nobody again.
    public ObjectProperty<SchemaFormat> formatProperty() {
        return format;
    }

    /// Null before anything was looked at.
    public ReadOnlyObjectProperty<@Nullable Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    /// Looks at the newest records of a topic.
    public void topic(String topic, long last) {
        Inference inference = new Inference();
        Look look = new Look(topic, inference, new Samples(inference, records.decoder(topic), false));
        Reading reading = new Reading();
        run(look, (into, told) -> records.newest(topic, last, into.samples(), reading, told), reading::end,
                () -> topic(topic, last));
    }

    /// Looks at the lines of a file.
    public void file(Path file) {
        Inference inference = new Inference();
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        Look look = new Look(dot > 0 ? name.substring(0, dot) : name, inference,
                new Samples(inference, records.messages().decoder(), false));
        run(look, (into, told) -> {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                Samples.lines(lines, name, into.inference());
            } catch (IOException failed) {
                throw LocalFailures.of("read the lines", file, failed);
            }
        }, () -> {}, () -> file(file));
    }

    /// @param end makes sure that nothing more comes
    private void run(Look look, Source source, Runnable end, Runnable again) {
        SchemaFormat language = format.get();
        looked = null;
        problem.set(null);
        found.set(null);
        writing.clear();
        progress.set(JobProgress.NONE);
        Job<Found> job = work.job(text("schemas.make.job"), told -> {
            source.feed(look, told);
            return look.told(true, language);
        }).in(slot)
                .onResult(result -> {
                    looked = look;
                    found.set(result);
                })
                .onFailure(failure -> problem.set(new Problem(failure, again)))
                .onCancelled(() -> {
                    end.run();
                    partly(look);
                })
                .start();
        job.progressProperty().subscribe(progress::set);
    }

    /// What was seen until then.
    private void partly(Look look) {
        looked = look;
        write(look, false);
    }

    private void rewrite() {
        Look look = looked;
        Found now = found.get();
        if (look != null && now != null) {
            write(look, now.whole());
        }
    }

    private void write(Look look, boolean whole) {
        SchemaFormat language = format.get();
        work.job(text("schemas.make.job"), told -> look.told(whole, language)).quiet().in(writing)
                .onResult(found::set)
                .onFailure(failure -> problem.set(Problem.of(failure)))
                .start();
    }

    /// Stops looking: what was seen counts.
    public void stop() {
        slot.cancel();
    }

    public void close() {
        slot.clear();
        writing.clear();
    }
}
