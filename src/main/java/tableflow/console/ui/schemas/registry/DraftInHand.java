package tableflow.console.ui.schemas.registry;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;

/// The draft in the editor, as it stands.
///
/// @param subject empty for a draft that stands alone
/// @param references what it refers to in the registry
/// @param table what becomes of its table; absent while the text is still being judged
public record DraftInHand(
        String subject, SchemaFormat format, String text, List<SchemaReference> references,
        Optional<Table> table) {

    /// What becomes of a table.
    ///
    /// @param says the verdict in words
    /// @param stops whether it is suspended
    public record Table(String says, boolean stops) {}

    public DraftInHand {
        references = List.copyOf(references);
    }
}
