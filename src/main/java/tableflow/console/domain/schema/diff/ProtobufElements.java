package tableflow.console.domain.schema.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.diff.Element.Below;
import tableflow.console.domain.schema.diff.Element.Name;
import tableflow.console.domain.schema.diff.Element.Role;
import tableflow.console.domain.schema.diff.Element.Where;
import tableflow.console.domain.schema.diff.Facts.Notes;
import tableflow.console.domain.schema.protobuf.ProtoSchema;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Enumeration;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Field;
import tableflow.console.domain.schema.protobuf.ProtoSchema.FieldType;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Label;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Message;
import tableflow.console.domain.schema.protobuf.ProtoSchema.OneOf;

/// The elements of a Protobuf schema: its messages and enums where they are declared, those of imports behind its own.
/// Fields are paired by their number.
public final class ProtobufElements {

    /// Left out of the names of types, so that a file's own package does not count.
    private final String scope;

    private ProtobufElements(String scope) {
        this.scope = scope;
    }

    /// The schema as an element with those below it.
    public static Element of(ProtoSchema schema) {
        List<Element> types = new ArrayList<>(own(schema.root()));
        schema.imports().forEach(file -> types.addAll(own(file)));
        Facts facts = new Facts("file", false, false, Notes.NONE, Map.of(),
            Map.of("package", schema.root().packageName()));
        return new Element(Role.ROOT, Name.of(""), Where.of("#", ""), facts, new Below(null, () -> types));
    }

    private static List<Element> own(ProtoSchema.File file) {
        String scope = file.packageName().isEmpty() ? "" : file.packageName() + ".";
        return new ProtobufElements(scope).types("#", "", file.messages(), file.enums());
    }

    private List<Element> types(String pointer, String outer, List<Message> messages, List<Enumeration> enums) {
        List<Element> types = new ArrayList<>();
        for (Message message : messages) {
            String name = outer + message.name();
            String at = pointer + "/" + message.name();
            Facts facts = new Facts("message", false, false, new Notes(null, text(message.doc())), Map.of(), Map.of());
            types.add(new Element(Role.TYPE, Name.of(name), Where.of(at, name), facts,
                new Below(message, () -> children(at, name, message))));
        }
        for (Enumeration one : enums) {
            String name = outer + one.name();
            Map<Integer, String> constants = new TreeMap<>();
            one.constants().forEach(constant ->
                constants.merge(constant.number(), constant.name(), (first, alias) -> first + " = " + alias));
            Map<String, String> symbols = new LinkedHashMap<>();
            constants.forEach((number, constant) -> symbols.put(Integer.toString(number), constant));
            types.add(new Element(Role.TYPE, Name.of(name), Where.of(pointer + "/" + one.name(), name),
                new Facts("enum", false, false, new Notes(null, text(one.doc())), symbols, Map.of()),
                Below.nothing()));
        }
        return types;
    }

    private List<Element> children(String pointer, String outer, Message message) {
        List<Element> children = new ArrayList<>();
        message.fields().forEach(field -> children.add(field(pointer, outer, field, null)));
        for (OneOf oneOf : message.oneOfs()) {
            oneOf.fields().forEach(field -> children.add(field(pointer, outer, field, oneOf)));
        }
        children.addAll(types(pointer, outer + ".", message.messages(), message.enums()));
        return children;
    }

    private Element field(String pointer, String outer, Field field, @Nullable OneOf of) {
        String at = pointer + "/" + field.number();
        List<String> pointers = of == null
            ? List.of(at) : List.of(at, pointer + "/" + of.name() + "/" + field.number(), pointer + "/" + of.name());
        Map<String, String> rules = new TreeMap<>(field.notes().options());
        if (of != null) {
            rules.put("oneof", of.name());
        }
        Facts facts = new Facts((field.label() == Label.REPEATED ? "repeated " : "") + words(field.type()),
            field.label() == Label.REQUIRED, field.label() == Label.OPTIONAL || of != null,
            new Notes(text(field.notes().defaultValue()), text(field.notes().doc())), Map.of(), rules);
        return new Element(Role.FIELD, new Name(Integer.toString(field.number()), field.name(), List.of()),
            new Where(pointers, outer + "." + field.name()), facts, Below.nothing());
    }

    private String words(FieldType type) {
        return switch (type) {
            case FieldType.Scalar(String name) -> name;
            case FieldType.Named(String name) -> name.startsWith(scope) ? name.substring(scope.length()) : name;
            case FieldType.MapOf(FieldType key, FieldType value) -> "map<" + words(key) + ", " + words(value) + ">";
        };
    }

    /// Wire leaves what is missing empty.
    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }
}
