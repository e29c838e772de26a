package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.schemas.files.FileDesk;
import tableflow.console.service.schemas.files.FileState;
import tableflow.console.service.schemas.files.FileSubjects;
import tableflow.console.service.schemas.files.FolderStates;
import tableflow.console.service.schemas.files.FolderStates.Asked;
import tableflow.console.service.schemas.files.FolderWatch;
import tableflow.console.service.schemas.files.SchemaFile;
import tableflow.console.service.schemas.files.SchemaFolder;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.PartTask;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Timer;
import tableflow.console.ui.work.Work;

/// The schema files of a folder and how each stands to the registry. While the pane is shown the system tells of
/// changes by other programs; when it comes back it looks once. JavaFX thread only.
public final class FilesViewModel {

    /// States come in one by one: so long the tree waits for more of them.
    static final Duration PAUSE = Duration.ofMillis(150);

    private final FileDesk desk;
    private final Work work;
    private final OpenFile open;
    private final LatestOnly listing = new LatestOnly();
    private final LatestOnly watching = new LatestOnly();
    private final LatestOnly choosing = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<FileTree.Node> tree =
            new ReadOnlyObjectWrapper<>(FileTree.of(List.of(), new FileTree.Wish("", false)));
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper whole = new ReadOnlyBooleanWrapper(true);
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty onlyChanged = new SimpleBooleanProperty();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private Timer.@Nullable Alarm alarm;
    private boolean begun;
    private boolean visible;

    /// A file with its subject.
    ///
    /// @param state absent while it is not known
    public record Row(SchemaFile file, Optional<String> subject, Optional<FileState> state) {

        boolean isAs(Row other) {
            return file.equals(other.file) && subject.equals(other.subject);
        }
    }

    /// @param silent why the registry did not tell
    private record Found(boolean whole, Optional<RemoteFailure> silent) {}

    public FilesViewModel(FileDesk desk, Work work) {
        this.desk = desk;
        this.work = work;
        this.open = new OpenFile(work, problem, () -> list(false));
        filter.subscribe((before, now) -> show());
        onlyChanged.subscribe((before, now) -> show());
    }

    /// The file whose text is the draft.
    public OpenFile open() {
        return open;
    }

    public ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /// The files that are wished for, by folder.
    public ReadOnlyObjectProperty<FileTree.Node> treeProperty() {
        return tree.getReadOnlyProperty();
    }

    /// All files of the folder.
    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /// What path or subject has to contain.
    public StringProperty filterProperty() {
        return filter;
    }

    /// Whether only files are shown that are not as the registry has them.
    public BooleanProperty onlyChangedProperty() {
        return onlyChanged;
    }

    /// Whether all files of the folder are listed.
    public ReadOnlyBooleanProperty wholeProperty() {
        return whole.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return listing.busyProperty();
    }

    /// The pane is shown: the folder of last time comes back, and is watched.
    public void shown() {
        visible = true;
        if (!begun) {
            begun = true;
            work.job(text("schemas.files.job.list"), progress -> desk.subjects().folder()).quiet().in(choosing)
                    .onResult(found -> found.ifPresent(this::take))
                    .onFailure(failure -> problem.set(Problem.of(failure)))
                    .start();
        }
        watch();
    }

    /// The pane is hidden: nobody looks until it is shown again.
    public void hidden() {
        visible = false;
        watching.clear();
    }

    FileTree.Wish wish() {
        return new FileTree.Wish(filter.get(), onlyChanged.get());
    }

    /// Works on another folder, and remembers it.
    public void choose(Path chosen) {
        take(chosen);
        work.job(text("schemas.files.job.list"), progress -> {
            desk.subjects().folder(chosen);
            return chosen;
        }).quiet().in(choosing).onFailure(failure -> problem.set(Problem.of(failure))).start();
    }

    /// Works on another folder for a while, and does not remember it.
    ///
    /// @param other null for none
    public void visit(@Nullable Path other) {
        listing.clear();
        take(other);
    }

    private void take(@Nullable Path chosen) {
        watching.clear();
        folder.set(chosen);
        open.close();
        rows.clear();
        whole.set(true);
        show();
        refresh();
    }

    /// Lists the folder again, and holds every file against the registry.
    public void refresh() {
        list(true);
    }

