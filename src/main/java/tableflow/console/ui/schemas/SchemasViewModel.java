package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.judge.Circumstances;
import tableflow.console.service.schemas.judge.PrettySchema;
import tableflow.console.service.schemas.judge.SubjectShelf.State;
import tableflow.console.service.schemas.judge.SubjectShelf.Subject;
import tableflow.console.service.schemas.registry.RegistryShelf.Entry;
import tableflow.console.ui.schemas.DraftViewModel.Origin;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The subjects, which one is open, and the draft of it.
public final class SchemasViewModel {

    private final SchemasServices services;
    private final Work work;
    private final DraftJournal journal;
    private final DraftViewModel draft;
    private final OpenSubject opened;
    private final LatestOnly listing = new LatestOnly();
    private final LatestOnly opening = new LatestOnly();
    private final ObservableList<String> shown = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty deletedShown = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable String> chosen = new ReadOnlyObjectWrapper<>();
    private Map<String, Entry> registered = Map.of();
    private boolean draftsRead;

    public SchemasViewModel(SchemasServices services, Work work) {
        this.services = services;
        this.work = work;
        this.journal = new DraftJournal(services.drafts(), work.timer());
        this.draft = new DraftViewModel(services.judge(), services.registry().references(), journal, work);
        this.opened = new OpenSubject(services, work, draft, problem::set);
        draft.onProblem(problem::set);
        filter.subscribe((before, now) -> show());
        deletedShown.subscribe((before, now) -> show());
    }

    public DraftViewModel draft() {
        return draft;
    }

    /// The subjects that the filter lets through; those that only a draft has are among them.
    public ObservableList<String> shown() {
        return FXCollections.unmodifiableObservableList(shown);
    }

    /// What names have to contain, whatever the case of letters.
    public StringProperty filterProperty() {
        return filter;
    }

    /// Whether subjects are listed whose versions are all deleted softly.
    public BooleanProperty deletedShownProperty() {
        return deletedShown;
    }

    /// How the registry lists a subject; empty for one that only a draft has.
    public Optional<Entry> entry(String name) {
        return Optional.ofNullable(registered.get(name));
    }

    /// The subject that the draft is to become a version of; empty for none. A draft of a file goes by the file's.
    String ownSubject() {
        Subject around = subjectProperty().get();
        return !draft.subject().startsWith(FilesTool.FILE) ? draft.subject() : around == null ? "" : around.name();
    }

    /// The subjects of the registry that are not deleted, in their order.
    List<String> registeredSubjects() {
        return registered.values().stream().filter(it -> !it.deleted()).map(it -> it.name().toString()).toList();
    }

    /// The subject that is looked at, also a deleted one, which has no draft; null for a draft that stands alone.
    public ReadOnlyObjectProperty<@Nullable String> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Looks at a subject: opens it, or, when it is deleted and there is no draft of it, shows what is left of it and
    /// keeps the draft at hand.
    public void choose(String name) {
        if (isDeleted(name) && !hasDraft(name)) {
            problem.set(null);
            chosen.set(name);
        } else {
            open(name);
        }
    }

    /// The draft has become a version: it is no draft any more.
    void registered(String name) {
        draft.forget();
        list();
        chosen.set(null);
        open(name);
    }

    /// The registry may be another now.
    void touched() {
        String now = chosen.get();
        boolean deleted = now != null && isDeleted(now);
        list(() -> {
            opened.read();
            if (deleted && now.equals(chosen.get()) && !isOpen(now) && entry(now).isPresent() && !isDeleted(now)) {
                // It was looked at because it was deleted, and is back.
                open(now);
            }
        });
    }

    /// Asks the registry for everything again.
    void refresh() {
        list(opened::read);
    }

    private boolean isDeleted(String name) {
        return entry(name).filter(Entry::deleted).isPresent();
    }

    private boolean isOpen(String name) {
        Subject around = subjectProperty().get();
        return around != null && around.name().equals(name);
    }

    /// Whether the list tells of the open subject what was read of it.
    private boolean agrees() {
        Subject around = subjectProperty().get();
        return around == null || around.state() == entry(around.name())
                .map(entry -> entry.deleted() ? State.DELETED : State.LIVE).orElse(State.ABSENT);
    }

    /// The subject of the draft; null for a draft that stands alone.
    public ReadOnlyObjectProperty<@Nullable Subject> subjectProperty() {
        return opened.subjectProperty();
    }

    /// What the draft stands among.
    ReadOnlyObjectProperty<Standing> standingProperty() {
        return opened.standingProperty();
    }

    /// A sentence when the registry changed under the draft, until it is [#seen()]; otherwise empty.
    ReadOnlyStringProperty movedProperty() {
        return opened.movedProperty();
    }

