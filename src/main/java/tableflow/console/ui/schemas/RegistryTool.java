package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.judge.Judgement;
import tableflow.console.service.schemas.judge.SubjectShelf.Subject;
import tableflow.console.service.schemas.preview.TablePreview;
import tableflow.console.service.schemas.registry.RegistryShelf.History;
import tableflow.console.ui.schemas.registry.CompareView;
import tableflow.console.ui.schemas.registry.CompareViewModel;
import tableflow.console.ui.schemas.registry.DraftInHand;
import tableflow.console.ui.schemas.registry.KeepingViewModel;
import tableflow.console.ui.schemas.registry.KeepingViewModel.Kept;
import tableflow.console.ui.schemas.registry.ReferencesView;
import tableflow.console.ui.schemas.registry.ReferencesViewModel;
import tableflow.console.ui.schemas.registry.RegistryChanges;
import tableflow.console.ui.schemas.registry.RegistryKit;
import tableflow.console.ui.schemas.registry.VersionsView;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.tour.TourStep;

/// The registry's side of the pane: registering, versions, comparisons and references of the subject at hand.
final class RegistryTool implements SchemaTool {

    static final String VERSIONS = "schemas-versions-tab";
    static final String COMPARE = "schemas-compare-tab";
    static final String REFERENCES = "schemas-references-tab";

    private final ToolPlace place;
    private final SchemasViewModel model;
    private final KeepingViewModel keeping;
    private final CompareViewModel comparing;
    private final ReferencesViewModel references;
    private final RegistryChanges changes;
    private final VersionsView versions;
    private final CompareView compare;
    private final ReferencesView graph;
    private final Button register = new Button(text("schemas.registry.register.button"),
            new FontIcon(Feather.UPLOAD_CLOUD));

    RegistryTool(ToolPlace place) {
        this.place = place;
        this.model = place.model();
        RegistryKit kit = RegistryKit.of(place.context(), place.services().registry());
        keeping = new KeepingViewModel(kit);
        comparing = new CompareViewModel(kit);
        references = new ReferencesViewModel(kit);
        changes = new RegistryChanges(kit, this::touched);
        versions = new VersionsView(keeping, changes, this::compare);
        compare = new CompareView(comparing);
        graph = new ReferencesView(references, subject -> model.choose(subject.toString()));
        register.setId("schemas-register");
        register.setOnAction(event -> register());
        model.chosenProperty().subscribe(this::look);
        keeping.keptProperty().subscribe(this::show);
        model.draft().judgementProperty().subscribe(judgement -> comparing.draft(inHand()));
    }

    private void look(@Nullable String name) {
        keeping.look(name == null ? null : SubjectName.of(name));
        boolean deleted = name != null && model.entry(name).filter(it -> it.deleted()).isPresent();
        if (deleted) {
            place.show().accept(VERSIONS);
        }
    }

    private void show(@Nullable Kept kept) {
        History history = kept == null ? null : kept.history();
        comparing.offer(history);
        if (history == null) {
            references.clear();
        } else {
            references.read(history.subject(), history.newest().orElse(history.versions().getLast()).number());
        }
    }

    private void compareDraft() {
        Subject opened = model.subjectProperty().get();
        if (opened != null) {
            opened.newest().ifPresent(newest -> compare(newest.version(), null));
        }
    }

    /// @param after null for the draft
    private void compare(int before, @Nullable Integer after) {
        comparing.choose(before, after);
        place.show().accept(COMPARE);
    }

    private void touched() {
        model.touched();
        keeping.touched();
    }

    private void register() {
        changes.register(inHand(), version -> model.registered(version.subject()));
    }

    private DraftInHand inHand() {
        DraftViewModel draft = model.draft();
        Judgement judgement = draft.judgementProperty().get();
        String text = draft.textProperty().get();
        Optional<Judgement> current = Optional.ofNullable(judgement)
                .filter(it -> it.document().text().equals(text));
        return new DraftInHand(model.ownSubject(), draft.formatProperty().get(), text,
                draft.referencesProperty().get(), current.map(Judgement::preview).map(this::table));
    }

    private DraftInHand.Table table(TablePreview preview) {
        return new DraftInHand.Table(model.standingProperty().get().tableVerdict(preview),
                preview.verdict() == TablePreview.Verdict.STOPS);
    }

    @Override
    public List<Node> bar() {
        return List.of(register);
    }

    @Override
    public List<Node> notices() {
        return List.of(new ReturnedNotice(model, this::compareDraft), new MovedNotice(model));
    }

    @Override
    public List<SchemaTab> tabs() {
        return List.of(
                new SchemaTab(VERSIONS, text("schemas.registry.versions"), SchemaTab.Side.PROBLEMS, versions),
                new SchemaTab(COMPARE, text("schemas.registry.compare"), SchemaTab.Side.PROBLEMS, compare),
                new SchemaTab(REFERENCES, text("schemas.registry.references"), SchemaTab.Side.PROBLEMS, graph));
    }

    @Override
    public List<Command> commands() {
        String group = text("schemas.title");
        return List.of(
                Command.of(group, text("schemas.registry.command.register"), Feather.UPLOAD_CLOUD, this::register)
                        .withShortcut("Shortcut+Shift+R"),
                Command.of(group, text("schemas.registry.command.versions"), Feather.LAYERS, () -> {
                    place.show().accept(VERSIONS);
                    versions.first().requestFocus();
                }),
                Command.of(group, text("schemas.registry.command.compare"), Feather.COLUMNS,
                        () -> place.show().accept(COMPARE)),
                Command.of(group, text("schemas.registry.command.references"), Feather.SHARE_2,
                        () -> place.show().accept(REFERENCES)),
                Command.of(group, text("schemas.registry.command.global"), Feather.GLOBE, changes::global));
    }

    @Override
    public List<TourStep> tour() {
        List<TourStep> steps = new ArrayList<>(new RegistryTour(place, keeping, comparing).steps());
        steps.addAll(new KeepingTour(place, keeping).steps());
        return steps;
    }

    @Override
    public void close() {
        keeping.close();
        comparing.close();
        references.clear();
    }
}
