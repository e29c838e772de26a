package tableflow.console.service.schemas.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.shape.Shape;

/// Maps that a schema writes as arrays of a key and a value each, as Kafka Connect does where keys are no texts.
final class Entries {

    private Entries() {}

    /// The map of such entries; null when the items are none.
    static @Nullable Shape map(Shape items, String path, Losses losses) {
        if (!(items instanceof Shape.Rec(_, _, List<Shape.Field> fields)) || fields.size() != 2) {
            return null;
        }
        Shape.Field key = named(fields, "key");
        Shape.Field value = named(fields, "value");
        if (key == null || value == null) {
            return null;
        }
        if (!(key.shape() instanceof Shape.Text)) {
            losses.add(path, "the type of its keys, which become texts");
        }
        return new Shape.MapOf(value.shape(), value.nullable() || !value.required());
    }

    private static Shape.@Nullable Field named(List<Shape.Field> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst().orElse(null);
    }
}
