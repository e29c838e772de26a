package tableflow.console.schema;

import java.util.IdentityHashMap;
import java.util.List;
import org.apache.avro.Schema;

/// How many parts an Avro schema has when each type is written out wherever it is used: types that each use the next
/// one twice double with every step.
final class AvroSize {

    /// More than any schema that people maintain; findings of so many parts still have room.
    static final long MOST = 1_000_000;

    private final IdentityHashMap<Schema, Long> known = new IdentityHashMap<>();

    private AvroSize() {}

    /// The parts of `schema`; beyond [#MOST] some larger number. A type within itself counts once.
    static long of(Schema schema) {
        return new AvroSize().size(schema);
    }

    private long size(Schema schema) {
        Long before = known.get(schema);
        if (before != null) {
            return before;
        }
        List<Schema> inner = switch (schema.getType()) {
            case RECORD -> schema.getFields().stream().map(Schema.Field::schema).toList();
            case UNION -> schema.getTypes();
            case ARRAY -> List.of(schema.getElementType());
            case MAP -> List.of(schema.getValueType());
            default -> List.of();
        };
        known.put(schema, 1L);
        long size = 1;
        for (Schema part : inner) {
            size = Math.min(size + size(part), MOST + 1);
        }
        known.put(schema, size);
        return size;
    }
}
