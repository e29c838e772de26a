package tableflow.console.service.schemas.references;

import java.util.List;
import java.util.function.Supplier;
import tableflow.console.domain.Progress;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.schema.Referenced;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.SchemaReader;

/// What a draft can refer to in a registry. Calls block, and end with CANCELLED when they are interrupted.
public final class ReferenceDesk {

    private final Supplier<SchemaRegistry> registry;

    /// @param registry may open a client when it is first asked
    public ReferenceDesk(Supplier<SchemaRegistry> registry) {
        this.registry = registry;
    }

    /// The texts of what is referred to, each after those that it needs itself.
    ///
    /// @throws tableflow.console.domain.BadInput when the registry does not have one of them
    public List<Referenced> texts(List<SchemaReference> references) {
        return references.isEmpty() ? List.of() : SchemaReader.of(registry.get()).needed(references);
    }

    /// The numbers of a subject's versions, newest first; none when it is gone.
    public List<Integer> versions(String subject) {
        return registry.get().versions(subject).reversed();
    }

    /// What the newest versions of a context's subjects define: a call for each thousand of them.
    ///
    /// @param around a subject of that context
    public Definitions definitions(SubjectName around, Progress progress) {
        progress.report("Read the newest schemas");
        String prefix = around.inDefaultContext() ? "" : around.whole().toString();
        return new Definitions(registry.get().latestOfAll(prefix));
    }
}
