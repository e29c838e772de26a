package tableflow.console.service.schemas.lint;

import com.squareup.wire.Syntax;
import com.squareup.wire.schema.Field.Label;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ReservedElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kotlin.ranges.IntRange;
import tableflow.console.domain.schema.lint.LintModel;
import tableflow.console.domain.schema.lint.LintModel.Base;
import tableflow.console.domain.schema.lint.LintModel.Definition;
import tableflow.console.domain.schema.lint.LintModel.Enumeration;
import tableflow.console.domain.schema.lint.LintModel.Field;
import tableflow.console.domain.schema.lint.LintModel.Kind;
import tableflow.console.domain.schema.lint.LintModel.Struct;
import tableflow.console.domain.schema.lint.LintModel.Symbol;
import tableflow.console.domain.schema.lint.LintModel.Union;
import tableflow.console.domain.schema.lint.ProtobufOwn;

/// What the rules see of a Protobuf file.
final class ProtobufModel {

    private static final Set<String> WHOLE = Set.of("int32", "int64", "uint32", "uint64", "sint32", "sint64",
            "fixed32", "fixed64", "sfixed32", "sfixed64");
    private static final Pattern SYNTAX = Pattern.compile("(?m)^\\s*(syntax|edition)\\s*=");

    private final ProtoFileElement file;
    private final List<Struct> structs = new ArrayList<>();
    private final List<Enumeration> enums = new ArrayList<>();
    private final List<Union> unions = new ArrayList<>();
    private final List<ProtobufOwn.Message> messages = new ArrayList<>();
    /// By full name, outer ones first.
    private final Map<String, TypeElement> types = new LinkedHashMap<>();
    private final Map<String, Set<String>> leads = new HashMap<>();
    private final Set<String> strange = new LinkedHashSet<>();

    private ProtobufModel(ProtoFileElement file) {
        this.file = file;
        declare(scope(), file.getTypes());
    }

    static LintModel of(ProtoFileElement file, String text) {
        return new ProtobufModel(file).read(text);
    }

    private String scope() {
        String name = file.getPackageName();
        return name == null ? "" : name;
    }

    private void declare(String scope, List<TypeElement> all) {
        for (TypeElement type : all) {
            String full = join(scope, type.getName());
            types.putIfAbsent(full, type);
            declare(full, type.getNestedTypes());
        }
    }

    private static String join(String scope, String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }

    private LintModel read(String text) {
        types(scope(), file.getTypes(), 1);
        String first = file.getTypes().stream().filter(MessageElement.class::isInstance).findFirst()
                .map(it -> join(scope(), it.getName())).orElse("");
        Set<String> reached = reached(first);
        // What holds types that are used is a name space for them.
        Set<String> used = new HashSet<>(List.of(first));
        for (String name : reached) {
            for (String at = name; used.add(at) && at.contains("."); ) {
                at = at.substring(0, at.lastIndexOf('.'));
            }
        }
        Set<String> cycles = Cycles.of(leads);
        List<Definition> definitions = new ArrayList<>();
        types.forEach((name, type) -> definitions.add(
                new Definition(name, type.getName(), used.contains(name), cycles.contains(name))));
        boolean all = file.getTypes().stream().filter(MessageElement.class::isInstance)
                .map(it -> join(scope(), it.getName())).allMatch(it -> it.equals(first) || reached.contains(it));
        return new LintModel(structs, enums, unions, definitions,
                new ProtobufOwn(scope(), syntax(text), messages, imports(), all));
    }

    private String syntax(String text) {
        Syntax syntax = file.getSyntax();
        return syntax == null || !SYNTAX.matcher(text).find() ? "" : syntax.toString();
    }

    private void types(String scope, List<TypeElement> all, int depth) {
        for (TypeElement type : all) {
            String full = join(scope, type.getName());
            if (type instanceof MessageElement message) {
                message(full, message, depth);
                types(full, type.getNestedTypes(), depth + 1);
            } else if (type instanceof EnumElement values) {
                enums.add(new Enumeration(full, type.getName(), doc(type.getDocumentation()),
                        values.getConstants().stream().map(it ->
                                new Symbol(join(full, it.getName()), it.getName(), it.getTag())).toList(), true));
            }
        }
    }

