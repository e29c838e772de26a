package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.schemas.files.FileDesk;
import tableflow.console.service.schemas.files.FileState;
import tableflow.console.service.schemas.files.FileStates;
import tableflow.console.service.schemas.files.FileText;
import tableflow.console.service.schemas.files.SchemaFile;
import tableflow.console.service.schemas.files.SchemaFolder;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Timer;
import tableflow.console.ui.work.Work;

/// The schema files of a folder: how each stands to the registry, which one is open, and what other programs do to
/// them meanwhile. JavaFX thread only.
public final class FilesViewModel {

    /// Between two looks at the folder.
    static final Duration EVERY = Duration.ofSeconds(2);

    private final FileDesk desk;
    private final Work work;
    private final LatestOnly listing = new LatestOnly();
    private final LatestOnly looking = new LatestOnly();
    private final LatestOnly handling = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Opened> opened = new ReadOnlyObjectWrapper<>();
    private List<SchemaFile> seen = List.of();
    private Timer.@Nullable Alarm alarm;
    private Consumer<FileText> onOutside = now -> {};
    private boolean begun;
    private boolean closed;

    /// A file with its subject.
    ///
    /// @param state absent while it is not known
    public record Row(SchemaFile file, Optional<String> subject, Optional<FileState> state) {}

    /// The file whose text is the draft.
    ///
    /// @param base what it held when it was read or written last
    public record Opened(SchemaFile file, Optional<String> subject, FileText base) {}

    private record Found(List<SchemaFile> files, List<Row> rows, Optional<RemoteFailure> silent) {}

    public FilesViewModel(FileDesk desk, Work work) {
        this.desk = desk;
        this.work = work;
    }

    public ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    public ObservableList<Row> rows() {
        return FXCollections.unmodifiableObservableList(rows);
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return listing.busyProperty();
    }

    /// Told what the open file holds when another program has changed it.
    public void onOutside(Consumer<FileText> handler) {
        onOutside = handler;
    }

    /// The pane is shown: the folder of last time comes back, and is watched.
    public void begin() {
        if (!begun) {
            begun = true;
            work.job(text("schemas.files.job.list"), progress -> desk.subjects().folder()).quiet().in(handling)
                    .onResult(found -> found.ifPresent(this::take))
                    .onFailure(failure -> problem.set(Problem.of(failure)))
                    .start();
        }
        watch();
    }

    /// Works on another folder, and remembers it.
    public void choose(Path chosen) {
        take(chosen);
        work.job(text("schemas.files.job.list"), progress -> {
            desk.subjects().folder(chosen);
            return chosen;
        }).quiet().in(handling).onFailure(failure -> problem.set(Problem.of(failure))).start();
        watch();
    }

    private void take(Path chosen) {
        folder.set(chosen);
        opened.set(null);
        rows.clear();
        refresh();
    }

