package tableflow.console.ui.schemas;

import java.util.List;

/// The parts of the pane besides the editor, in the order of their places in bar and tabs.
final class SchemaTools {

    private SchemaTools() {}

    /// A new one of each.
    static List<SchemaTool> of(ToolPlace place) {
        return List.of(new RegistryTool(place), new ReferencesTool(place), new FilesTool(place),
                new MakingTool(place), new TrialTool(place));
    }
}
