package tableflow.console.service.query.desk;

import java.nio.file.Path;
import java.time.InstantSource;
import tableflow.console.service.profile.ProfileFolders;

/// All that a person keeps for Athena in one profile.
public record Desk(TabStore tabs, ParameterMemory parameters, SavedStatements saved, RunHistory history) {

    /// The desk of a profile.
    ///
    /// @param data the console's folder for what must not be lost
    public static Desk of(Path data, String profile, InstantSource clock) {
        Path folder = ProfileFolders.of(data, ProfileFolders.Area.DESK, profile);
        return new Desk(
                new TabStore(folder.resolve("tabs"), clock),
                new ParameterMemory(folder.resolve("parameters.json"), clock),
                new SavedStatements(folder.resolve("saved"), data.resolve("query").resolve("saved")),
                new RunHistory(folder.resolve("runs.jsonl")));
    }
}
