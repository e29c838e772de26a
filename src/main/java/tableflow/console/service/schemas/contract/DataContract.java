package tableflow.console.service.schemas.contract;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.AvroText;
import tableflow.console.schema.JsonText;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.ProtobufText;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.preview.Draft;
import tableflow.console.service.schemas.preview.PreviewColumn;
import tableflow.console.service.schemas.preview.Previewer;
import tableflow.console.service.schemas.preview.TableFinding;
import tableflow.console.service.schemas.preview.TablePreview;

/// What a topic promises: its fields with what they mean, and the columns that they are in the table.
///
/// @param name of the topic, or what the contract is called
/// @param doc what the schema says about its records; empty for nothing
/// @param owners who answers for it, as they were given
/// @param preview the table
public record DataContract(
        String name, SchemaFormat format, String doc, List<String> owners, TablePreview preview) {
    public DataContract {
        owners = List.copyOf(owners);
    }

    /// @param value a schema that can be read
    /// @param key of the records' keys; null when they have no schema
    /// @throws IllegalArgumentException when one of the two is no schema
    public static DataContract of(
            String name, SchemaDocument value, @Nullable SchemaDocument key, List<String> owners) {
        if (value.schema().isEmpty() || (key != null && key.schema().isEmpty())) {
            throw new IllegalArgumentException("a contract needs schemas that can be read");
        }
        Draft draft = new Draft(value, key, Draft.of(value).naming());
        return new DataContract(name, value.format(), doc(value.schema().orElseThrow()), owners,
                Previewer.preview(draft, null));
    }

    private static String doc(ParsedSchema schema) {
        return switch (schema) {
            case AvroText avro -> avro.schema().getDoc() == null ? "" : avro.schema().getDoc();
            case JsonText json -> json.tree().path("description").asText();
            // Wire keeps the comments of a file out of what is parsed.
            case ProtobufText _ -> "";
        };
    }

    /// How a column is told.
    ///
    /// @param field where it stands in the schema of key or value; empty for the record's own columns
    /// @param doc what the schema says; empty for nothing
    record Line(String column, String field, String iceberg, String athena, boolean required, String doc) {}

    /// All columns and the fields in them, in the table's order.
    List<Line> lines() {
        return preview.allColumns().stream().map(DataContract::line).toList();
    }

    private static Line line(PreviewColumn column) {
        String doc = column.column().doc();
        String field = Optional.ofNullable(column.origin()).map(PreviewColumn.Origin::path)
                .map(path -> column.side() == TableFinding.Side.KEY ? "key " + path : path).orElse("");
        return new Line(column.path(), field, column.iceberg(), column.athena(), !column.column().nullable(),
                doc == null ? "" : doc);
    }

    /// Whether Tableflow makes a table of it, in a sentence.
    String verdict() {
        return switch (preview.verdict()) {
            case CREATES, FOLLOWS -> "Tableflow makes a table of it.";
            case IMPOSSIBLE -> "Tableflow makes no table of it.";
            case STOPS -> "Tableflow suspends its table.";
            case UNREADABLE -> throw new IllegalStateException("a contract needs schemas that can be read");
        };
    }

    /// The rules that keep it from being a table, each with what breaks it.
    List<String> broken() {
        return preview.findings().stream().map(it -> it.rule() + ": " + it.finding().message()).toList();
    }

    /// What surprises who queries the table, each a sentence.
    List<String> effects() {
        return preview.effects().stream().map(it -> it.text() + ".").toList();
    }
}
