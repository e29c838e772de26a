package tableflow.console.service.schemas.document;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.EnumConstantElement;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.schema.Span;

/// Where the parts of a Protobuf file stand: by full name (`shop.Order.price`), and by the registry's path
/// (`#/Order/3`, a field by its number). Where a name stands is told exactly; Wire knows where the statement begins.
final class ProtobufPlaces {

    private final String text;
    private final TextLines lines;
    private final WireLines wire;
    private final Map<String, Span> byName = new HashMap<>();
    private final Map<String, Span> byNumber = new HashMap<>();

    ProtobufPlaces(String text, TextLines lines, ProtoFileElement file) {
        this.text = text;
        this.lines = lines;
        this.wire = new WireLines(text);
        String scope = file.getPackageName() == null ? "" : file.getPackageName();
        types(scope, "", file.getTypes());
        new ProtobufImports(text).forEach((name, at) ->
                byName.putIfAbsent(name, lines.span(at, at + name.length() + 2)));
    }

    private void types(String scope, String path, List<TypeElement> types) {
        for (TypeElement type : types) {
            String full = join(scope, type.getName());
            String inner = path + "/" + type.getName();
            Span place = name(type.getLocation(), type.getName());
            byName.putIfAbsent(full, place);
            byNumber.putIfAbsent(inner, place);
            if (type instanceof MessageElement message) {
                fields(full, inner, message.getFields());
                for (OneOfElement oneOf : message.getOneOfs()) {
                    byName.putIfAbsent(join(full, oneOf.getName()), name(oneOf.getLocation(), oneOf.getName()));
                    fields(full, inner, oneOf.getFields());
                }
            } else if (type instanceof EnumElement values) {
                for (EnumConstantElement constant : values.getConstants()) {
                    Span at = name(constant.getLocation(), constant.getName());
                    byName.putIfAbsent(join(full, constant.getName()), at);
                    byNumber.putIfAbsent(inner + "/" + constant.getTag(), at);
                }
            }
            types(full, inner, type.getNestedTypes());
        }
    }

    private void fields(String scope, String path, List<FieldElement> fields) {
        for (FieldElement field : fields) {
            Span at = name(field.getLocation(), field.getName());
            byName.putIfAbsent(join(scope, field.getName()), at);
            byNumber.putIfAbsent(path + "/" + field.getTag(), at);
        }
    }

    private static String join(String scope, String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }

    /// The name within the statement that begins at `location`. The name may also be a part of the type before it, so
    /// the one that counts is the last before the number or the brace.
    private Span name(Location location, String name) {
        int from = wire.offset(location);
        int end = endOfStatement(text, from);
        String statement = text.substring(from, end);
        int found = statement.lastIndexOf(name);
        while (found >= 0 && !isWhole(statement, found, found + name.length())) {
            found = statement.lastIndexOf(name, found - 1);
        }
        return found < 0 ? lines.span(from, end) : lines.span(from + found, from + found + name.length());
    }

    private static boolean isWhole(String statement, int from, int to) {
        return (from == 0 || !isWord(statement.charAt(from - 1)))
                && (to == statement.length() || !isWord(statement.charAt(to)));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /// The end of what stands before the number, options or body of the statement at `from`.
    static int endOfStatement(String text, int from) {
        int at = from;
        while (at < text.length() && "={;\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at == from ? Math.min(from + 1, text.length()) : at;
    }

    /// Where the part with this full name, or path of the registry, stands.
    Optional<Span> at(String path) {
        String bare = path.startsWith("#") ? path.substring(1) : path;
        Span named = byName.get(bare.startsWith(".") ? bare.substring(1) : bare);
        return Optional.ofNullable(named != null ? named : byNumber.get(bare));
    }
}