    /// Lists the folder again, and holds each file against the registry.
    public void refresh() {
        Path now = folder.get();
        if (now == null) {
            return;
        }
        work.job(text("schemas.files.job.list"), progress -> {
            List<SchemaFile> files = SchemaFolder.list(now).files();
            List<Row> plain = new ArrayList<>();
            for (SchemaFile file : files) {
                plain.add(new Row(file, desk.subjects().of(now, file.name()), Optional.empty()));
            }
            work.onFx(() -> early(now, plain));
            try {
                FileStates states = desk.states().get();
                List<Row> known = new ArrayList<>();
                for (Row row : plain) {
                    progress.report(row.file().name(), known.size(), plain.size());
                    known.add(new Row(row.file(), row.subject(), Optional.of(state(states, row))));
                }
                return new Found(files, known, Optional.empty());
            } catch (RemoteFailure silent) {
                if (silent.is(RemoteFailure.Kind.CANCELLED)) {
                    throw silent;
                }
                // Files can be worked on without a registry.
                return new Found(files, plain, Optional.of(silent));
            }
        }).in(listing)
                .onResult(found -> {
                    seen = found.files();
                    rows.setAll(found.rows());
                    problem.set(found.silent().map(silent -> new Problem(silent, this::refresh)).orElse(null));
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::refresh)))
                .start();
    }

    private void early(Path of, List<Row> plain) {
        if (of.equals(folder.get()) && rows.isEmpty()) {
            rows.setAll(plain);
        }
    }

    private static FileState state(FileStates states, Row row) {
        try {
            return states.of(row.file(), FileText.read(row.file().path()).text(), row.subject());
        } catch (BadInput unreadable) {
            return new FileState(FileState.Kind.UNTOLD, 0, 0, String.valueOf(unreadable.getMessage()));
        }
    }

    /// Reads a file, which is the open one then.
    public void open(Row row) {
        work.job(text("schemas.job.open", row.file().lastName()), progress -> FileText.read(row.file().path()))
                .in(handling)
                .onResult(content -> {
                    problem.set(null);
                    opened.set(new Opened(row.file(), row.subject(), content));
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> open(row))))
                .start();
    }

    /// The draft is of something else.
    public void closeFile() {
        opened.set(null);
    }

    /// Writes the open file, unless it is not what it was: then it stays, and `onOther` gets what it holds.
    public void save(String draft, Consumer<FileText> onOther) {
        Opened file = opened.get();
        if (file == null) {
            return;
        }
        byte[] content = file.base().with(draft);
        work.job(text("schemas.files.job.save", file.file().lastName()),
                progress -> FileText.write(file.file().path(), file.base(), content))
                .in(handling)
                .onResult(other -> other.ifPresentOrElse(onOther, () -> written(file)))
                .onFailure(failure -> problem.set(new Problem(failure, () -> save(draft, onOther))))
                .start();
    }

    /// Writes the open file whatever it holds: a person saw both.
    public void overwrite(String draft) {
        Opened file = opened.get();
        if (file == null) {
            return;
        }
        byte[] content = file.base().with(draft);
        work.job(text("schemas.files.job.save", file.file().lastName()), progress -> {
            FileText.overwrite(file.file().path(), content);
            return content;
        }).in(handling)
                .onResult(done -> written(file))
                .onFailure(failure -> problem.set(new Problem(failure, () -> overwrite(draft))))
                .start();
    }

    private void written(Opened file) {
        problem.set(null);
        work.job(text("schemas.job.open", file.file().lastName()), progress -> FileText.read(file.file().path()))
                .quiet()
                .in(handling)
                .onResult(now -> opened.set(new Opened(file.file(), file.subject(), now)))
                .onFailure(failure -> problem.set(Problem.of(failure)))
                .onEnd(this::refresh)
                .start();
    }

    /// The open file counts as holding `now`: its text was taken over.
    public void taken(FileText now) {
        Opened file = opened.get();
        if (file != null) {
            opened.set(new Opened(file.file(), file.subject(), now));
        }
    }

    /// Another subject for a file.
    ///
    /// @param subject empty for none
    public void assign(Row row, String subject) {
        Path now = folder.get();
        if (now == null) {
            return;
        }
        work.job(text("schemas.files.job.list"), progress -> {
            desk.subjects().choose(now, row.file().name(), subject.strip());
            return subject;
        }).in(handling)
                .onResult(done -> refresh())
                .onFailure(failure -> problem.set(Problem.of(failure)))
                .start();
    }

    private void watch() {
        stop();
        if (closed) {
            return;
        }
        alarm = work.timer().after(EVERY, () -> work.onFx(this::look));
    }

    /// Looks whether other programs have changed anything.
    void look() {
        Path now = folder.get();
        if (now == null || listing.isBusy()) {
            watch();
            return;
        }
        Opened file = opened.get();
        work.job(text("schemas.files.job.list"), progress -> new Look(SchemaFolder.list(now).files(),
                file == null ? Optional.empty() : FileText.find(file.file().path())))
                .quiet()
                .in(looking)
                .onResult(found -> {
                    found.text().filter(text -> file != null && file.equals(opened.get()) && !text.sameAs(file.base()))
                            .ifPresent(onOutside);
                    if (!found.files().equals(seen) && now.equals(folder.get())) {
                        refresh();
                    }
                })
                .onFailure(gone -> problem.set(new Problem(gone, this::refresh)))
                .onEnd(this::watch)
                .start();
    }

    private record Look(List<SchemaFile> files, Optional<FileText> text) {}

    private void stop() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    /// Nothing is watched any more.
    public void close() {
        closed = true;
        stop();
        listing.clear();
        looking.clear();
        handling.clear();
    }
}
