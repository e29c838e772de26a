package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.domain.schema.diff.SchemaChanges;
import tableflow.console.service.schemas.compat.VersionVerdict;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.registry.SchemaUses;
import tableflow.console.service.schemas.registry.VersionComparer;
import tableflow.console.service.schemas.subjects.Draft;
import tableflow.console.service.schemas.subjects.Registration;
import tableflow.console.service.schemas.subjects.RegistryWord;
import tableflow.console.ui.change.Review;
import tableflow.console.ui.change.Wish;
import tableflow.console.ui.control.Field;

/// Under which subject a draft is registered, and how it is spelt.
final class RegisterWish implements Wish<RegisterWish.Planned> {

    private static final int MOST_CHANGES = 20;

    private final RegistryKit kit;
    private final DraftInHand draft;
    private final TextField subject = new TextField();
    private final CheckBox normalize = new CheckBox(text("schemas.registry.register.normalize"));
    private final VBox node;

    /// A review, with what it looks at besides the subject.
    ///
    /// @param changes what changed since the newest version; absent for a new subject, or when it cannot be told
    record Planned(
            Registration registration, Optional<SchemaChanges> changes, SchemaUses.Uses uses,
            Optional<DraftInHand.Table> table) {}

    RegisterWish(RegistryKit kit, DraftInHand draft) {
        this.kit = kit;
        this.draft = draft;
        subject.setId("schema-register-subject");
        subject.setText(draft.subject());
        subject.setEditable(draft.subject().isEmpty());
        // A field that has the focus looks as if one could write in it.
        subject.setFocusTraversable(draft.subject().isEmpty());
        subject.setPromptText(text("schemas.registry.register.prompt"));
        normalize.setId("schema-register-normalize");
        node = new VBox(new Field(text("schemas.registry.register.subject"), subject,
                text("schemas.registry.register.subject.why")), normalize);
        node.getStyleClass().add("change-wish");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Function<Progress, Planned> read() {
        String name = subject.getText().strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException(text("schemas.registry.register.nosubject"));
        }
        boolean normalized = normalize.isSelected();
        return progress -> plan(name, normalized, progress);
    }

    private Planned plan(String name, boolean normalized, Progress progress) {
        progress.report(text("schemas.registry.register.judging"));
        SchemaDocument document = SchemaDocument.read(draft.format(), draft.text(),
                kit.services().subjects().get().referenced(draft.references()));
        Registration registration = kit.services().subjects().get().review(
                new Draft(name, document, draft.references(), normalized));
        Optional<SchemaChanges> changes = registration.newest().flatMap(newest -> changes(newest, document));
        SubjectName subjectName = SubjectName.of(name);
        SchemaUses.Uses uses = kit.services().uses().of(subjectName,
                registration.newest().map(it -> List.of(it.version())).orElse(List.of()), progress);
        return new Planned(registration, changes, uses, draft.table());
    }

    private Optional<SchemaChanges> changes(SchemaVersion newest, SchemaDocument document) {
        if (newest.format().known() == null || document.schema().isEmpty()) {
            return Optional.empty();
        }
        return kit.services().comparer().compare(
                new VersionComparer.Side(text("schemas.registry.version", newest.version()),
                        newest.format().known(), newest.text(), newest.references()),
                new VersionComparer.Side(text("schemas.registry.draft"), draft.format(), draft.text(),
                        draft.references())).changes();
    }

    static Review review(Planned planned) {
        Registration registration = planned.registration();
        List<List<String>> rows = new ArrayList<>();
        registration.verdict().local().ifPresent(local -> local.versions().forEach(it -> rows.add(List.of(
                it.version().name(), verdict(it)))));
        rows.add(List.of(text("schemas.registry.register.registry"), word(registration.verdict().registry())));
        planned.table().ifPresent(table -> rows.add(List.of(
                text("schemas.registry.register.table"), table.says())));
        planned.changes().ifPresent(changes -> changes.all().stream().limit(MOST_CHANGES).forEach(change ->
                rows.add(List.of(ChangeWords.what(change), ChangeWords.consequence(changes.format(), change)))));
        List<Review.Note> notes = new ArrayList<>();
        registration.verdict().disagreement().ifPresent(it -> notes.add(new Review.Note(true, it)));
        planned.table().filter(DraftInHand.Table::stops)
                .ifPresent(it -> notes.add(new Review.Note(true, text("schemas.registry.register.stops"))));
        UseWords.lines(planned.uses()).forEach(it -> notes.add(new Review.Note(false, it)));
        return new Review(
                text("schemas.registry.register." + registration.outcome().name(),
                        registration.verdict().subject(), registration.verdict().level(),
                        registration.newest().map(SchemaVersion::version).orElse(0),
                        registration.verdict().same().map(it -> text("schemas.version", it.version(), it.id()))
                                .orElse(""), registration.deleted()),
                new Review.Rows(List.of(text("schemas.registry.what"), text("schemas.registry.verdict")), rows),
                notes,
                registration.outcome() == Registration.Outcome.BLOCKED ? registration.blocked() : List.of(),
                registration.makes());
    }

    private static String verdict(VersionVerdict version) {
        return switch (version.answer()) {
            case YES -> text("schemas.registry.fits");
            case NO -> text("schemas.registry.misfits",
                    version.incompatibilities().getFirst().finding().message());
            case UNKNOWN -> text("schemas.registry.unknown", version.reason());
        };
    }

    private static String word(RegistryWord word) {
        return switch (word) {
            case RegistryWord.Said said -> said.compatible() ? text("schemas.registry.fits")
                    : text("schemas.registry.misfits", said.messages().stream().findFirst().orElse(""));
            case RegistryWord.Unasked(String reason) -> text("schemas.registry.unknown", reason);
            case RegistryWord.Failed failed -> text("schemas.registry.unknown", failed.failure().why());
        };
    }

    @Override
    public void onChanged(Runnable action) {
        subject.textProperty().subscribe((before, now) -> action.run());
        normalize.selectedProperty().subscribe((before, now) -> action.run());
    }
}
