package tableflow.console.domain.schema.json;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One place in a schema: its annotations and its shape. The shape is read on first use, which is what lets a schema
/// refer to itself. Nodes compare by identity; a reader gives the same node for the same place.
final class SchemaNode {

    /// Keywords that describe and do not constrain.
    ///
    /// @param connectBytes marked by Kafka Connect as bytes, carried in whatever type: its JSON type may change
    record Notes(
            @Nullable Json id,
            @Nullable Json title,
            @Nullable Json description,
            @Nullable Json defaultValue,
            boolean connectBytes) {
        static final Notes NONE = new Notes(null, null, null, null, false);
    }

    private final Notes notes;
    private final Supplier<Shape> reading;
    private @Nullable Shape shape;

    SchemaNode(Notes notes, Supplier<Shape> reading) {
        this.notes = notes;
        this.reading = reading;
    }

    /// A node whose shape is known already.
    static SchemaNode of(Shape shape) {
        return new SchemaNode(Notes.NONE, () -> shape);
    }

    Notes notes() {
        return notes;
    }

    Shape shape() {
        Shape known = shape;
        if (known == null) {
            known = reading.get();
            shape = known;
        }
        return known;
    }
}
