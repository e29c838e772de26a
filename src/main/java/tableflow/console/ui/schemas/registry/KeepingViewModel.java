package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.RegistrySettings.InForce;
import tableflow.console.service.schemas.registry.RegistryShelf.History;
import tableflow.console.service.schemas.registry.SchemaUses.Uses;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// The subject that is looked at: its versions with deleted ones, its settings, and who uses it. JavaFX thread only.
public final class KeepingViewModel {

    /// Versions whose referrers are asked for, the newest ones: each is a call.
    private static final int MOST_ASKED = 30;

    private final RegistryKit kit;
    private final LatestOnly reading = new LatestOnly();
    private final LatestOnly using = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Kept> kept = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Uses> uses = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable SubjectName subject;
    /// What can be deleted for good, as it was before the last change.
    private @Nullable SubjectName erasable;

    /// A subject as it was read.
    public record Kept(History history, InForce settings) {}

    public KeepingViewModel(RegistryKit kit) {
        this.kit = kit;
    }

    /// Looks at another subject; null for none.
    public void look(@Nullable SubjectName name) {
        boolean other = name == null || !name.equals(subject);
        subject = name;
        problem.set(null);
        if (other) {
            kept.set(null);
            uses.set(null);
        }
        reading.clear();
        using.clear();
        if (name != null) {
            read(name);
        }
    }

    /// Reads it again.
    public void refresh() {
        look(subject);
    }

    /// Reads it again after a change; one that was deleted for good is no fault then.
    public void touched() {
        Kept before = kept.get();
        erasable = before != null && before.history().newest().isEmpty() ? subject : null;
        refresh();
    }

    private void read(SubjectName name) {
        kit.work().job(text("schemas.registry.job.read", name), progress -> new Kept(
                        kit.services().shelf().history(name, progress), kit.services().settings().read(name)))
                .in(reading)
                .quiet()
                .onResult(found -> {
                    kept.set(found);
                    ask(found.history());
                })
                .onFailure(failure -> {
                    kept.set(null);
                    uses.set(null);
                    boolean erased = failure.is(RemoteFailure.Kind.NOT_FOUND) && name.equals(erasable);
                    problem.set(erased ? null : new Problem(failure, this::refresh));
                })
                .start();
    }

    private void ask(History history) {
        List<Integer> numbers = history.live().reversed().stream().limit(MOST_ASKED)
                .map(RegisteredSchema::number).toList();
        kit.work().job(text("schemas.registry.job.uses", history.subject()),
                        progress -> kit.services().uses().of(history.subject(), numbers, progress))
                .in(using)
                .quiet()
                .onResult(uses::set)
                .onFailure(failure -> problem.set(new Problem(failure, this::refresh)))
                .start();
    }

    public ReadOnlyObjectProperty<@Nullable Kept> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Uses> usesProperty() {
        return uses.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return reading.busyProperty();
    }

    /// The subject that is looked at; null for none.
    public @Nullable SubjectName subject() {
        return subject;
    }

    public void close() {
        reading.clear();
        using.clear();
    }
}
