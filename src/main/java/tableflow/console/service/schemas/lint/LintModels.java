package tableflow.console.service.schemas.lint;

import java.util.Optional;
import tableflow.console.domain.schema.lint.LintModel;
import tableflow.console.service.schemas.document.SchemaDocument;

/// From documents to what the rules look at.
final class LintModels {

    private LintModels() {}

    /// Empty when the text could not be read as its language.
    static Optional<LintModel> of(SchemaDocument document) {
        return switch (document.format()) {
            case JSON -> document.parts().isEmpty() ? Optional.empty() : Optional.of(JsonModel.of(document));
            // Its structure is the parser's: without its consent there is none.
            case AVRO -> document.schema().flatMap(it -> document.json()).map(AvroModel::of);
            case PROTOBUF -> document.file().map(it -> ProtobufModel.of(it, document.text()));
        };
    }
}
