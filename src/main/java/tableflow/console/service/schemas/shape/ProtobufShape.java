package tableflow.console.service.schemas.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.domain.schema.shape.Shape.TextFormat;
import tableflow.console.domain.schema.shape.Shape.Unit;

/// A shape as a Protobuf schema, proto3. Fields are numbered in their order; what may be absent is `optional`.
final class ProtobufShape implements ShapeText {

    private static final String ANY = "google.protobuf.Value";

    private final Losses losses = new Losses();
    private final Set<String> imports = new TreeSet<>();
    private final Deque<Map.Entry<String, String>> around = new ArrayDeque<>();

    @Override
    public Written write(String name, Shape shape) {
        Shape.Rec record;
        if (shape instanceof Shape.Rec whole) {
            record = whole;
        } else {
            record = new Shape.Rec("", "", List.of(Shape.Field.of("value", shape, true, false)));
            losses.add("", "that it stands alone, as only messages can; it is the field value");
        }
        StringBuilder body = new StringBuilder();
        message(body, new Names().takeType(record.name().isEmpty() ? name : record.name()), record, "", "");
        StringBuilder head = new StringBuilder("syntax = \"proto3\";\n\n");
        imports.forEach(file -> head.append("import \"").append(file).append("\";\n"));
        return new Written(head + (imports.isEmpty() ? "" : "\n") + body, losses.all());
    }

    /// Where types of fields go, and what they may be called.
    ///
    /// @param zeroFirst whether the first symbol of an enum is what is meant where none is on the wire
    /// @param annotated whether the parameters of the field tell what the type does not: not those of a map's values
    private record Nesting(StringBuilder out, Names names, String indent, boolean zeroFirst, boolean annotated) {
        Nesting of(boolean first) {
            return new Nesting(out, names, indent, first, true);
        }

        Nesting inMap() {
            return new Nesting(out, names, indent, zeroFirst, false);
        }
    }

    private void message(StringBuilder out, String name, Shape.Rec record, String path, String indent) {
        around.push(Map.entry(record.name(), name));
        comment(out, record.doc(), indent);
        out.append(indent).append("message ").append(name).append(" {\n");
        // Fields and the types in it share one space of names; fields come first.
        Names names = new Names();
        List<String> written = record.fields().stream().map(field -> names.take(field.name())).toList();
        Set<String> inJson = new HashSet<>();
        Nesting nesting = new Nesting(new StringBuilder(), names, indent + "  ", false, true);
        int number = 0;
        for (int i = 0; i < written.size(); i++) {
            number = next(number);
            Shape.Field field = record.fields().get(i);
            boolean ambiguous = !inJson.add(written.get(i).replace("_", "").toLowerCase(Locale.ROOT));
            field(out, field, path.isEmpty() ? field.name() : path + "." + field.name(), nesting);
            out.append(' ').append(written.get(i)).append(" = ").append(number);
            List<String> options = new ArrayList<>();
            if (ambiguous || !written.get(i).equals(field.name())) {
                options.add("json_name = \"" + quoted(field.name()) + "\"");
            }
            String meta = ProtobufMeta.of(field.shape());
            if (!meta.isEmpty()) {
                imports.add(ProtobufMeta.FILE);
                options.add(meta);
            }
            out.append(options.isEmpty() ? "" : " [" + String.join(", ", options) + "]").append(";\n");
        }
        if (!nesting.out().isEmpty()) {
            out.append('\n').append(nesting.out());
        }
        out.append(indent).append("}\n");
        around.pop();
    }

    private void field(StringBuilder out, Shape.Field field, String path, Nesting nesting) {
        boolean zero = isZero(field);
        String type = type(field.shape(), field.name(), path, nesting.of(zero), true);
        boolean many = type.startsWith("repeated ") || type.startsWith("map<");
        if ((field.nullable() || (many && !field.required())) && (many || type.equals(ANY))) {
            losses.add(path, "null, which cannot be told from " + (many ? "none" : "the value null"));
        }
        if (field.required() && !field.nullable() && isMessage(field.shape(), type)) {
            losses.add(path, "that it is always there, which no message is");
        }
        if (field.otherwise() != null && !zero) {
            losses.add(path, "its default");
        }
        comment(out, field.doc(), nesting.indent());
        boolean optional = !many && !type.contains(".") && (field.nullable() || !(field.required() || zero));
        out.append(nesting.indent()).append(optional ? "optional " : "").append(type);
    }

    private static boolean isMessage(Shape shape, String type) {
        return type.contains(".") || shape instanceof Shape.Rec || shape instanceof Shape.Around;
    }

    /// Whether its default is what Protobuf means where nothing is on the wire.
    private static boolean isZero(Shape.Field field) {
        Json otherwise = field.otherwise();
        if (otherwise == null) {
            return false;
        }
        return field.shape() instanceof Shape.Choice(_, var symbols)
                ? !symbols.isEmpty() && otherwise.equals(new Json.Text(symbols.getFirst()))
                : Defaults.isZero(otherwise);
    }

