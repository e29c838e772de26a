package tableflow.console.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.table.AvroColumns;
import tableflow.console.domain.table.Column;

/// An Avro schema. Validity and compatibility are Avro's own.
public record AvroText(Schema schema) implements ParsedSchema {

    static AvroText parse(String text, List<Referenced> references) throws InvalidSchema {
        Schema.Parser parser = new Schema.Parser(NameValidator.STRICT_VALIDATOR);
        parser.setValidateDefaults(true);
        for (Referenced reference : references) {
            parse(parser, reference.text());
        }
        // Avro's parser gives no place; Jackson's does.
        StrictJson.parse(text);
        return new AvroText(parse(parser, text));
    }

    private static Schema parse(Schema.Parser parser, String text) throws InvalidSchema {
        try {
            return parser.parse(text);
        } catch (AvroRuntimeException e) {
            throw new InvalidSchema(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public SchemaFormat format() {
        return SchemaFormat.AVRO;
    }

    @Override
    public Column column() {
        // Its text is whole: what it refers to is written out where it is first used.
        return AvroColumns.of(JsonTrees.of(tree()));
    }

    @Override
    public String canonical() {
        return schema.toString();
    }

    @Override
    public String normalized() {
        return SortedJson.text(tree());
    }

    private JsonNode tree() {
        try {
            return StrictJson.parse(canonical());
        } catch (InvalidSchema e) {
            throw new IllegalStateException("Avro wrote JSON that is none", e);
        }
    }

    @Override
    public List<String> whyUnreadable(ParsedSchema writer, String readerName, String writerName) {
        if (!(writer instanceof AvroText(Schema written))) {
            return otherLanguage(writer);
        }
        return SchemaCompatibility.checkReaderWriterCompatibility(schema, written).getResult().getIncompatibilities()
            .stream().map(found -> message(found, readerName, writerName)).toList();
    }

    private static String message(SchemaCompatibility.Incompatibility found, String reader, String writer) {
        String at = " at path '" + found.getLocation() + "'";
        String description = switch (found.getType()) {
            case READER_FIELD_MISSING_DEFAULT_VALUE -> "Field '" + found.getMessage() + "'" + at + " of the " + reader
                + " schema has no default value and is absent from the " + writer + " schema";
            case MISSING_ENUM_SYMBOLS -> "The " + reader + " schema lacks enum symbols " + found.getMessage() + at
                + " of the " + writer + " schema";
            case MISSING_UNION_BRANCH -> "The " + reader + " schema lacks a type" + at + " of the " + writer
                + " schema's: " + found.getMessage();
            case NAME_MISMATCH -> "The name" + at + " differs (" + found.getMessage() + ")";
            case FIXED_SIZE_MISMATCH -> "The size" + at + " differs (" + found.getMessage() + ")";
            case TYPE_MISMATCH -> "The type" + at + " of the " + reader + " schema does not take the " + writer
                + " schema's (" + found.getMessage() + ")";
        };
        return "{errorType:'" + found.getType() + "', description:'" + description + "', additionalInfo:'"
            + found.getMessage() + "'}";
    }
}
