package tableflow.console.service.schemas;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.document.SchemaDocument;

/// Whether the text of a schema is one. It is not asked here whether the registry or Tableflow likes it.
public final class SchemaTexts {

    /// What only who has the references can tell.
    private static final Set<String> OF_REFERENCES = Set.of("undefined-type", "dangling-reference");

    /// Why a text is no schema.
    ///
    /// @param line counted from 1
    /// @param column counted from 1
    public record Flaw(int line, int column, String message) {}

    private SchemaTexts() {}

    /// The first flaw of `text`, or nothing when it parses.
    ///
    /// @param references whether it refers to schemas that are not at hand: names it does not define are then no flaw
    public static Optional<Flaw> flaw(SchemaFormat format, String text, boolean references) {
        return SchemaDocument.read(format, json(format, text), List.of()).findings().stream()
                .filter(SchemaFinding::isError)
                .filter(finding -> !references || !OF_REFERENCES.contains(finding.rule()))
                .findFirst()
                .map(finding -> new Flaw(finding.span().line(), finding.span().column(), what(format)
                        + (finding.path().length() > 1 ? finding.path() + " " : "") + finding.message()));
    }

    /// Avro's parser, and so the registry, takes the bare name of a type too.
    private static String json(SchemaFormat format, String text) {
        boolean bare = format == SchemaFormat.AVRO && text.strip().matches("[a-z]+");
        return bare ? '"' + text.strip() + '"' : text;
    }

    private static String what(SchemaFormat format) {
        return switch (format) {
            case JSON -> "is not a JSON Schema: ";
            case AVRO -> "is not an Avro schema: ";
            case PROTOBUF -> "is not a Protobuf schema: ";
        };
    }
}
