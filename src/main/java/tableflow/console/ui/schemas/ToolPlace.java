package tableflow.console.ui.schemas;

import java.util.function.Consumer;
import tableflow.console.domain.schema.Span;
import tableflow.console.ui.shell.PaneContext;

/// What a [SchemaTool] works with.
///
/// @param reveal goes to a place of the draft
/// @param show brings a tab to the front, by its id
record ToolPlace(
        SchemasViewModel model, SchemasServices services, PaneContext context, Consumer<Span> reveal,
        Consumer<String> show) {}
