package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.ReferenceGraph;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// The references around one version. JavaFX thread only.
public final class ReferencesViewModel {

    private final RegistryKit kit;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable ReferenceGraph> graph = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    public ReferencesViewModel(RegistryKit kit) {
        this.kit = kit;
    }

    /// Reads what is around a version.
    public void read(SubjectName subject, int number) {
        problem.set(null);
        kit.work().job(text("schemas.registry.job.graph", subject),
                        progress -> kit.services().graphs().around(subject, number, progress))
                .in(slot)
                .quiet()
                .onResult(graph::set)
                .onFailure(failure -> {
                    graph.set(null);
                    problem.set(new Problem(failure, () -> read(subject, number)));
                })
                .start();
    }

    /// Shows what is known already.
    void show(ReferenceGraph found) {
        slot.clear();
        problem.set(null);
        graph.set(found);
    }

    public void clear() {
        slot.clear();
        graph.set(null);
        problem.set(null);
    }

    public ReadOnlyObjectProperty<@Nullable ReferenceGraph> graphProperty() {
        return graph.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }
}
