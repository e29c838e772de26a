package tableflow.console.service.schemas.lint;

import java.util.Optional;
import tableflow.console.domain.schema.lint.LintModel;
import tableflow.console.service.schemas.document.SchemaDocument;

/// From documents to what the rules look at.
final class LintModels {

    private LintModels() {}

    /// Empty when the text could not be read.
    static Optional<LintModel> of(SchemaDocument document) {
        return Optional.empty();
    }
}