    private void message(String full, MessageElement message, int depth) {
        List<FieldElement> declared = Stream.concat(message.getFields().stream(),
                message.getOneOfs().stream().flatMap(it -> it.getFields().stream())).toList();
        List<Field> fields = new ArrayList<>();
        List<ProtobufOwn.Field> own = new ArrayList<>();
        for (FieldElement field : declared) {
            String path = join(full, field.getName());
            fields.add(new Field(path, path, field.getName(), doc(field.getDocumentation()),
                    type(full, field.getType())));
            own.add(new ProtobufOwn.Field(path, field.getName(), field.getTag(), field.getLabel() == Label.REQUIRED));
        }
        structs.add(new Struct(full, message.getName(), doc(message.getDocumentation()), depth, fields));
        message.getOneOfs().forEach(it -> unions.add(new Union(join(full, it.getName()),
                it.getFields().stream().map(FieldElement::getName).toList())));
        messages.add(new ProtobufOwn.Message(full, message.getName(), depth == 1, own, reserved(message)));
    }

    private static List<ProtobufOwn.Range> reserved(MessageElement message) {
        List<ProtobufOwn.Range> ranges = new ArrayList<>();
        for (ReservedElement element : message.getReserveds()) {
            for (Object value : element.getValues()) {
                if (value instanceof Integer number) {
                    ranges.add(new ProtobufOwn.Range(number, number));
                } else if (value instanceof IntRange range) {
                    ranges.add(new ProtobufOwn.Range(range.getFirst(), range.getLast()));
                }
            }
        }
        return ranges;
    }

    private static String doc(String documentation) {
        return documentation.strip();
    }

    private Kind type(String scope, String written) {
        if (written.startsWith("map<") && written.contains(",")) {
            String value = written.substring(written.indexOf(',') + 1, written.length() - 1).strip();
            type(scope, value);
            return Kind.of(Base.MAP, written);
        }
        if (WHOLE.contains(written)) {
            return Kind.of(Base.INTEGER, written);
        }
        return switch (written) {
            case "string" -> Kind.of(Base.TEXT, written);
            case "bytes" -> Kind.of(Base.BYTES, written);
            case "bool" -> Kind.of(Base.BOOLEAN, written);
            case "float" -> Kind.of(Base.SINGLE, written);
            case "double" -> Kind.of(Base.DOUBLE, written);
            default -> named(scope, written);
        };
    }

    private Kind named(String scope, String written) {
        String bare = written.startsWith(".") ? written.substring(1) : written;
        String at = written.startsWith(".") ? "" : scope;
        while (true) {
            TypeElement found = types.get(join(at, bare));
            if (found != null) {
                leads.computeIfAbsent(scope, it -> new LinkedHashSet<>()).add(join(at, bare));
                return Kind.of(found instanceof EnumElement ? Base.ENUM : Base.STRUCT, written);
            }
            if (at.isEmpty()) {
                break;
            }
            at = at.substring(0, Math.max(0, at.lastIndexOf('.')));
        }
        strange.add(bare);
        return new Kind(Base.LOGICAL, written, bare, false);
    }

    /// Only files that Wire knows are judged: what another declares is not known here.
    private List<ProtobufOwn.Import> imports() {
        List<ProtobufOwn.Import> all = new ArrayList<>();
        for (String name : file.getImports()) {
            if (name.startsWith("google/protobuf/") && !name.endsWith("descriptor.proto")) {
                boolean used = strange.stream().anyMatch(it -> it.startsWith("google.protobuf.")
                        && belongs(it.substring("google.protobuf.".length()), name));
                all.add(new ProtobufOwn.Import(name, name, used));
            }
        }
        return all;
    }

    private static boolean belongs(String type, String file) {
        return switch (file) {
            case "google/protobuf/wrappers.proto" -> type.endsWith("Value") && !type.equals("Value")
                    && !type.equals("ListValue") && !type.equals("NullValue");
            case "google/protobuf/struct.proto" -> Set.of("Struct", "Value", "ListValue", "NullValue").contains(type);
            default -> file.equals("google/protobuf/" + type.toLowerCase(Locale.ROOT) + ".proto")
                    || !Set.of("google/protobuf/timestamp.proto", "google/protobuf/duration.proto",
                            "google/protobuf/any.proto", "google/protobuf/empty.proto").contains(file);
        };
    }

    private Set<String> reached(String from) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(leads.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(leads.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }
}
