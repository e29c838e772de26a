package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.Deletions;
import tableflow.console.service.schemas.registry.Recoveries;
import tableflow.console.service.schemas.registry.RegistrySettings;
import tableflow.console.service.schemas.registry.SchemaCopies;
import tableflow.console.service.schemas.registry.SchemaCopies.Outcome;
import tableflow.console.ui.change.Change;
import tableflow.console.ui.change.Change.Gravity;
import tableflow.console.ui.change.ChangeDesk;
import tableflow.console.ui.change.ChangeDialog;
import tableflow.console.ui.change.Review;
import tableflow.console.ui.change.Wish;

/// The changes of a registry, each as a dialog.
public final class RegistryChanges {

    private final RegistryKit kit;
    private final Runnable onTouched;

    /// @param onTouched runs once the registry may be another
    public RegistryChanges(RegistryKit kit, Runnable onTouched) {
        this.kit = kit;
        this.onTouched = onTouched;
    }

    private <P> void open(Change<P> change, Wish<P> wish) {
        ChangeDialog.open(kit.desk(), change, wish, onTouched);
    }

    /// Deletes a version, or all of a subject.
    ///
    /// @param number null for all
    /// @param permanent for good
    public void delete(SubjectName subject, @Nullable Integer number, boolean permanent) {
        Deletions deletions = kit.services().deletions();
        String way = permanent ? "erase" : "soft";
        String title = number == null
                ? text("schemas.registry.delete." + way + ".subject", subject)
                : text("schemas.registry.delete." + way + ".version", number, subject);
        open(
                new Change<>(title, text("schemas.registry.delete." + way + ".action"), subject.toString(),
                        permanent ? Gravity.FINAL : Gravity.ORDINARY,
                        RegistryChanges::review,
                        (plan, progress) -> {
                            deletions.apply(plan);
                            return text("schemas.registry.delete." + way + ".done", plan.goes().size());
                        }),
                Wish.settled("", progress -> deletions.plan(new Deletions.Wish(subject, number, permanent), progress)));
    }

    private static Review review(Deletions.Plan plan) {
        return new Review(
                text("schemas.registry.delete.summary", plan.goes().size()),
                new Review.Rows(
                        List.of(text("schemas.version.title"), text("schemas.registry.id"),
                                text("schemas.registry.format"), text("schemas.registry.state")),
                        plan.goes().stream().map(RegistryChanges::row).toList()),
                Review.Note.warnings(plan.consequences()), plan.blocked(), !plan.goes().isEmpty());
    }

    private static List<String> row(RegisteredSchema version) {
        return List.of(Integer.toString(version.number()), Integer.toString(version.id()),
                version.version().format().toString(),
                text(version.deleted() ? "schemas.registry.deleted" : "schemas.registry.live"));
    }

    /// Brings back what is deleted softly.
    ///
    /// @param numbers empty for all of it
    public void recover(SubjectName subject, List<Integer> numbers) {
        Recoveries recoveries = kit.services().recoveries();
        open(
                new Change<>(text("schemas.registry.recover", subject), text("schemas.registry.recover.action"),
                        subject.toString(), Gravity.ORDINARY, RegistryChanges::review,
                        (plan, progress) -> {
                            recoveries.apply(plan, progress);
                            return text("schemas.registry.recover.done", plan.returns().size());
                        }),
                new RecoverWish(way -> progress ->
                        recoveries.plan(new Recoveries.Wish(subject, numbers, way), progress)));
    }

    private static Review review(Recoveries.Plan plan) {
        return new Review(
                text("schemas.registry.recover.summary", plan.returns().size()),
                new Review.Rows(
                        List.of(text("schemas.registry.wasversion"), text("schemas.registry.becomes"),
                                text("schemas.registry.id")),
                        plan.returns().stream().map(it -> List.of(
                                Integer.toString(it.version().number()), Integer.toString(it.number()),
                                Integer.toString(it.version().id()))).toList()),
                Review.Note.warnings(plan.consequences()), plan.blocked(), !plan.returns().isEmpty());
    }

