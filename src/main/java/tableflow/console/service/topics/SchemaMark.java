package tableflow.console.service.topics;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;

/// The newest schema of a subject, without its text: ten thousand of them are held at a time.
public record SchemaMark(Open<SchemaFormat> format, int version, int id) {

    static SchemaMark of(SchemaVersion schema) {
        return new SchemaMark(schema.format(), schema.version(), schema.id());
    }

    /// The schemas of a topic under the default naming of subjects, `{topic}-value` and `{topic}-key`; absent ones are
    /// not registered.
    public record Pair(@Nullable SchemaMark value, @Nullable SchemaMark key) {

        static final Pair NONE = new Pair(null, null);
    }
}
