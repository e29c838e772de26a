package tableflow.console.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.TooComplex;
import tableflow.console.domain.schema.diff.AvroElements;
import tableflow.console.domain.schema.diff.Element;
import tableflow.console.domain.table.AvroColumns;
import tableflow.console.domain.table.Column;

/// An Avro schema. Validity and compatibility are Avro's own.
public record AvroText(Schema schema) implements ParsedSchema {

    /// What Avro's parser puts, with a number that grows, in the place of a name that it meets before its definition
    /// ends.
    private static final Pattern UNRESOLVED = Pattern.compile(
            "\\{[^{}]*\"namespace\":\"org\\.apache\\.avro\\.compiler\""
                    + "[^{}]*\"org\\.apache\\.avro\\.idl\\.unresolved\\.name\":\"([^\"]*)\"}");

    static AvroText parse(String text, List<Referenced> references) throws InvalidSchema {
        // Avro's parser gives no place; Jackson's does.
        StrictJson.parse(text);
        return of(text, references);
    }

    static AvroText parseTaken(String text, List<Referenced> references) throws InvalidSchema {
        StrictJson.parse(text);
        return of(text, references, false);
    }

    /// A schema in a text that is known to be JSON.
    ///
    /// @throws InvalidSchema with Avro's words
    public static AvroText of(String text, List<Referenced> references) throws InvalidSchema {
        return of(text, references, true);
    }

    private static AvroText of(String text, List<Referenced> references, boolean defaults) throws InvalidSchema {
        Schema.Parser parser = new Schema.Parser(NameValidator.STRICT_VALIDATOR);
        parser.setValidateDefaults(defaults);
        for (Referenced reference : references) {
            parse(parser, reference.text());
        }
        return new AvroText(parse(parser, text));
    }

    private static Schema parse(Schema.Parser parser, String text) throws InvalidSchema {
        try {
            return parser.parse(text);
        } catch (AvroRuntimeException | IllegalArgumentException | ClassCastException e) {
            // The last two are what its parser stumbles into: an unknown order, a value of another kind.
            throw new InvalidSchema(
                    UNRESOLVED.matcher(String.valueOf(e.getMessage())).replaceAll("\"$1\""), e);
        } catch (NullPointerException e) {
            // What the parser of 1.12 fails with when the schema is nothing but a name.
            throw new InvalidSchema("the name is not defined: " + text.strip(), e);
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
    public Element element() {
        return AvroElements.of(JsonTrees.of(tree()));
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
            return StrictJson.parseOwn(canonical());
        } catch (InvalidSchema e) {
            throw new IllegalStateException("Avro wrote JSON that is none", e);
        }
    }

    @Override
    public List<SchemaDifference> differences(ParsedSchema writer) {
        return writer instanceof AvroText(Schema written)
            // Avro tells a type that two fields share twice, both times at the first of them.
            ? incompatibilities(written).stream().map(AvroText::difference).distinct().toList()
            : otherLanguage(writer);
    }

    /// With what Avro itself says at the end, as the registry's messages for Avro have it.
    @Override
    public List<String> whyUnreadable(ParsedSchema writer, String readerName, String writerName) {
        if (!(writer instanceof AvroText(Schema written))) {
            return ParsedSchema.super.whyUnreadable(writer, readerName, writerName);
        }
        return incompatibilities(written).stream().map(found -> "{errorType:'" + found.getType() + "', description:'"
            + difference(found).explanation(readerName, writerName) + "', additionalInfo:'" + found.getMessage()
            + "'}").toList();
    }

    /// @throws TooComplex when the two have so many parts that their findings could fill the memory, or take minutes:
    ///     Avro's checker copies what it found of a type into every place that uses it
    private List<SchemaCompatibility.Incompatibility> incompatibilities(Schema written) {
        if (AvroSize.isTooLarge(schema) || AvroSize.isTooLarge(written)) {
            throw new TooComplex("an Avro schema has more parts than can be held against those of another");
        }
        return SchemaCompatibility.checkReaderWriterCompatibility(schema, written).getResult().getIncompatibilities();
    }

    private static SchemaDifference difference(SchemaCompatibility.Incompatibility found) {
        String at = " at path '{path}'";
        String description = switch (found.getType()) {
            case READER_FIELD_MISSING_DEFAULT_VALUE -> "Field '" + found.getMessage() + "'" + at
                + " of the {update} schema has no default value and is absent from the {original} schema";
            case MISSING_ENUM_SYMBOLS -> "The {update} schema lacks enum symbols " + found.getMessage() + at
                + " of the {original} schema";
            case MISSING_UNION_BRANCH -> "The {update} schema lacks a type" + at + " of the {original} schema's: "
                + found.getMessage();
            case NAME_MISMATCH -> "The name" + at + " differs (" + found.getMessage() + ")";
            case FIXED_SIZE_MISMATCH -> "The size" + at + " differs (" + found.getMessage() + ")";
            case TYPE_MISMATCH -> "The type" + at + " of the {update} schema does not take the {original} schema's ("
                + found.getMessage() + ")";
        };
        return new SchemaDifference(found.getType().name(), found.getLocation(), false, description);
    }
}
