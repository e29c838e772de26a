package tableflow.console.service.schemas.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.assist.AvroShape.Role;
import tableflow.console.service.schemas.assist.OutlinePart.Kind;

/// What is offered for an Avro schema.
final class AvroAssist implements LanguageAssist {

    private static final int MOST_LEVELS = 40;

    private final String text;
    private final @Nullable JsonPart root;
    private final AvroNames names;

    AvroAssist(String text, List<Referenced> references) {
        this.text = text;
        this.root = JsonParts.read(text);
        this.names = new AvroNames(root, references);
    }

    @Override
    public List<Range> folds() {
        return JsonFolds.of(text, root);
    }

    @Override
    public Proposals complete(int caret) {
        return new AvroCompletion(text, root, names).at(caret);
    }

    @Override
    public List<OutlinePart> outline() {
        return root == null ? List.of() : types(root, 0);
    }

    /// The named types at and below a type.
    private static List<OutlinePart> types(JsonPart type, int level) {
        if (level > MOST_LEVELS) {
            return List.of();
        }
        List<OutlinePart> parts = new ArrayList<>();
        if (type.isArray()) {
            type.parts().forEach(branch -> parts.addAll(types(branch, level + 1)));
            return parts;
        }
        if (!type.isObject()) {
            return parts;
        }
        JsonPart name = type.member("name");
        if (AvroNames.isNamed(type)) {
            String kind = type.text("type").orElse("");
            Range at = name != null && name.isText() ? name.range() : type.nameRange();
            String label = name == null || name.text().isEmpty() ? kind : name.text();
            parts.add(new OutlinePart(switch (kind) {
                case "enum" -> Kind.ENUM;
                case "fixed" -> Kind.TYPE;
                default -> Kind.RECORD;
            }, label, kind, at, type.whole(), inside(type, level)));
            return parts;
        }
        for (String key : List.of("type", "items", "values")) {
            JsonPart inner = type.member(key);
            if (inner != null) {
                parts.addAll(types(inner, level + 1));
            }
        }
        return parts;
    }

    private static List<OutlinePart> inside(JsonPart type, int level) {
        List<OutlinePart> parts = new ArrayList<>();
        JsonPart symbols = type.member("symbols");
        if (symbols != null && symbols.isArray()) {
            symbols.parts().stream().filter(JsonPart::isText).forEach(it ->
                    parts.add(new OutlinePart(Kind.SYMBOL, it.text(), "", it.range(), it.range(), List.of())));
        }
        JsonPart fields = type.member("fields");
        if (fields != null && fields.isArray()) {
            for (JsonPart field : fields.parts()) {
                JsonPart name = field.member("name");
                if (field.isObject() && name != null) {
                    JsonPart of = field.member("type");
                    parts.add(new OutlinePart(of != null && of.isArray() && of.parts().size() > 2
                            ? Kind.CHOICE : Kind.FIELD, name.text(), AvroShape.words(of), name.range(),
                            field.whole(), of == null ? List.of() : types(of, level + 1)));
                }
            }
        }
        return parts;
    }

    @Override
    public Optional<Explained> explain(int offset) {
        JsonPart part = root == null ? null : root.at(offset);
        JsonPart in = part == null ? null : part.parent();
        if (part == null || (in == null && !part.isText())) {
            return Optional.empty();
        }
        if (in != null && in.isObject() && part.nameRange().touches(offset) && !part.name().isEmpty()) {
            String kind = AvroShape.kind(in);
            return AvroCompletion.BOOK.find("key", part.name(), kind).filter(it -> AvroShape.role(in) != Role.VALUE)
                    .map(word -> new Explained(part.nameRange(), word.name(), word.explained()));
        }
        if (!part.isText() || !part.range().touches(offset)) {
            return Optional.empty();
        }
        if (in != null && part.name().equals("name") && AvroShape.kind(in).equals("field")) {
            return Optional.of(new Explained(part.range(), part.text() + ": " + AvroShape.words(in.member("type")),
                    in.text("doc").orElse("")));
        }
        if (in != null && part.name().equals("name") && AvroNames.isNamed(in)) {
            return Optional.of(type(part.range(), AvroNames.full(part.text(), AvroNames.space(in)), in));
        }
        for (String section : sections(part)) {
            Optional<Explained> found = AvroCompletion.BOOK.find(section, part.text(), "")
                    .map(word -> new Explained(part.range(), word.name(), word.explained()));
            if (found.isPresent()) {
                return found;
            }
        }
        return resolve(part).map(found -> type(part.range(), part.text(), found.type()));
    }

    /// A column comes from the field as a whole: its object.
    @Override
    public int origin(int offset) {
        JsonPart part = root == null ? null : root.at(offset);
        JsonPart in = part == null ? null : part.parent();
        return part != null && in != null && part.name().equals("name") && part.range().touches(offset)
                && AvroShape.kind(in).equals("field") ? in.from() : offset;
    }

    private static List<String> sections(JsonPart part) {
        return AvroShape.role(part) == Role.TYPE ? List.of("type", "complex") : switch (part.name()) {
            case "logicalType" -> List.of("logical");
            case "order" -> List.of("order");
            case "connect.type" -> List.of("connect-type");
            default -> List.of();
        };
    }

    private static Explained type(Range range, String name, JsonPart type) {
        List<String> lines = new ArrayList<>();
        type.text("doc").ifPresent(lines::add);
        List<String> symbols = type.texts("symbols");
        if (!symbols.isEmpty()) {
            lines.add("One of " + JsonOutline.shortened(String.join(", ", symbols)));
        }
        return new Explained(range, type.text("type").orElse("type") + " " + name, String.join("\n", lines));
    }

    /// The named type that a text is the name of.
    private Optional<AvroNames.Found> resolve(JsonPart part) {
        JsonPart in = part.parent();
        if (!part.isText()) {
            return Optional.empty();
        }
        if (in != null && part.name().equals("name") && AvroNames.isNamed(in)) {
            return names.find(AvroNames.full(part.text(), AvroNames.space(in)), in);
        }
        return AvroShape.role(part) == Role.TYPE ? names.find(part.text(), in) : Optional.empty();
    }

    @Override
    public Optional<Target> definition(int offset) {
        JsonPart part = root == null ? null : root.at(offset);
        if (part == null || !part.range().touches(offset)) {
            return Optional.empty();
        }
        return resolve(part).map(AvroNames.Found::target).or(() -> symbol(part));
    }

    /// A default that is a symbol of the enum.
    private Optional<Target> symbol(JsonPart part) {
        JsonPart in = part.parent();
        if (in == null || !part.isText() || !part.name().equals("default")) {
            return Optional.empty();
        }
        JsonPart type = AvroNames.isNamed(in) ? in : AvroCompletion.enumOf(in.member("type"), names);
        JsonPart symbols = type == null ? null : type.member("symbols");
        return symbols == null || symbols.root() != root ? Optional.empty() : symbols.parts().stream()
                .filter(it -> it.isText() && it.text().equals(part.text()))
                .findFirst().map(it -> new Target("", it.range()));
    }

    @Override
    public List<Range> uses(int offset) {
        Optional<Target> wanted = definition(offset);
        List<Range> uses = new ArrayList<>();
        if (root != null) {
            wanted.ifPresent(target -> collect(root, target, uses));
        }
        return uses;
    }

    private void collect(JsonPart part, Target wanted, List<Range> uses) {
        if (part.isText() && resolve(part).map(AvroNames.Found::target).or(() -> symbol(part))
                .filter(wanted::equals).isPresent()) {
            uses.add(part.range());
        }
        part.parts().forEach(inner -> collect(inner, wanted, uses));
    }
}
