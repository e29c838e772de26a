package tableflow.console.service.schemas.preview;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.table.Column;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.service.schemas.document.SchemaDocument;

/// A schema that may become a table.
///
/// @param key the schema of the records' keys; null when they have none: their bytes become the column `key`
/// @param naming of the record's own columns
public record Draft(SchemaDocument value, @Nullable SchemaDocument key, MetadataColumnNaming naming) {

    /// A value whose keys have no schema.
    public static Draft of(SchemaDocument value) {
        return new Draft(value, null, MetadataColumnNaming.DEFAULT);
    }

    boolean readable() {
        return value.schema().isPresent() && (key == null || key.schema().isPresent());
    }

    Column valueColumn() {
        return value.schema().orElseThrow().column();
    }

    @Nullable Column keyColumn() {
        return Optional.ofNullable(key).flatMap(SchemaDocument::schema).map(ParsedSchema::column).orElse(null);
    }
}
