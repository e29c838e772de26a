package tableflow.console.ui.schemas.references;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.assist.Mentions;
import tableflow.console.service.schemas.assist.Mentions.Mention;
import tableflow.console.service.schemas.references.Definitions;
import tableflow.console.service.schemas.references.ReferenceDesk;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The references of a draft while they are chosen. What is chosen is read at once, so that it is known what the draft
/// still lacks, and only what could be read can be taken. JavaFX thread only.
public final class ReferenceChoice {

    private final ReferenceDesk desk;
    private final Work work;
    private final Draft draft;
    private final LatestOnly reading = new LatestOnly();
    private final LatestOnly finding = new LatestOnly();
    private final LatestOnly numbering = new LatestOnly();
    private final ObservableList<SchemaReference> rows = FXCollections.observableArrayList();
    private final ObservableList<Mention> missing = FXCollections.observableArrayList();
    private final ObservableList<String> shown = FXCollections.observableArrayList();
    private final ObservableList<Integer> versions = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper subject = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper usable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private Consumer<Integer> onVersion = version -> {};
    private Runnable onList = () -> {};
    private @Nullable Definitions definitions;
    private @Nullable Read read;

    /// The draft as it stands.
    ///
    /// @param own its subject, which it cannot refer to; empty for none
    /// @param references what it refers to so far
    /// @param subjects that can be referred to, in the order in which they are listed
    public record Draft(
            String own, SchemaFormat format, String text, List<SchemaReference> references,
            Collection<String> subjects) {
        public Draft {
            references = List.copyOf(references);
            subjects = List.copyOf(subjects);
        }
    }

    /// References with their texts, and what the draft lacks with these.
    private record Read(List<SchemaReference> references, List<Referenced> texts, List<Mention> missing) {}

    public ReferenceChoice(ReferenceDesk desk, Work work, Draft draft) {
        this.desk = desk;
        this.work = work;
        this.draft = draft;
        rows.setAll(draft.references());
        filter.subscribe(now -> list());
        read();
    }

    private void list() {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        show(draft.subjects().stream()
                .filter(it -> !it.equals(draft.own()) && it.toLowerCase(Locale.ROOT).contains(wanted)).toList());
    }

    /// What was chosen in another list does not count any more.
    private void show(List<String> now) {
        numbering.clear();
        subject.set("");
        versions.clear();
        onList.run();
        shown.setAll(now);
    }

    /// Runs before another list is shown.
    void onList(Runnable handler) {
        onList = handler;
    }

    /// Reads what is chosen; the newest choice counts.
    private void read() {
        usable.set(false);
        List<SchemaReference> now = List.copyOf(rows);
        work.job(text("schemas.refer.job.read"), progress -> {
            List<Referenced> texts = desk.texts(now);
            return new Read(now, texts, Mentions.unresolved(draft.format(), draft.text(), texts));
        }).quiet().in(reading)
                .onResult(found -> {
                    read = found;
                    problem.set(null);
                    usable.set(true);
                    missing(found.missing());
                })
                .onFailure(failure -> {
                    read = null;
                    problem.set(new Problem(failure, this::read));
                    missing(Mentions.unresolved(draft.format(), draft.text(), List.of()).stream()
                            .filter(it -> now.stream().noneMatch(row -> row.name().equals(it.name()))).toList());
                })
                .start();
    }

    private void missing(List<Mention> found) {
        missing.setAll(found);
        if (name.get().isBlank() && !found.isEmpty()) {
            name.set(found.getFirst().name());
        }
    }

    /// Chooses a subject; its versions are read, and its newest one is proposed.
    public void choose(String chosen) {
        choose(chosen, 0);
    }

