package tableflow.console.service.schemas.assist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.Referenced;

/// Which schemas a text needs besides itself, and what it brings for others: told from texts that may be half-typed.
public final class Mentions {

    /// Brought by every registry.
    private static final List<String> KNOWN_FILES = List.of("google/protobuf/", "google/type/", "confluent/");
    private static final List<String> KNOWN_TYPES = List.of("google.", "confluent.");
    private static final Set<String> SCALARS = Set.of("double", "float", "int32", "int64", "uint32", "uint64", "sint32",
            "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes");
    /// What an Avro type may be called besides primitives without being a name.
    private static final Set<String> AVRO_KINDS = Set.of("record", "error", "enum", "fixed", "array", "map");
    /// Values, not schemas: a `$ref` in them is data.
    private static final Set<String> DATA = Set.of("enum", "const", "default", "examples");

    private Mentions() {}

    /// Another schema that a text needs.
    ///
    /// @param name the one that a reference must have: what stands in `$ref` before `#`, a full name, what is imported
    /// @param range where it stands first
    /// @param types what the text uses and does not define; only Protobuf, where an import does not say what it is for
    public record Mention(String name, Range range, Set<String> types) {
        public Mention {
            types = Set.copyOf(types);
        }
    }

    /// What a text needs besides itself and what is given with it, in its order.
    public static List<Mention> unresolved(SchemaFormat format, String text, List<Referenced> given) {
        return switch (format) {
            case AVRO -> avro(text, given);
            case JSON -> json(text, given);
            case PROTOBUF -> protobuf(text, given);
        };
    }

    /// The names under which others may ask for a schema: full names of types; ids of a JSON Schema.
    public static Set<String> defined(SchemaFormat format, String text) {
        return switch (format) {
            case AVRO -> new LinkedHashSet<>(new AvroNames(JsonParts.read(text), List.of()).all().keySet());
            case JSON -> {
                Set<String> ids = new LinkedHashSet<>();
                each(JsonParts.read(text), part -> ids(part, ids));
                yield ids;
            }
            case PROTOBUF -> new LinkedHashSet<>(
                    new ProtoNames(ProtoParts.read(text, ProtoToken.of(text)), List.of()).all().keySet());
        };
    }

    private static List<Mention> avro(String text, List<Referenced> given) {
        JsonPart root = JsonParts.read(text);
        AvroNames names = new AvroNames(root, given);
        Map<String, Mention> found = new LinkedHashMap<>();
        each(root, part -> {
            String name = part.text();
            if (part.isText() && !name.isEmpty() && !AvroNames.PRIMITIVE.contains(name) && !AVRO_KINDS.contains(name)
                    && AvroShape.role(part) == AvroShape.Role.TYPE && names.find(name, part).isEmpty()) {
                String full = AvroNames.full(name, AvroNames.space(part));
                found.putIfAbsent(full, new Mention(full, part.range(), Set.of()));
            }
        });
        return List.copyOf(found.values());
    }

    private static List<Mention> json(String text, List<Referenced> given) {
        JsonPart root = JsonParts.read(text);
        Set<String> known = new LinkedHashSet<>();
        each(root, part -> ids(part, known));
        for (Referenced one : given) {
            known.add(one.name());
            each(JsonParts.read(one.text()), part -> ids(part, known));
        }
        Map<String, Mention> found = new LinkedHashMap<>();
        each(root, part -> {
            if (!part.isText() || !part.name().equals("$ref")) {
                return;
            }
            int hash = part.text().indexOf('#');
            String document = hash < 0 ? part.text() : part.text().substring(0, hash);
            if (!document.isEmpty() && known.stream().noneMatch(it -> names(it, document))) {
                found.putIfAbsent(document, new Mention(document, part.range(), Set.of()));
            }
        });
        return List.copyOf(found.values());
    }

    /// A relative `$ref` means the neighbour of an id too.
    private static boolean names(String id, String document) {
        return id.equals(document) || id.endsWith("/" + document) || document.endsWith("/" + id);
    }

    private static void ids(JsonPart part, Set<String> ids) {
        if (part.isText() && (part.name().equals("$id") || part.name().equals("id"))
                && part.parent() != null && !isProperty(part.parent())) {
            ids.add(part.text().endsWith("#") ? part.text().substring(0, part.text().length() - 1) : part.text());
        }
    }

    /// Whether an object lists properties by their names: a property called `id` is no id.
    private static boolean isProperty(JsonPart object) {
        return Set.of("properties", "patternProperties", "$defs", "definitions").contains(object.name());
    }

    /// Gives a part and all that are in it, but for what is data.
    private static void each(@Nullable JsonPart part, Consumer<JsonPart> visit) {
        if (part == null || (part.isContainer() && DATA.contains(part.name()) && part.parent() != null
                && !isProperty(part.parent()))) {
            return;
        }
        visit.accept(part);
        part.parts().forEach(inner -> each(inner, visit));
    }

    private static List<Mention> protobuf(String text, List<Referenced> given) {
        ProtoPart file = ProtoParts.read(text, ProtoToken.of(text));
        ProtoNames names = new ProtoNames(file, given);
        Set<String> types = new LinkedHashSet<>();
        types(file, names, types);
        List<Mention> found = new ArrayList<>();
        for (ProtoPart part : file.parts()) {
            if (part.kind() != ProtoPart.Kind.IMPORT) {
                continue;
            }
            part.head().stream().filter(it -> it.kind() == ProtoToken.Kind.TEXT && it.closed()).findFirst()
                    .filter(it -> !names.files().containsKey(it.unquoted()) && !it.unquoted().isEmpty()
                            && KNOWN_FILES.stream().noneMatch(it.unquoted()::startsWith))
                    .ifPresent(it -> found.add(new Mention(it.unquoted(), it.range(), types)));
        }
        return found;
    }

    private static void types(ProtoPart part, ProtoNames names, Set<String> types) {
        for (ProtoPart inner : part.parts()) {
            String scope = inner.isType() ? inner.fullName() : inner.scope();
            for (ProtoToken type : inner.types()) {
                String name = type.text().startsWith(".") ? type.text().substring(1) : type.text();
                if (!SCALARS.contains(name) && KNOWN_TYPES.stream().noneMatch(name::startsWith)
                        && names.find(type.text(), scope).isEmpty()) {
                    types.add(name);
                }
            }
            types(inner, names, types);
        }
    }
}
