package tableflow.console.service.schemas.infer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tableflow.console.domain.schema.shape.Shape;

/// A shape as a Protobuf schema, proto3. Fields are numbered in their order; what may be absent is `optional`.
final class ProtobufShape implements ShapeText {

    private static final String ANY = "google.protobuf.Value";

    private final List<String> losses = new ArrayList<>();
    private boolean struct;

    @Override
    public Written write(String name, Shape shape) {
        StringBuilder body = new StringBuilder();
        Shape.Rec record;
        if (shape instanceof Shape.Rec whole) {
            record = whole;
        } else {
            record = new Shape.Rec(List.of(new Shape.Field("value", shape, true, false, "")));
            losses.add("the whole: only a message can stand alone; it is its field value");
        }
        message(body, new Names().takeType(name), record, "", "");
        return new Written("syntax = \"proto3\";\n\n"
                + (struct ? "import \"google/protobuf/struct.proto\";\n\n" : "") + body, losses);
    }

    private void message(StringBuilder out, String name, Shape.Rec record, String path, String indent) {
        out.append(indent).append("message ").append(name).append(" {\n");
        // Fields and the messages in it share one space of names; fields come first.
        Names names = new Names();
        List<String> written = record.fields().stream().map(field -> names.take(field.name())).toList();
        Set<String> inJson = new HashSet<>();
        String inner = indent + "  ";
        StringBuilder nested = new StringBuilder();
        int number = 0;
        for (int i = 0; i < written.size(); i++) {
            Shape.Field field = record.fields().get(i);
            number = next(number);
            String below = path.isEmpty() ? field.name() : path + "." + field.name();
            String type = type(field.shape(), field.name(), below, new Nesting(nested, names, inner), true);
            if (!field.doc().isEmpty()) {
                out.append(inner).append("// ").append(field.doc().replace("\n", "\n" + inner + "// ")).append('\n');
            }
            boolean plain = !type.startsWith("repeated ") && !type.startsWith("map<") && !type.equals(ANY);
            if (field.nullable() && !plain) {
                losses.add(below + ": null cannot be told from " + (type.equals(ANY) ? "the value null" : "none"));
            }
            out.append(inner).append(plain && (field.nullable() || !field.required()) ? "optional " : "")
                    .append(type).append(' ').append(written.get(i)).append(" = ").append(number);
            boolean ambiguous = !inJson.add(written.get(i).replace("_", "").toLowerCase(Locale.ROOT));
            if (ambiguous || !written.get(i).equals(field.name())) {
                out.append(" [json_name = \"").append(quoted(field.name())).append("\"]");
            }
            out.append(";\n");
        }
        if (!nested.isEmpty()) {
            out.append('\n').append(nested);
        }
        out.append(indent).append("}\n");
    }

    /// Numbers 19,000 to 19,999 belong to Protobuf itself.
    private static int next(int number) {
        return number == 18_999 ? 20_000 : number + 1;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r");
    }

    /// Where messages of fields go, and what they may be called.
    private record Nesting(StringBuilder out, Names types, String indent) {}

    /// @param repeatable whether an array can stand here: Protobuf has none of arrays, and none in maps
    private String type(Shape shape, String name, String path, Nesting nesting, boolean repeatable) {
        return switch (shape) {
            case Shape.Bool() -> "bool";
            case Shape.Whole() -> "int64";
            case Shape.Real() -> "double";
            case Shape.Text _ -> "string";
            case Shape.Decimal(int precision, int scale) -> {
                losses.add(path + ": Protobuf has no decimal of " + precision + " digits, " + scale
                        + " behind the point; written as string");
                yield "string";
            }
            case Shape.Arr(Shape items, boolean nullable) when repeatable -> {
                if (nullable) {
                    losses.add(path + "[]: items cannot be null");
                }
                yield "repeated " + type(items, name, path + "[]", nesting, false);
            }
            case Shape.MapOf(Shape values, boolean nullable) when repeatable -> {
                if (nullable) {
                    losses.add(path + "{}: values cannot be null");
                }
                yield "map<string, " + type(values, name, path + "{}", nesting, false) + ">";
            }
            case Shape.Rec record -> {
                String type = nesting.types().takeType(name);
                message(nesting.out(), type, record, path, nesting.indent());
                yield type;
            }
            case Shape.Any _, Shape.OneOf _, Shape.Arr _, Shape.MapOf _ -> {
                struct = true;
                losses.add(path + ": written as a value of any type, "
                        + (shape instanceof Shape.OneOf ? "for it has several"
                        : shape instanceof Shape.Any ? "for nothing tells its type"
                        : "for Protobuf has no arrays or maps in arrays or maps"));
                yield ANY;
            }
        };
    }
}
