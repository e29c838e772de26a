package tableflow.console.sandbox.tableflow.decode;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.protobuf.ProtoSchema;
import tableflow.console.domain.schema.protobuf.ProtoSchema.FieldType;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Label;
import tableflow.console.domain.schema.protobuf.TypeIndex;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.sandbox.tableflow.decode.ProtobufWire.Raw;

/// Protobuf messages behind the registry's index of the message's type. A table is made of a file's first message: any
/// other is refused.
final class ProtobufDecoder implements Decoder {
    private static final String PAYLOAD = tableflow.console.domain.table.ProtobufScalars.PAYLOAD;

    private final Column column;
    private final ProtoSchema schema;
    private final TypeIndex types;
    private final Map<String, Map<Integer, String>> enums = new HashMap<>();

    ProtobufDecoder(ProtoSchema schema, Column column) {
        this.schema = schema;
        this.column = column;
        this.types = new TypeIndex(schema);
        schema.imports().forEach(this::addEnums);
        addEnums(schema.root());
    }

    @Override
    public Column column() {
        return column;
    }

    private void addEnums(ProtoSchema.File file) {
        addEnums(file.packageName().isEmpty() ? "" : file.packageName() + ".", file.messages(), file.enums());
    }

    private void addEnums(String prefix, List<ProtoSchema.Message> messages, List<ProtoSchema.Enumeration> found) {
        for (ProtoSchema.Enumeration one : found) {
            Map<Integer, String> names = new HashMap<>();
            // Of two names for one number the first is the usual one.
            one.constants().forEach(constant -> names.putIfAbsent(constant.number(), constant.name()));
            enums.put(prefix + one.name(), names);
        }
        for (ProtoSchema.Message message : messages) {
            addEnums(prefix + message.name() + ".", message.messages(), message.enums());
        }
    }

    @Override
    public @Nullable Object decode(byte[] payload) throws Undecodable {
        ByteBuffer in = ByteBuffer.wrap(payload);
        try {
            long depth = ProtobufWire.zigZag(ProtobufWire.varint(in));
            // A lone zero is short for "the first message".
            long first = depth == 0 ? 0 : ProtobufWire.zigZag(ProtobufWire.varint(in));
            if (depth < 0 || depth > 1 || first != 0 || schema.root().messages().isEmpty()) {
                throw new Undecodable("It is not the first message of its Protobuf schema");
            }
        } catch (BufferUnderflowException e) {
            throw new Undecodable("It does not say which Protobuf message it is", e);
        }
        byte[] message = new byte[in.remaining()];
        in.get(message);
        return message(schema.root().messages().getFirst(), message);
    }

    private Map<String, @Nullable Object> message(ProtoSchema.Message type, byte[] bytes) throws Undecodable {
        Map<Integer, List<Raw>> wire = ProtobufWire.message(bytes);
        Map<String, @Nullable Object> fields = new HashMap<>();
        for (ProtoSchema.Field field : type.fields()) {
            fields.put(field.name(), field(field, wire.getOrDefault(field.number(), List.of())));
        }
        for (ProtoSchema.OneOf oneOf : type.oneOfs()) {
            fields.put(oneOf.name(), oneOf(oneOf, wire));
        }
        return fields;
    }

    private @Nullable Map<String, @Nullable Object> oneOf(ProtoSchema.OneOf oneOf, Map<Integer, List<Raw>> wire)
            throws Undecodable {
        Map<String, @Nullable Object> branch = new HashMap<>();
        int end = -1;
        for (ProtoSchema.Field field : oneOf.fields()) {
            List<Raw> found = wire.getOrDefault(field.number(), List.of());
            if (!found.isEmpty() && found.getLast().end() > end) {
                end = found.getLast().end();
                branch.clear();
                branch.put(field.name(), single(field, found));
            }
        }
        return branch.isEmpty() ? null : branch;
    }

    private @Nullable Object field(ProtoSchema.Field field, List<Raw> found) throws Undecodable {
        if (field.type() instanceof FieldType.MapOf map) {
            return map(map, found);
        }
        if (field.label() == Label.REPEATED) {
            return list(field, found);
        }
        if (!found.isEmpty()) {
            return single(field, found);
        }
        if (field.label() == Label.REQUIRED || (isMessage(field.type())
                && !tableflow.console.domain.table.ProtobufScalars.nullable(field, true))) {
            throw new Undecodable("Field " + field.name() + " is required and absent");
        }
        return field.label() == Label.OPTIONAL ? null : absent(field.type());
    }

    private boolean isMessage(FieldType type) {
        return type instanceof FieldType.Named(String name) && !enums.containsKey(name);
    }

