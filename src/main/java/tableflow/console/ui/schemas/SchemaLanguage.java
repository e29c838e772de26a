package tableflow.console.ui.schemas;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.judge.PrettySchema;
import tableflow.console.ui.control.code.CodeLanguage;

/// What the editor knows of schemas by itself: colours, and good order. What is wrong with them comes with the
/// judgement, which knows more than the text.
final class SchemaLanguage implements CodeLanguage {

    private final SchemaFormat format;

    SchemaLanguage(SchemaFormat format) {
        this.format = format;
    }

    @Override
    public List<Span> highlight(String text) {
        return format == SchemaFormat.PROTOBUF ? ProtobufColours.of(text) : JsonColours.of(text);
    }

    @Override
    public Optional<String> format(String text) {
        return PrettySchema.of(format, text);
    }

    @Override
    public Optional<String> lineComment() {
        return format == SchemaFormat.PROTOBUF ? Optional.of("//") : Optional.empty();
    }
}
