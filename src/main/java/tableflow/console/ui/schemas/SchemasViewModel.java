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
import tableflow.console.service.schemas.judge.SubjectShelf.Subject;
import tableflow.console.service.schemas.registry.RegistryShelf.Entry;
import tableflow.console.ui.schemas.DraftViewModel.Origin;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The subjects, which one is open, and the draft of it.
public final class SchemasViewModel {

    private static final String VALUES = "-value";

    private final SchemasServices services;
    private final Work work;
    private final DraftJournal journal;
    private final DraftViewModel draft;
    private final LatestOnly listing = new LatestOnly();
    private final LatestOnly opening = new LatestOnly();
    private final LatestOnly looking = new LatestOnly();
    private final ObservableList<String> shown = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Subject> subject = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<TableSight> table = new ReadOnlyObjectWrapper<>(TableSight.NONE);
    private final BooleanProperty deletedShown = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable String> chosen = new ReadOnlyObjectWrapper<>();
    private Map<String, Entry> registered = Map.of();
    private boolean draftsRead;

    /// What the draft's table is compared with.
    public enum TableSight {
        /// Nothing: there is no earlier version either.
        NONE,
        /// The columns of the newest registered version.
        REGISTERED,
        /// The table as the catalog and its metadata tell.
        PRESENT
    }

    public SchemasViewModel(SchemasServices services, Work work) {
        this.services = services;
        this.work = work;
        this.journal = new DraftJournal(services.drafts(), work.timer());
        this.draft = new DraftViewModel(services.judge(), services.registry().references(), journal, work);
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
        Subject opened = subject.get();
        return !draft.subject().startsWith(FilesTool.FILE) ? draft.subject() : opened == null ? "" : opened.name();
    }

    /// The subjects of the registry that are not deleted, in their order.
    List<String> registeredSubjects() {
        return registered.values().stream().filter(it -> !it.deleted()).map(it -> it.name().toString()).toList();
    }

    /// The subject that is looked at, also a deleted one, which has no draft; null for a draft that stands alone.
    public ReadOnlyObjectProperty<@Nullable String> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Looks at a subject: opens it, or, when it is deleted, shows what is left of it and keeps the draft at hand.
    public void choose(String name) {
        if (entry(name).filter(Entry::deleted).isPresent()) {
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
        list(() -> {
            String now = chosen.get();
            Subject opened = subject.get();
            if (opened == null || !opened.name().equals(now)) {
                return;
            }
            if (entry(now).filter(it -> !it.deleted()).isEmpty()) {
                // It cannot be opened any more: its text stays in the editor, with no version that it follows.
                draft.around(draft.circumstances().withoutEarlier());
            } else if (!draft.changedProperty().get()) {
                open(now);
            }
        });
    }

    /// The open subject; null for a draft that stands alone.
    public ReadOnlyObjectProperty<@Nullable Subject> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<TableSight> tableProperty() {
        return table.getReadOnlyProperty();
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
        list(() -> {});
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
                    problem.set(new Problem(failure, this::list));
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
            if ((deleted || !entry.deleted()) && name.toLowerCase(Locale.ROOT).contains(wanted)) {
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

    /// Opens a subject: its newest version, or the draft that was kept of it.
    public void open(String name) {
        looking.clear();
        chosen.set(name);
        work.job(text("schemas.job.open", name), progress -> services.shelf().open(name, progress))
                .in(opening)
                .onResult(found -> {
                    problem.set(null);
                    subject.set(found);
                    table.set(found.circumstances().table() == null ? TableSight.NONE : TableSight.REGISTERED);
                    SchemaFormat format = found.format().orElse(SchemaFormat.JSON);
                    draft.open(name, format, origin(format, found), found.circumstances());
                    look(found);
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> open(name))))
                .start();
    }

    private static Origin origin(SchemaFormat format, Subject opened) {
        return new Origin(PrettySchema.shown(format, opened.newest().text()), opened.newest().references(),
                opened.circumstances().references());
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
        looking.clear();
        subject.set(null);
        chosen.set(null);
        table.set(TableSight.NONE);
        problem.set(null);
        draft.open("", format, Origin.of(Beginnings.of(format)), Circumstances.NONE);
    }

    /// The text of a file becomes the draft.
    ///
    /// @param key under which the draft is kept, apart from those of subjects
    /// @param around its subject; null when it has none that is registered
    /// @param references what the file beside it says; null when there is none: then those of the newest version
    void openText(String key, @Nullable Subject around, SchemaFormat format, String text,
            @Nullable List<SchemaReference> references) {
        opening.clear();
        looking.clear();
        problem.set(null);
        subject.set(around);
        Circumstances among = around == null ? Circumstances.NONE : around.circumstances();
        table.set(among.table() == null ? TableSight.NONE : TableSight.REGISTERED);
        List<SchemaReference> newest = around == null ? List.of() : around.newest().references();
        List<SchemaReference> told = references == null ? newest : references;
        draft.open(key, format,
                new Origin(text, told, told.equals(newest) ? among.references() : List.of()), among);
        if (around != null) {
            look(around);
        }
    }

    /// The table of the subject's topic, when it can be seen: without it the registered version stands in for it.
    private void look(Subject opened) {
        if (!opened.name().endsWith(VALUES)) {
            return;
        }
        String topic = opened.name().substring(0, opened.name().length() - VALUES.length());
        work.job(text("schemas.job.table", topic), progress -> services.table().apply(topic))
                .quiet()
                .in(looking)
                .onResult(found -> found.ifPresent(sight -> {
                    table.set(TableSight.PRESENT);
                    draft.around(draft.circumstances().with(sight));
                }))
                .onFailure(failure -> LoggerFactory.getLogger(SchemasViewModel.class)
                        .info("the table of {} is not looked at: {}", topic, failure.getMessage()))
                .start();
    }

    void close() {
        journal.flush();
        listing.clear();
        opening.clear();
        looking.clear();
        draft.close();
    }
}
