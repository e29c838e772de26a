package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.RegistryShelf.Entry;
import tableflow.console.ui.schemas.registry.KeepingViewModel;
import tableflow.console.ui.schemas.registry.KeepingViewModel.Kept;
import tableflow.console.ui.tour.TourStage;
import tableflow.console.ui.tour.TourStep;

/// The part of the tour that changes the registry: a subject of a context is registered, set, deleted and gone again.
final class KeepingTour {

    private static final String SUBJECT = "payments-value";
    /// As long as names get where they are put together from places, systems and teams.
    private static final SubjectName LONG = SubjectName.of(
            ":.staging:" + "eu-central-1.billing.invoices." + "adjusted-by-hand.".repeat(9) + "corrections-value");
    private static final String ROWS = "#change-dialog #change-rows";

    private final ToolPlace place;
    private final KeepingViewModel keeping;

    KeepingTour(ToolPlace place, KeepingViewModel keeping) {
        this.place = place;
        this.keeping = keeping;
    }

    List<TourStep> steps() {
        return List.of(
                TourStep.of("schemas-register-refused", text("schemas.registry.tour.refused"), stage -> {
                    draft().textProperty().set(draft().textProperty().get().replaceFirst("\"order_id\"", "\"order\""));
                }, stage -> {
                    // What becomes of the table is known once the draft is judged.
                    if (!draft().pendingProperty().get() && stage.find("#change-dialog").isEmpty()) {
                        stage.press("#schemas-register");
                        stage.press("#change-review");
                    }
                    return stage.shows(ROWS) && require(stage, "#change-apply").isDisabled();
                }),
                TourStep.of("schemas-register", text("schemas.registry.tour.register"), stage -> {
                    close();
                    draft().revert();
                    model().begin(SchemaFormat.AVRO);
                    stage.press("#schemas-register");
                    stage.enter("#schema-register-subject", LONG.toString());
                    stage.press("#change-review");
                }, stage -> stage.shows(ROWS) && !require(stage, "#change-apply").isDisabled()),
                TourStep.of("schemas-registered", text("schemas.registry.tour.registered"),
                        stage -> stage.press("#change-apply"), KeepingTour::isDone),
                TourStep.of("schemas-context", text("schemas.registry.tour.context"), stage -> {
                    close();
                    place.show().accept(RegistryTool.VERSIONS);
                }, stage -> isKept(false) && draft().subject().equals(LONG.toString())
                        && !draft().pendingProperty().get()),
                TourStep.of("schemas-settings", text("schemas.registry.tour.settings"), stage -> {
                    stage.press("#schemas-registry-change");
                    choose(stage, "#schema-setting-level", "FULL_TRANSITIVE");
                    stage.press("#change-review");
                }, stage -> stage.shows(ROWS)),
                TourStep.of("schemas-global", text("schemas.registry.tour.global"), stage -> {
                    close();
                    stage.press("#schemas-registry-whole");
                }, stage -> stage.shows("#schema-setting-mode")),
                TourStep.of("schemas-global-review", text("schemas.registry.tour.globalreview"), stage -> {
                    choose(stage, "#schema-setting-mode", "READONLY");
                    stage.press("#change-review");
                }, stage -> stage.shows(ROWS)),
                TourStep.of("schemas-delete", text("schemas.registry.tour.delete"), stage -> {
                    close();
                    menu(stage, "schemas-delete-subject");
                }, stage -> stage.shows(ROWS)),
                TourStep.of("schemas-deleted", text("schemas.registry.tour.deleted"), stage -> {
                    stage.press("#change-apply");
                    model().deletedShownProperty().set(true);
                }, stage -> {
                    if (isDone(stage) && model().entry(LONG.toString()).filter(Entry::deleted).isPresent()) {
                        close();
                    }
                    return !stage.shows("#change-dialog") && isKept(true) && model().problemProperty().get() == null;
                }),
                TourStep.of("schemas-recover", text("schemas.registry.tour.recover"), stage -> {
                    menu(stage, "schemas-recover-subject");
                    stage.press("#change-review");
                }, stage -> stage.shows(ROWS)),
                TourStep.of("schemas-erase", text("schemas.registry.tour.erase"), stage -> {
                    close();
                    menu(stage, "schemas-erase-subject");
                }, stage -> stage.shows(ROWS)),
                TourStep.of("schemas-erase-typed", text("schemas.registry.tour.typed"), stage -> {
                    stage.press("#change-apply");
                    stage.enter("#confirm-typed", LONG.toString().substring(1));
                }, stage -> stage.shows("#confirm-typed") && require(stage, "#confirm-yes").isDisabled()),
                TourStep.of("schemas-erased", text("schemas.registry.tour.erased"), stage -> {
                    stage.enter("#confirm-typed", LONG.toString());
                    stage.press("#confirm-yes");
                }, stage -> isDone(stage) && keeping.problemProperty().get() == null
                        && model().problemProperty().get() == null),
                TourStep.of("schemas-kept", text("schemas.registry.tour.kept"), stage -> {
                    close();
                    model().deletedShownProperty().set(false);
                    model().open(SUBJECT);
                    place.show().accept("schemas-problems-tab");
                }, stage -> draft().subject().equals(SUBJECT) && !draft().pendingProperty().get()
                        && !draft().changedProperty().get() && !model().shown().contains(LONG.toString())));
    }

    private SchemasViewModel model() {
        return place.model();
    }

    private DraftViewModel draft() {
        return model().draft();
    }

    private void close() {
        place.context().dialogs().close();
    }

    /// Whether the versions tab has what is known of the subject.
    private boolean isKept(boolean deleted) {
        Kept kept = keeping.keptProperty().get();
        return kept != null && kept.history().subject().equals(LONG)
                && kept.history().newest().isEmpty() == deleted && keeping.usesProperty().get() != null;
    }

    private static boolean isDone(TourStage stage) {
        return stage.shows("#change-done") && !stage.text("#change-done").isEmpty();
    }

    private static Node require(TourStage stage, String selector) {
        return stage.find(selector).orElseThrow();
    }

    private static void menu(TourStage stage, String id) {
        ((MenuButton) require(stage, "#schemas-registry-more")).getItems().stream()
                .filter(it -> id.equals(it.getId())).findFirst().orElseThrow().fire();
    }

    /// Chooses what is shown as `said`.
    @SuppressWarnings("unchecked")
    private static void choose(TourStage stage, String selector, String said) {
        ComboBox<@Nullable Object> box = (ComboBox<@Nullable Object>) require(stage, selector);
        StringConverter<@Nullable Object> words = Objects.requireNonNull(box.getConverter());
        box.getSelectionModel().select(IntStream.range(0, box.getItems().size())
                .filter(it -> said.equals(words.toString(box.getItems().get(it)))).findFirst().orElseThrow());
    }
}
