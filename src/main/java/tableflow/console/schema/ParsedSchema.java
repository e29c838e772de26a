package tableflow.console.schema;

import java.util.List;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.diff.Element;
import tableflow.console.domain.table.Column;

/// A valid schema of one of the three languages.
public sealed interface ParsedSchema permits AvroText, JsonText, ProtobufText {

    /// Reads and checks a schema.
    ///
    /// @param references what it refers to, each after those that it needs itself
    static ParsedSchema parse(SchemaFormat format, String text, List<Referenced> references) throws InvalidSchema {
        if (text.isBlank()) {
            throw new InvalidSchema("the schema is empty");
        }
        return switch (format) {
            case AVRO -> AvroText.parse(text, references);
            case JSON -> JsonText.parse(text, references);
            case PROTOBUF -> ProtobufText.parse(text, references);
        };
    }

    /// Reads a schema that somebody took already: a version of a subject, or what came before. A registry may have let
    /// pass what [#parse] refuses: defaults of Avro that are of another type than their field.
    ///
    /// @param references what it refers to, each after those that it needs itself
    static ParsedSchema parseTaken(SchemaFormat format, String text, List<Referenced> references)
            throws InvalidSchema {
        return format == SchemaFormat.AVRO && !text.isBlank()
            ? AvroText.parseTaken(text, references) : parse(format, text, references);
    }

    SchemaFormat format();

    /// The schema as one column of a table, without a name; an object, record or message is a struct.
    Column column();

    /// The schema as a tree of what has a name in it, for telling what changed.
    Element element();

    /// The spelling that is stored: white space and the like do not make another schema.
    String canonical();

    /// The spelling of `normalize=true`: the order of members does not make another schema either.
    String normalized();

    /// What differs from `writer` as the registry sees it, for a reader that has this schema. JSON Schema and Protobuf
    /// tell harmless differences too; Avro tells only what stands in the way.
    ///
    /// A schema of another language differs in one thing: `TYPE_MISMATCH`.
    List<SchemaDifference> differences(ParsedSchema writer);

    /// Why a reader with this schema cannot read data of `writer`; empty when it can. Each entry is one message in the
    /// registry's style.
    ///
    /// @param readerName what messages call this schema, "new" or "old"
    default List<String> whyUnreadable(ParsedSchema writer, String readerName, String writerName) {
        return differences(writer).stream().filter(found -> !found.compatible())
            .map(found -> message(found.type(), found.explanation(readerName, writerName))).toList();
    }

    /// The difference between two schemas that are not even in one language.
    default List<SchemaDifference> otherLanguage(ParsedSchema writer) {
        return List.of(new SchemaDifference("TYPE_MISMATCH", "#/", false,
            "Schemas of one subject share one type, but these are " + writer.format() + " and " + format()));
    }

    /// One message, in the shape that clients of the registry read.
    static String message(String type, String description) {
        return "{errorType:\"" + type + "\", description:\"" + description + "\"}";
    }
}