    /// @param wanted version; 0 for the newest
    private void choose(String chosen, int wanted) {
        subject.set(chosen);
        versions.clear();
        work.job(text("schemas.refer.job.versions", chosen), progress -> desk.versions(chosen))
                .quiet()
                .in(numbering)
                .onResult(found -> {
                    versions.setAll(found);
                    if (!found.isEmpty()) {
                        onVersion.accept(found.contains(wanted) ? wanted : found.getFirst());
                    }
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> choose(chosen, wanted))))
                .start();
    }

    /// Told which version is proposed.
    void onVersion(Consumer<Integer> handler) {
        onVersion = handler;
    }

    /// Adds a reference, or changes the one of this name.
    ///
    /// @return why it cannot be; empty when it is done
    public String add(String called, String of, @Nullable Integer version) {
        String given = called.strip();
        if (given.isEmpty() || of.isEmpty() || version == null) {
            return text("schemas.refer.incomplete");
        }
        SchemaReference made = new SchemaReference(given, of, version);
        List<SchemaReference> now = new ArrayList<>(rows);
        int at = now.stream().map(SchemaReference::name).toList().indexOf(given);
        if (at < 0) {
            now.add(made);
        } else {
            now.set(at, made);
        }
        rows.setAll(now);
        name.set("");
        read();
        return "";
    }

    public void remove(Collection<SchemaReference> gone) {
        rows.removeAll(List.copyOf(gone));
        read();
    }

    /// Puts a reference into the fields, to be changed.
    public void edit(SchemaReference row) {
        name.set(row.name());
        filter.set(row.subject());
        choose(row.subject(), row.version());
    }

    /// Looks for the subject that defines what is missing, in the newest schemas of the draft's context. A single one
    /// is referred to at once; of several the likeliest is proposed.
    public void find(Mention needed) {
        Definitions known = definitions;
        if (known != null) {
            propose(needed, known);
            return;
        }
        told.set(text("schemas.refer.reading"));
        work.job(text("schemas.refer.job.find", needed.name()),
                progress -> desk.definitions(SubjectName.of(draft.own()), progress))
                .in(finding)
                .onResult(found -> {
                    definitions = found;
                    propose(needed, found);
                })
                .onFailure(failure -> failed(failure, needed))
                .onCancelled(() -> told.set(""))
                .start();
    }

    private void failed(RemoteFailure failure, Mention needed) {
        told.set("");
        problem.set(new Problem(failure, () -> find(needed)));
    }

    private void propose(Mention needed, Definitions known) {
        List<SchemaReference> found = known.find(draft.format(), needed, draft.own());
        if (found.isEmpty()) {
            told.set(text("schemas.refer.nobody", needed.name(), known.schemas()));
        } else if (found.size() == 1) {
            SchemaReference one = found.getFirst();
            add(one.name(), one.subject(), one.version());
            told.set(text("schemas.refer.found", one.name(), one.subject(), one.version()));
        } else {
            filter.set("");
            show(found.stream().map(SchemaReference::subject).toList());
            name.set(needed.name());
            choose(found.getFirst().subject(), found.getFirst().version());
            told.set(text("schemas.refer.several", found.size(), needed.name()));
        }
    }

    /// Ends the search.
    public void cancel() {
        finding.cancel();
    }

    /// Hands over what was chosen, when all of it could be read.
    ///
    /// @param taken gets the references and their texts
    void take(BiConsumer<List<SchemaReference>, List<Referenced>> taken) {
        Read last = read;
        if (usable.get() && last != null) {
            taken.accept(last.references(), last.texts());
        }
    }

    /// Stops what runs.
    void close() {
        reading.clear();
        finding.clear();
        numbering.clear();
    }

    /// What is referred to.
    public ObservableList<SchemaReference> rows() {
        return FXCollections.unmodifiableObservableList(rows);
    }

    /// What the draft needs and no reference brings.
    public ObservableList<Mention> missing() {
        return FXCollections.unmodifiableObservableList(missing);
    }

    /// The subjects to choose from.
    public ObservableList<String> shown() {
        return FXCollections.unmodifiableObservableList(shown);
    }

    /// The versions of the chosen subject, newest first.
    public ObservableList<Integer> versions() {
        return FXCollections.unmodifiableObservableList(versions);
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /// What the draft calls the reference that is being added.
    public StringProperty nameProperty() {
        return name;
    }

    /// The chosen subject; empty for none.
    public ReadOnlyStringProperty subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /// What came of the last search, in a sentence.
    public ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    /// Whether what is chosen can be taken: all of it was read.
    public ReadOnlyBooleanProperty usableProperty() {
        return usable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty findingProperty() {
        return finding.busyProperty();
    }

    public ReadOnlyBooleanProperty readingProperty() {
        return reading.busyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
