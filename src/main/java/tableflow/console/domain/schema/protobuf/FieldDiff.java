package tableflow.console.domain.schema.protobuf;

import static tableflow.console.domain.schema.protobuf.ProtobufChange.FIELD_KIND_CHANGED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.FIELD_NAMED_TYPE_CHANGED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.FIELD_NAME_CHANGED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.FIELD_NUMERIC_LABEL_CHANGED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.FIELD_SCALAR_KIND_CHANGED;
import static tableflow.console.domain.schema.protobuf.ProtobufChange.FIELD_STRING_OR_BYTES_LABEL_CHANGED;

import java.util.HashMap;
import java.util.Map;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Field;
import tableflow.console.domain.schema.protobuf.ProtoSchema.FieldType;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Label;
import tableflow.console.domain.schema.protobuf.TypeIndex.Declared;

/// Differences of a field that kept its number.
final class FieldDiff {

    /// Types of one kind are written alike on the wire, so one may follow another; an enum, whatever its name, is a
    /// number.
    private enum Kind {
        VARINT,
        ZIGZAG,
        FIXED_32,
        FIXED_64,
        FLOAT,
        DOUBLE,
        BYTES,
        MESSAGE,
        MAP;

        boolean scalar() {
            return this != MESSAGE && this != MAP;
        }
    }

    private record Pair(String original, String update) {}

    private final TypeIndex original;
    private final TypeIndex update;
    private final ProtobufDiff diff;
    /// Whether two imported messages fit; a pair still being looked at counts as fitting.
    private final Map<Pair, Boolean> imported = new HashMap<>();

    FieldDiff(TypeIndex original, TypeIndex update, ProtobufDiff diff) {
        this.original = original;
        this.update = update;
        this.diff = diff;
    }

    void compare(String path, Field from, Field to) {
        if (!from.name().equals(to.name())) {
            diff.add(FIELD_NAME_CHANGED, path);
        }
        types(path, from.type(), to.type());
        labels(path, from, to);
    }

    /// The registry compares the labels that are written. proto3's plain field has none, so that a number which becomes
    /// repeated passes, although an old reader loses what is packed.
    private void labels(String path, Field from, Field to) {
        Kind kind = kind(original, from.type());
        boolean written = from.label() != Label.SINGULAR && to.label() != Label.SINGULAR;
        if (from.label() == to.label() || !written || !kind.scalar() || kind != kind(update, to.type())) {
            return;
        }
        diff.add(kind == Kind.BYTES ? FIELD_STRING_OR_BYTES_LABEL_CHANGED : FIELD_NUMERIC_LABEL_CHANGED, path);
    }

    private void types(String path, FieldType from, FieldType to) {
        Kind before = kind(original, from);
        Kind after = kind(update, to);
        if (from instanceof FieldType.MapOf(var keyBefore, var valueBefore)
            && to instanceof FieldType.MapOf(var keyAfter, var valueAfter)) {
            types(path, keyBefore, keyAfter);
            types(path, valueBefore, valueAfter);
        } else if (before != after) {
            diff.add(before.scalar() && after.scalar() ? FIELD_SCALAR_KIND_CHANGED : FIELD_KIND_CHANGED, path);
        } else if (before == Kind.MESSAGE && from instanceof FieldType.Named(var nameBefore)
            && to instanceof FieldType.Named(var nameAfter) && !sameType(nameBefore, nameAfter)) {
            diff.add(FIELD_NAMED_TYPE_CHANGED, path);
        }
    }

    /// The package does not count: a type is known by its name inside its file. Types declared in the schema itself are
    /// compared where they stand, imported ones here.
    private boolean sameType(String nameBefore, String nameAfter) {
        Declared before = original.find(nameBefore);
        Declared after = update.find(nameAfter);
        if (before == null || after == null) {
            return nameBefore.equals(nameAfter);
        }
        if (!before.localName().equals(after.localName())) {
            return false;
        }
        var messageBefore = before.message();
        var messageAfter = after.message();
        if ((before.local() && after.local()) || messageBefore == null || messageAfter == null) {
            return true;
        }
        Pair pair = new Pair(nameBefore, nameAfter);
        Boolean known = imported.putIfAbsent(pair, true);
        if (known != null) {
            return known;
        }
        int mark = diff.mark();
        diff.message("#/" + before.localName().replace('.', '/'), messageBefore, messageAfter);
        boolean fits = diff.harmlessSince(mark);
        imported.put(pair, fits);
        return fits;
    }

    private static Kind kind(TypeIndex index, FieldType type) {
        return switch (type) {
            case FieldType.MapOf map -> Kind.MAP;
            case FieldType.Named(String name) -> {
                Declared declared = index.find(name);
                yield declared != null && declared.message() == null ? Kind.VARINT : Kind.MESSAGE;
            }
            case FieldType.Scalar(String name) -> switch (name) {
                case "sint32", "sint64" -> Kind.ZIGZAG;
                case "fixed32", "sfixed32" -> Kind.FIXED_32;
                case "fixed64", "sfixed64" -> Kind.FIXED_64;
                case "float" -> Kind.FLOAT;
                case "double" -> Kind.DOUBLE;
                case "string", "bytes" -> Kind.BYTES;
                default -> Kind.VARINT;
            };
        };
    }
}