    /// @param all whether files that are as they were are asked about again
    private void list(boolean all) {
        Path now = folder.get();
        if (now == null) {
            return;
        }
        Map<String, Row> last = new LinkedHashMap<>(rows);
        PartTask<Row, Found> task = (progress, told) -> {
            SchemaFolder.Listing found = SchemaFolder.list(now);
            Function<String, Optional<String>> subjects = desk.subjects().in(now);
            List<Row> plain = new ArrayList<>();
            List<Asked> asked = new ArrayList<>();
            for (SchemaFile file : found.files()) {
                Row row = new Row(file, subjects.apply(file.name()), Optional.empty());
                Row old = last.get(file.name());
                // Until it is known anew, what was known of the same text stays in view.
                Row shown = old != null && old.isAs(row) ? old : row;
                plain.add(shown);
                if (all || shown.state().isEmpty()) {
                    asked.add(new Asked(file, row.subject()));
                }
            }
            work.onFx(() -> listed(now, plain));
            try {
                FolderStates.tell(asked, desk.states().get(), desk.executor(), (file, state) ->
                        told.accept(new Row(file.file(), file.subject(), Optional.of(state))), progress);
                return new Found(found.whole(), Optional.empty());
            } catch (RemoteFailure silent) {
                if (silent.is(RemoteFailure.Kind.CANCELLED)) {
                    throw silent;
                }
                // Files can be worked on without a registry.
                return new Found(found.whole(), Optional.of(silent));
            }
        };
        work.job(text("schemas.files.job.list"), task, this::told).in(listing)
                .onResult(found -> {
                    whole.set(found.whole());
                    problem.set(found.silent().map(silent -> new Problem(silent, this::refresh))
                            .orElse(open.unread() == null ? null : Problem.of(open.unread())));
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::refresh)))
                .onEnd(() -> {
                    show();
                    watch();
                })
                .start();
    }

    private void listed(Path of, List<Row> plain) {
        if (of.equals(folder.get())) {
            rows.clear();
            plain.forEach(row -> rows.put(row.file().name(), row));
            show();
        }
    }

    private void told(List<Row> known) {
        for (Row row : known) {
            Row listed = rows.get(row.file().name());
            if (listed != null && listed.isAs(row)) {
                rows.put(row.file().name(), row);
            }
        }
        if (alarm == null) {
            alarm = work.timer().after(PAUSE, () -> work.onFx(this::show));
        }
    }

    private void show() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
        tree.set(FileTree.of(rows.values(), wish()));
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
        }).in(choosing)
                .onResult(done -> list(false))
                .onFailure(failure -> problem.set(Problem.of(failure)))
                .start();
    }

    /// Writes a draft into a new file, which belongs to `subject` then, or without one to what its name tells.
    ///
    /// @param name within the folder
    public void create(Path of, String name, Optional<String> subject, OpenFile.Draft draft) {
        Optional<String> told = FileSubjects.byName(name);
        open.create(of, name, subject.or(() -> told), draft, () -> subject.filter(it -> !told.equals(Optional.of(it)))
                .ifPresent(it -> desk.subjects().choose(of, name, it)));
    }

    /// Looks once, and then waits for what the system tells.
    private void watch() {
        Path now = folder.get();
        if (now == null || !visible) {
            return;
        }
        OpenFile.Look file = open.look();
        // While it is being listed nobody knows what is new.
        boolean settled = !listing.isBusy();
        List<SchemaFile> known = rows.values().stream().map(Row::file).toList();
        RemoteFailure before = open.unread();
        work.job(text("schemas.files.job.list"), progress -> {
            try (FolderWatch watch = FolderWatch.open(now)) {
                Looked first = Looked.at(now, file);
                if (first.isNew(file, before) || (settled && !first.files().equals(known))) {
                    return first;
                }
                watch.await();
                return Looked.at(now, file);
            }
        }).quiet().in(watching)
                .onResult(found -> {
                    open.looked(file, found);
                    if (listing.isBusy()) {
                        return;
                    }
                    if (found.files().equals(rows.values().stream().map(Row::file).toList())) {
                        watch();
                    } else {
                        list(false);
                    }
                })
                .onFailure(gone -> problem.set(new Problem(gone, this::refresh)))
                .start();
    }

    /// Nothing is watched any more.
    public void close() {
        hidden();
        if (alarm != null) {
            alarm.cancel();
        }
        listing.clear();
        choosing.clear();
        open.end();
    }
}
