package tableflow.console.ui.schemas;

import java.util.Optional;
import java.util.function.Function;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.SubjectShelf;
import tableflow.console.service.schemas.preview.Present;
import tableflow.console.ui.schemas.registry.RegistryServices;

/// What the pane works with.
///
/// @param table a topic's table as it is; blocks, and fails when the catalog cannot be asked
/// @param drafts keeps drafts between two starts
/// @param registry what is in the registry, and what can be done with it
public record SchemasServices(
        SubjectShelf shelf,
        DraftJudge judge,
        Function<String, Optional<Present.Sight>> table,
        TabStore drafts,
        RegistryServices registry) {}
