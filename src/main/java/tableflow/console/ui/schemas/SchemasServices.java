package tableflow.console.ui.schemas;

import java.util.Optional;
import java.util.function.Function;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.service.review.ReviewSettingsFile;
import tableflow.console.service.schemas.files.FileDesk;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.SubjectShelf;
import tableflow.console.service.schemas.preview.Present;
import tableflow.console.ui.schemas.files.TopicRecords;
import tableflow.console.ui.schemas.registry.RegistryServices;

/// What the pane works with.
///
/// @param table a topic's table as it is; blocks, and fails when the catalog cannot be asked
/// @param drafts keeps drafts between two starts
/// @param registry what is in the registry, and what can be done with it
/// @param desk what lies outside the registry
public record SchemasServices(
        SubjectShelf shelf,
        DraftJudge judge,
        Function<String, Optional<Present.Sight>> table,
        TabStore drafts,
        RegistryServices registry,
        Desk desk) {

    /// What lies outside the registry.
    ///
    /// @param lint which rules of best practice are on
    public record Desk(FileDesk files, TopicRecords records, ReviewSettingsFile lint) {}
}