    /// It is known that the registry changed.
    void seen() {
        opened.seen();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty listingProperty() {
        return listing.busyProperty();
    }

    /// Whether the registry has told its subjects: otherwise that there is none means nothing.
    ReadOnlyBooleanProperty listedProperty() {
        return listed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty openingProperty() {
        return opening.busyProperty();
    }

    /// Whether the open text of `name` is kept as a draft.
    public boolean hasDraft(String name) {
        return journal.of(name).isPresent();
    }

    /// Lists the subjects.
    public void list() {
        list(() -> {
            if (!agrees()) {
                opened.read();
            }
        });
    }

    private void list(Runnable then) {
        work.job(text("schemas.job.list"), progress -> {
            if (!draftsRead) {
                readDrafts();
            }
            Map<String, Entry> found = new LinkedHashMap<>();
            services.registry().shelf().list().entries().forEach(entry -> found.put(entry.name().toString(), entry));
            return found;
        }).in(listing)
                .onResult(found -> {
                    draftsRead = true;
                    registered = found;
                    listed.set(true);
                    problem.set(null);
                    show();
                    then.run();
                })
                .onFailure(failure -> {
                    show();
                    problem.set(new Problem(failure, () -> list(then)));
                })
                .start();
    }

    /// A draft that cannot be read was set aside by its store; the others are there.
    private void readDrafts() {
        try {
            journal.read().forEach(notice ->
                    LoggerFactory.getLogger(SchemasViewModel.class).warn("a draft cannot be read: {}", notice));
        } catch (IOException unreadable) {
            LoggerFactory.getLogger(SchemasViewModel.class).warn("no drafts can be read: {}", unreadable.toString());
        }
    }

    private void show() {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        boolean deleted = deletedShown.get();
        List<String> fitting = new ArrayList<>();
        registered.forEach((name, entry) -> {
            if ((deleted || !entry.deleted() || hasDraft(name)) && name.toLowerCase(Locale.ROOT).contains(wanted)) {
                fitting.add(name);
            }
        });
        List<String> drafts = journal.subjects().stream()
                .filter(name -> !name.startsWith(DraftViewModel.ALONE) && !name.startsWith(FilesTool.FILE)
                        && !registered.containsKey(name) && name.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        if (!drafts.isEmpty()) {
            fitting.addAll(drafts);
            fitting.sort(Comparator.comparing(SubjectName::of));
        }
        if (!fitting.equals(shown)) {
            shown.setAll(fitting);
        }
    }

    /// Opens a subject: its newest version, or the draft that was kept of it. What has no version any more can be
    /// opened while there is a draft of it.
    public void open(String name) {
        opened.leave();
        chosen.set(name);
        Optional<SchemaFormat> kept = journal.of(name).map(DraftJournal.Kept::format);
        work.job(text("schemas.job.open", name), progress -> kept.isPresent()
                        ? services.shelf().now(name, progress) : services.shelf().open(name, progress))
                .in(opening)
                .onResult(found -> {
                    problem.set(null);
                    opened.open(found, kept.orElse(SchemaFormat.JSON));
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> open(name))))
                .start();
    }

    /// The text of another version of the open subject becomes the draft.
    public void take(SchemaVersion version) {
        SchemaFormat format = version.format().known();
        if (format != null) {
            draft.take(PrettySchema.shown(format, version.text()), version.references());
        }
    }

    /// A draft that stands alone, with a first text to write on.
    public void begin(SchemaFormat format) {
        opening.clear();
        chosen.set(null);
        problem.set(null);
        opened.take(null,
                () -> draft.open("", format, Origin.of(Beginnings.of(format)), Circumstances.NONE));
    }

    /// The text of a file becomes the draft.
    ///
    /// @param key under which the draft is kept, apart from those of subjects
    /// @param around its subject; null when it has none, or the registry is silent
    /// @param references what the file beside it says; null when there is none: then those of the newest version
    void openText(String key, @Nullable Subject around, SchemaFormat format, String text,
            @Nullable List<SchemaReference> references) {
        opening.clear();
        problem.set(null);
        Circumstances among = around == null ? Circumstances.NONE : around.circumstances();
        List<SchemaReference> newest = around == null ? List.of() : around.references();
        List<SchemaReference> told = references == null ? newest : references;
        Origin origin = new Origin(text, told, told.equals(newest) ? among.references() : List.of());
        opened.take(around, () -> draft.open(key, format, origin, among));
    }

    void close() {
        journal.flush();
        listing.clear();
        opening.clear();
        opened.close();
        draft.close();
    }
}