    private static void comment(StringBuilder out, String doc, String indent) {
        if (!doc.isEmpty()) {
            doc.lines().forEach(line -> out.append(indent).append(line.isEmpty() ? "//" : "// ").append(line)
                    .append('\n'));
        }
    }

    /// Numbers 19,000 to 19,999 belong to Protobuf itself.
    private static int next(int number) {
        return number == 18_999 ? 20_000 : number + 1;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r");
    }

    /// @param many whether an array can stand here: Protobuf has none of arrays, and none in maps
    private String type(Shape shape, String name, String path, Nesting nesting, boolean many) {
        return switch (shape) {
            case Shape.Bool() -> "bool";
            case Shape.Whole(int bits, boolean unsigned) -> (unsigned ? "uint" : "int") + bits;
            case Shape.Real(int bits) -> bits == 32 ? "float" : "double";
            case Shape.Text(var format) -> {
                if (format != TextFormat.PLAIN) {
                    losses.add(path, "that its texts are a " + format.keyword());
                }
                yield "string";
            }
            case Shape.Bytes(int size) -> {
                if (size > 0 && !nesting.annotated()) {
                    losses.add(path, "that there are always " + size + " bytes");
                }
                yield "bytes";
            }
            case Shape.Decimal(int precision, int scale) -> {
                if (!nesting.annotated()) {
                    losses.add(path, "its precision " + precision + " and scale " + scale);
                }
                yield imported("confluent/type/decimal.proto", "confluent.type.Decimal");
            }
            case Shape.Day() -> imported("google/type/date.proto", "google.type.Date");
            case Shape.TimeOfDay(Unit _) -> imported("google/type/timeofday.proto", "google.type.TimeOfDay");
            case Shape.Moment(Unit _, boolean local) -> {
                if (local && !nesting.annotated()) {
                    losses.add(path, "that it is a time in no zone");
                }
                yield imported("google/protobuf/timestamp.proto", "google.protobuf.Timestamp");
            }
            case Shape.Choice choice -> choice(choice, name, path, nesting);
            case Shape.Arr(Shape items, boolean nullable) when many -> {
                if (nullable) {
                    losses.add(path + "[]", "null among the items");
                }
                yield "repeated " + type(items, name, path + "[]", nesting, false);
            }
            case Shape.MapOf(Shape values, boolean nullable) when many -> {
                if (nullable) {
                    losses.add(path + "{}", "null among the values");
                }
                yield "map<string, " + type(values, name, path + "{}", nesting.inMap(), false) + ">";
            }
            case Shape.Rec record -> {
                String type = nesting.names().takeType(record.name().isEmpty() ? name : record.name());
                message(nesting.out(), type, record, path, nesting.indent());
                yield type;
            }
            case Shape.Around(String of) -> around.stream().filter(it -> it.getKey().equals(of)).findFirst()
                    .map(Map.Entry::getValue).orElseGet(() -> any(path, "that it contains itself"));
            case Shape.Any() -> any(path, "what type it has; it may be anything");
            case Shape.OneOf _ -> any(path, "which types it may be of");
            case Shape.Arr _, Shape.MapOf _ -> any(path, "what is in it: arrays and maps cannot stand in each other");
        };
    }

    private String any(String path, String lost) {
        losses.add(path, lost);
        return imported("google/protobuf/struct.proto", ANY);
    }

    private String imported(String file, String type) {
        imports.add(file);
        return type;
    }

    /// An enum, whose symbols bear its name: those of one message must differ.
    private String choice(Shape.Choice choice, String name, String path, Nesting nesting) {
        if (!choice.symbols().stream().allMatch(Names::isGood)) {
            losses.add(path, "which texts it may be, as some are no names");
            return "string";
        }
        String type = nesting.names().takeType(choice.name().isEmpty() ? name : choice.name());
        String upper = type.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT) + "_";
        String prefix = choice.symbols().stream().allMatch(symbol -> symbol.startsWith(upper)) ? "" : upper;
        if (!prefix.isEmpty()) {
            losses.add(path, "the names of its symbols, which get " + prefix + " in front");
        }
        List<String> symbols = new ArrayList<>();
        if (!nesting.zeroFirst() && !choice.symbols().getFirst().equals(upper + "UNSPECIFIED")) {
            losses.add(path, "that it is always one of its symbols: 0 means none");
            symbols.add(upper + "UNSPECIFIED");
        }
        choice.symbols().forEach(symbol -> symbols.add(prefix + symbol));
        String inner = nesting.indent() + "  ";
        Names names = new Names();
        nesting.out().append(nesting.indent()).append("enum ").append(type).append(" {\n");
        for (int number = 0; number < symbols.size(); number++) {
            nesting.out().append(inner).append(names.take(symbols.get(number))).append(" = ").append(number)
                    .append(";\n");
        }
        nesting.out().append(nesting.indent()).append("}\n");
        return type;
    }
}
