package tableflow.console.schema;

import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.protobuf.ProtoSchema;
import tableflow.console.domain.schema.protobuf.ProtoSchema.FieldType;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Label;

/// From Wire's parse tree to the domain's model, with names of types made full by Protobuf's scoping: innermost first.
final class ProtoReader {
    private static final Set<String> SCALARS = Set.of("double", "float", "int32", "int64", "uint32", "uint64",
        "sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes");
    private static final List<String> WELL_KNOWN_FILES = List.of("google/protobuf/", "google/type/", "confluent/");
    private static final List<String> WELL_KNOWN_TYPES = List.of("google.protobuf.", "google.type.", "confluent.");

    private final Set<String> declared = new HashSet<>();

    ProtoReader(ProtoFileElement root, Collection<ProtoFileElement> imports) {
        imports.forEach(this::declare);
        declare(root);
    }

    static boolean wellKnown(String file) {
        return WELL_KNOWN_FILES.stream().anyMatch(file::startsWith);
    }

    private void declare(ProtoFileElement file) {
        file.getTypes().forEach(type -> declare(scope(file), type));
    }

    private void declare(String scope, TypeElement type) {
        String name = scope.isEmpty() ? type.getName() : scope + "." + type.getName();
        declared.add(name);
        type.getNestedTypes().forEach(nested -> declare(name, nested));
    }

    static String scope(ProtoFileElement file) {
        return text(file.getPackageName());
    }

    /// Wire leaves a missing package null.
    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    ProtoSchema.File file(ProtoFileElement file) {
        String scope = scope(file);
        return new ProtoSchema.File(scope, messages(scope, file.getTypes()), enums(file.getTypes()));
    }

    private List<ProtoSchema.Message> messages(String scope, List<TypeElement> types) {
        List<ProtoSchema.Message> messages = new ArrayList<>();
        for (TypeElement type : types) {
            if (type instanceof MessageElement message) {
                String inner = scope.isEmpty() ? message.getName() : scope + "." + message.getName();
                List<ProtoSchema.OneOf> oneOfs = new ArrayList<>();
                for (OneOfElement oneOf : message.getOneOfs()) {
                    oneOfs.add(new ProtoSchema.OneOf(oneOf.getName(), fields(inner, oneOf.getFields())));
                }
                messages.add(new ProtoSchema.Message(message.getName(), fields(inner, message.getFields()), oneOfs,
                    messages(inner, message.getNestedTypes()), enums(message.getNestedTypes()),
                    message.getDocumentation()));
            }
        }
        return messages;
    }

    private static List<ProtoSchema.Enumeration> enums(List<TypeElement> types) {
        List<ProtoSchema.Enumeration> enums = new ArrayList<>();
        for (TypeElement type : types) {
            if (type instanceof EnumElement element) {
                enums.add(new ProtoSchema.Enumeration(element.getName(), element.getConstants().stream()
                    .map(constant -> new ProtoSchema.Constant(constant.getName(), constant.getTag())).toList(),
                    element.getDocumentation()));
            }
        }
        return enums;
    }

    private List<ProtoSchema.Field> fields(String scope, List<FieldElement> fields) {
        return fields.stream().map(field -> new ProtoSchema.Field(field.getName(), field.getTag(),
            label(field.getLabel()), type(scope, field.getType()), notes(field))).toList();
    }

    private static ProtoSchema.Notes notes(FieldElement field) {
        Map<String, String> options = new TreeMap<>();
        field.getOptions().forEach(option -> options.put(option.getName(), String.valueOf(option.getValue())));
        return new ProtoSchema.Notes(field.getDocumentation(), text(field.getDefaultValue()), options,
            FieldMeta.params(field.getOptions()));
    }

    private static Label label(Field.@Nullable Label label) {
        return switch (label) {
            case REPEATED -> Label.REPEATED;
            case REQUIRED -> Label.REQUIRED;
            case OPTIONAL -> Label.OPTIONAL;
            case null, default -> Label.SINGULAR;
        };
    }

    private FieldType type(String scope, String name) {
        if (name.startsWith("map<") && name.endsWith(">")) {
            String inside = name.substring(4, name.length() - 1);
            int comma = inside.indexOf(',');
            return new FieldType.MapOf(type(scope, inside.substring(0, comma).strip()),
                type(scope, inside.substring(comma + 1).strip()));
        }
        if (SCALARS.contains(name)) {
            return new FieldType.Scalar(name);
        }
        return new FieldType.Named(resolve(scope, name).orElse(name));
    }

    /// The full name of a type as written inside `scope`; empty when nothing declares it.
    Optional<String> resolve(String scope, String name) {
        String bare = name.startsWith(".") ? name.substring(1) : name;
        for (String at = name.startsWith(".") ? "" : scope; !at.isEmpty(); at = outer(at)) {
            if (declared.contains(at + "." + bare)) {
                return Optional.of(at + "." + bare);
            }
        }
        boolean known = declared.contains(bare) || WELL_KNOWN_TYPES.stream().anyMatch(bare::startsWith);
        return known ? Optional.of(bare) : Optional.empty();
    }

    static boolean scalar(String name) {
        return SCALARS.contains(name);
    }

    private static String outer(String scope) {
        int dot = scope.lastIndexOf('.');
        return dot < 0 ? "" : scope.substring(0, dot);
    }
}
