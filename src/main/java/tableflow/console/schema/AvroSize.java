package tableflow.console.schema;

import java.util.IdentityHashMap;
import java.util.List;
import org.apache.avro.Schema;

/// How many parts an Avro schema has when each type is written out wherever it is used: types that each use the next
/// one twice double with every step. And how long Avro's checker takes at the most: it holds each symbol, branch and
/// finding of a type against all others.
final class AvroSize {

    /// More than any schema that people maintain; findings of so many parts still have room.
    private static final long MOST = 1_000_000;

    /// Pairs of one type's parts: some seconds. A record may have 20,000 fields, a union 1,000 branches.
    private static final long MOST_PAIRS = 400_000_000;
    /// What a pair of branches costs, compared to one of fields or symbols.
    private static final long BRANCHES = 400;

    private final IdentityHashMap<Schema, Long> known = new IdentityHashMap<>();

    private long pairs;

    private AvroSize() {}

    /// Whether the schema is too large to be held against another.
    static boolean isTooLarge(Schema schema) {
        AvroSize counted = new AvroSize();
        return counted.size(schema) > MOST || counted.pairs > MOST_PAIRS;
    }

    /// The parts of `schema`; beyond [#MOST] some larger number. A type within itself counts once.
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
        long width = schema.getType() == Schema.Type.ENUM ? schema.getEnumSymbols().size() : inner.size();
        pairs += width * width * (schema.getType() == Schema.Type.UNION ? BRANCHES : 1);
        long size = 1;
        for (Schema part : inner) {
            size = Math.min(size + size(part), MOST + 1);
        }
        known.put(schema, size);
        return size;
    }
}