    /// What a field holds that is not on the wire, where absence is not told.
    private @Nullable Object absent(FieldType type) {
        if (type instanceof FieldType.Named(String name)) {
            Map<Integer, String> names = enums.get(name);
            return names == null ? null : names.getOrDefault(0, "0");
        }
        return switch (ProtobufScalars.javaType((FieldType.Scalar) type)) {
            case BOOLEAN -> false;
            case INT -> 0;
            case LONG -> 0L;
            case FLOAT -> 0f;
            case DOUBLE -> 0d;
            case STRING -> "";
            case BYTES -> new byte[0];
        };
    }

    private List<@Nullable Object> list(ProtoSchema.Field field, List<Raw> found) throws Undecodable {
        FieldType type = field.type();
        boolean enumeration = type instanceof FieldType.Named(String name) && enums.containsKey(name);
        int wireType = type instanceof FieldType.Scalar(String name) ? ProtobufWire.wireType(name) : 0;
        boolean number = enumeration || (type instanceof FieldType.Scalar && wireType != 2);
        List<@Nullable Object> items = new ArrayList<>();
        for (Raw raw : found) {
            for (Raw one : raw.hasBytes() && number ? ProtobufWire.packed(raw.bytes(), wireType) : List.of(raw)) {
                items.add(single(field, List.of(one)));
            }
        }
        return items;
    }

    private Map<Object, @Nullable Object> map(FieldType.MapOf type, List<Raw> found) throws Undecodable {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (Raw raw : found) {
            Map<Integer, List<Raw>> entry = ProtobufWire.message(piece(raw));
            List<Raw> key = entry.getOrDefault(1, List.of());
            List<Raw> value = entry.getOrDefault(2, List.of());
            Object keyOrDefault = key.isEmpty() ? absent(type.key()) : single(type.key(), key);
            Object valueOrDefault = value.isEmpty() && type.value() instanceof FieldType.Named(String name)
                && !enums.containsKey(name) ? single(type.value(), List.of(new Raw(2, 0, new byte[0])))
                : value.isEmpty() ? absent(type.value()) : single(type.value(), value);
            if (keyOrDefault != null) {
                entries.put(keyOrDefault, valueOrDefault);
            }
        }
        return entries;
    }

    /// A message that only wraps a value is that value.
    private @Nullable Object single(ProtoSchema.Field field, List<Raw> found) throws Undecodable {
        Object value = single(field.type(), field.notes().params(), found);
        return tableflow.console.domain.table.ProtobufScalars.wrapped(field) && value instanceof Map<?, ?> wrapper
            && wrapper.containsKey(PAYLOAD) ? wrapper.get(PAYLOAD) : value;
    }

    private @Nullable Object single(FieldType type, List<Raw> found) throws Undecodable {
        return single(type, Map.of(), found);
    }

    /// The last of several values counts; several pieces of a message are one.
    private @Nullable Object single(FieldType type, Map<String, String> params, List<Raw> found) throws Undecodable {
        Raw last = found.getLast();
        if (type instanceof FieldType.Scalar scalar) {
            Object value = ProtobufScalars.value(scalar, last);
            if (value instanceof byte[] bytes && tableflow.console.domain.table.ProtobufScalars.type(scalar.name(),
                    params) instanceof ColumnType.Fixed(int length) && bytes.length != length) {
                throw new Undecodable("There are " + bytes.length + " bytes instead of " + length);
            }
            return value;
        }
        if (!(type instanceof FieldType.Named(String name))) {
            throw new Undecodable("A map inside a list or map");
        }
        Map<Integer, String> names = enums.get(name);
        if (names != null) {
            if (last.wireType() != 0) {
                throw new Undecodable("A Protobuf field is not an enum");
            }
            int number = (int) last.bits();
            return names.getOrDefault(number, Integer.toString(number));
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (Raw raw : found) {
            whole.writeBytes(piece(raw));
        }
        TypeIndex.Declared declared = types.find(name);
        if (declared == null || declared.message() == null) {
            return ProtobufScalars.wellKnown(name,
                tableflow.console.domain.table.ProtobufScalars.wellKnown(name, params),
                ProtobufWire.message(whole.toByteArray()));
        }
        return message(declared.message(), whole.toByteArray());
    }

    private static byte[] piece(Raw raw) throws Undecodable {
        if (!raw.hasBytes()) {
            throw new Undecodable("A Protobuf field is not a message");
        }
        return raw.bytes();
    }

    static String text(byte[] bytes) throws Undecodable {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new Undecodable("A string in the Protobuf message is not UTF-8", e);
        }
    }
}
