package tableflow.console.service.schemas.infer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.service.schemas.shape.ShapeText;

/// Finds the schema that a number of JSON values have in common: each of them is valid by it. Values are counted as
/// they come and not kept, so there may be any number. For any thread.
///
/// Names of fields keep the order in which they were first seen. A field is required when it stood in every object and
/// never was null. Whole numbers are taken as 64 bits, however small, for a later value may be greater.
public final class Inference {

    private final Tally tally = new Tally();

    /// @param value whose numbers have all their digits
    public synchronized void add(JsonNode value) {
        tally.add(value);
    }

    /// How many values were added.
    public synchronized long records() {
        return tally.seen();
    }

    /// What was seen where, in the order of the fields; the first is about the values themselves.
    public synchronized List<Evidence> evidence() {
        List<Evidence> all = new ArrayList<>();
        tally.tell("", tally.seen(), all);
        return all;
    }

    /// The shape that takes all values; nothing when there were none.
    public synchronized Optional<Shape> shape() {
        return tally.seen() == 0 ? Optional.empty() : Optional.of(tally.shape());
    }

    /// The schema, with what it cannot say.
    ///
    /// @param name of the record, a name in each of the three languages
    /// @throws IllegalStateException before any value was added
    public ShapeText.Written schema(SchemaFormat format, String name) {
        return ShapeText.of(format).write(name, shape().orElseThrow(
                () -> new IllegalStateException("there was no value to see a schema in")));
    }
}
