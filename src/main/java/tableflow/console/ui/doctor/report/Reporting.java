package tableflow.console.ui.doctor.report;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.port.DesktopFiles;
import tableflow.console.service.report.ReportFile;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// Makes reports as jobs, one at a time, and says what became of the last one. JavaFX thread only.
public final class Reporting {

    /// What became of a report.
    public sealed interface Done {

        /// It is a file.
        record Written(Path file) implements Done {}

        /// It is on the clipboard, as Markdown.
        record Copied() implements Done {}
    }

    private final Work work;
    private final DesktopFiles files;
    private final Consumer<String> clipboard;
    private final ReadOnlyObjectWrapper<@Nullable Done> done = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final LatestOnly making = new LatestOnly();
    private final LatestOnly opening = new LatestOnly();

    /// @param clipboard takes a text
    public Reporting(Work work, DesktopFiles files, Consumer<String> clipboard) {
        this.work = work;
        this.files = files;
        this.clipboard = clipboard;
    }

    /// What became of the last one; absent before, while one is made, and once it was read.
    ReadOnlyObjectProperty<@Nullable Done> doneProperty() {
        return done.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether one is being made.
    public ReadOnlyBooleanProperty busyProperty() {
        return making.busyProperty();
    }

    /// Writes a report to a file; all of it or nothing.
    public void save(Reportable what, ReportFormat format, Path file) {
        begin();
        work.job(text("doctor.report.job", file.getFileName()), progress -> {
                    progress.report(text("doctor.report.making"));
                    String report = what.text().as(format);
                    Progress.throwIfCancelled(text("doctor.report.making"));
                    ReportFile.write(file, report);
                    return file;
                })
                .in(making)
                .onResult(written -> done.set(new Done.Written(written)))
                .onFailure(failure -> problem.set(new Problem(failure, () -> save(what, format, file))))
                .start();
    }

    /// Puts a report on the clipboard as Markdown.
    public void copy(Reportable what) {
        begin();
        work.job(text("doctor.report.job.copy"), progress -> what.text().as(ReportFormat.MARKDOWN))
                .in(making)
                .onResult(report -> {
                    clipboard.accept(report);
                    done.set(new Done.Copied());
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> copy(what))))
                .start();
    }

    private void begin() {
        done.set(null);
        problem.set(null);
    }

    /// Shows the written file with the desktop's program for it.
    void open() {
        if (done.get() instanceof Done.Written(Path file)) {
            problem.set(null);
            work.job(text("doctor.report.job.open", file.getFileName()), progress -> {
                        if (!files.open(file)) {
                            throw RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND,
                                            text("doctor.report.job.open", file.getFileName()),
                                            text("doctor.report.open.none"))
                                    .withAdvice(text("doctor.report.open.advice", file.toAbsolutePath()));
                        }
                        return file;
                    })
                    .in(opening)
                    .quiet()
                    .onFailure(failure -> problem.set(new Problem(failure, this::open)))
                    .start();
        }
    }

    /// Ends what is being made; no file is left of it.
    void cancel() {
        making.cancel();
    }

    /// The user has read what became of it.
    void dismiss() {
        done.set(null);
    }

    /// Ends what still runs.
    public void close() {
        making.clear();
        opening.clear();
    }
}
