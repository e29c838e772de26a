package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.profile.OtherProfile;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.schemas.registry.RegistryDesk;
import tableflow.console.service.schemas.registry.SchemaCopies;
import tableflow.console.service.schemas.registry.SchemaCopies.Outcome;
import tableflow.console.ui.change.Review;
import tableflow.console.ui.change.Wish;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.work.LatestOnly;

/// Where a subject is copied to, and how. The other profile is opened when it is first asked for, and closed with the
/// dialog.
final class CopyWish implements Wish<CopyWish.Planned> {

    private final RegistryKit kit;
    private final SubjectName subject;
    private final ComboBox<String> profile = new ComboBox<>();
    private final CheckBox all = new CheckBox(text("schemas.registry.copy.all"));
    private final CheckBox ids = new CheckBox(text("schemas.registry.copy.ids"));
    private final CheckBox texts = new CheckBox(text("schemas.registry.copy.texts"));
    private final LatestOnly naming = new LatestOnly();
    private final OtherProfile<RegistryDesk> target;
    private final VBox node;

    /// A plan, with who carries it out.
    ///
    /// @param production whether the other profile is one of production
    record Planned(SchemaCopies copies, SchemaCopies.Plan plan, String profile, boolean production) {}

    CopyWish(RegistryKit kit, SubjectName subject) {
        this.kit = kit;
        this.subject = subject;
        this.target = new OtherProfile<>(kit.services().others());
        profile.setId("schema-copy-profile");
        profile.setMaxWidth(Double.MAX_VALUE);
        profile.setPromptText(text("schemas.registry.copy.reading"));
        all.setId("schema-copy-all");
        ids.setId("schema-copy-ids");
        texts.setId("schema-copy-texts");
        node = new VBox(new Field(text("schemas.registry.copy.to"), profile, text("schemas.registry.copy.to.why")),
                all, texts, ids, DialogBox.wrapped(text("schemas.registry.copy.ids.why"), "text-muted"));
        node.getStyleClass().add("change-wish");
        String own = kit.services().desk().profile();
        kit.work().job(text("schemas.registry.job.profiles"), progress -> kit.services().others().names())
                .quiet()
                .in(naming)
                .onResult(names -> {
                    profile.getItems().setAll(names.stream().filter(it -> !it.equals(own)).toList());
                    profile.setPromptText(text(profile.getItems().isEmpty()
                            ? "schemas.registry.copy.none" : "schemas.registry.copy.choose"));
                })
                .onFailure(failure -> profile.setPromptText(failure.getMessage()))
                .start();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Function<Progress, Planned> read() {
        String name = profile.getValue();
        if (name == null) {
            throw new IllegalArgumentException(text("schemas.registry.copy.noprofile"));
        }
        SchemaCopies.Wish wish = new SchemaCopies.Wish(
                List.of(subject), all.isSelected(), ids.isSelected(), texts.isSelected());
        return progress -> {
            progress.report(text("schemas.registry.copy.opening", name));
            OtherProfiles.Opened<RegistryDesk> opened = target.open(name);
            SchemaCopies copies = new SchemaCopies(kit.services().desk(), opened.service());
            return new Planned(copies, copies.plan(wish, progress), name, opened.profile().isProduction());
        };
    }

    static Review review(Planned planned) {
        SchemaCopies.Plan plan = planned.plan();
        long sent = plan.count(Outcome.REGISTER) + plan.count(Outcome.IMPORT);
        List<Review.Note> notes = new ArrayList<>(Review.Note.warnings(plan.consequences()));
        if (planned.production()) {
            notes.addFirst(new Review.Note(true, text("schemas.registry.copy.production", planned.profile())));
        }
        return new Review(
                text("schemas.registry.copy.summary", sent, plan.count(Outcome.THERE), planned.profile()),
                new Review.Rows(
                        List.of(text("schemas.registry.what"), text("schemas.registry.id"),
                                text("schemas.registry.there"), text("schemas.registry.extras"),
                                text("schemas.registry.outcome")),
                        plan.steps().stream().map(CopyWish::row).toList()),
                notes, plan.blocked(), sent > 0, planned.production());
    }

    private static List<String> row(SchemaCopies.Step step) {
        String outcome = text("schemas.registry.outcome." + step.outcome().name());
        return List.of(
                step.place().toString(), Integer.toString(step.version().id()),
                step.number() == 0 ? "" : Integer.toString(step.number()),
                step.extras().words(),
                step.reference() ? text("schemas.registry.copy.reference", outcome) : outcome);
    }

    @Override
    public void onChanged(Runnable action) {
        profile.valueProperty().subscribe((before, now) -> action.run());
        all.selectedProperty().subscribe((before, now) -> action.run());
        ids.selectedProperty().subscribe((before, now) -> action.run());
        texts.selectedProperty().subscribe((before, now) -> action.run());
    }

    @Override
    public void close() {
        naming.clear();
        kit.work().job(text("schemas.registry.job.close"), progress -> {
            target.close();
            return "";
        }).quiet().start();
    }
}