    /// Level, mode and normalising of a place.
    public void settings(RegistrySettings.InForce now) {
        RegistrySettings settings = kit.services().settings();
        SubjectName place = now.place();
        String title = place.isGlobal() ? text("schemas.registry.settings.global")
                : text("schemas.registry.settings", place);
        open(
                new Change<>(title, text("schemas.registry.settings.action"),
                        place.isGlobal() ? text("schemas.registry.global.typed") : place.toString(), Gravity.ORDINARY,
                        RegistryChanges::review,
                        (plan, progress) -> {
                            settings.apply(plan);
                            return text("schemas.registry.settings.done");
                        }),
                new SettingsWish(now, wish -> progress -> settings.plan(place, wish, progress)));
    }

    private static Review review(RegistrySettings.Plan plan) {
        boolean changes = !plan.lines().isEmpty();
        return new Review(
                text(changes ? "schemas.registry.settings.summary" : "schemas.registry.nothing"),
                new Review.Rows(
                        List.of(text("schemas.registry.setting"), text("schemas.registry.before"),
                                text("schemas.registry.after")),
                        plan.lines().stream().map(line -> List.of(
                                text("schemas.registry.setting." + line.setting().name()), line.before(),
                                line.after())).toList()),
                Review.Note.warnings(plan.consequences()), plan.blocked(), changes);
    }

    /// Copies a subject to another profile's registry.
    public void copy(SubjectName subject) {
        CopyWish wish = new CopyWish(kit, subject);
        // The rules of the other profile count: its guard and its environment, not those of the open one.
        ChangeDesk there = new ChangeDesk(kit.work(), kit.desk().dialogs(), false, false);
        ChangeDialog.open(
                there,
                new Change<>(text("schemas.registry.copy", subject), text("schemas.registry.copy.action"),
                        subject.toString(), Gravity.ORDINARY, CopyWish::review,
                        (planned, progress) -> {
                            SchemaCopies.Result result = planned.copies().apply(planned.plan(), progress);
                            if (result.failure() != null) {
                                throw result.failure().during(text("schemas.registry.copy.stopped",
                                        result.done().size(), planned.plan().steps().size(),
                                        String.valueOf(result.failed() == null ? "" : result.failed().place())));
                            }
                            String said = text("schemas.registry.copy.done", planned.plan().count(Outcome.REGISTER)
                                    + planned.plan().count(Outcome.IMPORT), planned.plan().count(Outcome.THERE));
                            return result.lost().isEmpty() ? said : said + " " + String.join(". ", result.lost()) + ".";
                        }),
                wish, onTouched);
    }

    /// Level, mode and normalising of the registry as a whole.
    public void global() {
        RegistrySettings settings = kit.services().settings();
        kit.work().job(text("schemas.registry.job.settings"), progress -> settings.read(SubjectName.GLOBAL))
                .onResult(this::settings)
                .start();
    }

    /// Registers a draft.
    ///
    /// @param onRegistered gets the version that the draft has become
    public void register(DraftInHand draft, Consumer<SchemaVersion> onRegistered) {
        AtomicReference<@Nullable SchemaVersion> made = new AtomicReference<>();
        ChangeDialog.open(
                kit.desk(),
                new Change<>(text("schemas.registry.register"), text("schemas.registry.register.action"),
                        draft.subject().isEmpty() ? text("schemas.registry.register.typed") : draft.subject(),
                        Gravity.ORDINARY,
                        RegisterWish::review, (planned, progress) -> {
                            SchemaVersion version = kit.services().subjects().get().register(planned.registration());
                            made.set(version);
                            return text("schemas.registry.register.done", version.subject(), version.version(),
                                    version.id());
                        }),
                new RegisterWish(kit, draft),
                () -> {
                    SchemaVersion version = made.get();
                    if (version == null) {
                        onTouched.run();
                    } else {
                        onRegistered.accept(version);
                    }
                });
    }
}
