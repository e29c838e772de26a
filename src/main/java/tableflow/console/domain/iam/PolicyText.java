package tableflow.console.domain.iam;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes policies as JSON that people can read and copy: lists of one line, objects of several.
public final class PolicyText {

    private final StringBuilder out = new StringBuilder();

    private PolicyText() {}

    /// @param tree maps, lists, texts, numbers and truth values
    public static String of(Object tree) {
        PolicyText text = new PolicyText();
        text.write(tree, 0);
        return text.out.toString();
    }

    private void write(@Nullable Object value, int depth) {
        switch (value) {
            case Map<?, ?> map -> object(map, depth);
            case List<?> list -> list(list, depth);
            case String text -> quoted(text);
            case null, default -> out.append(value);
        }
    }

    private void object(Map<?, ?> map, int depth) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> each = map.entrySet().iterator(); each.hasNext();) {
            Map.Entry<?, ?> field = each.next();
            line(depth + 1);
            quoted(String.valueOf(field.getKey()));
            out.append(": ");
            write(field.getValue(), depth + 1);
            out.append(each.hasNext() ? "," : "");
        }
        if (!map.isEmpty()) {
            line(depth);
        }
        out.append('}');
    }

    private void list(List<?> list, int depth) {
        boolean deep = list.stream().anyMatch(one -> one instanceof Map);
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (deep) {
                line(depth + 1);
            }
            write(list.get(i), depth + 1);
            out.append(i + 1 == list.size() ? "" : deep ? "," : ", ");
        }
        if (deep) {
            line(depth);
        }
        out.append(']');
    }

    private void line(int depth) {
        out.append('\n').append("  ".repeat(depth));
    }

    private void quoted(String text) {
        out.append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < 0x20) {
                out.append("\\u%04x".formatted(c));
            } else {
                out.append((char) c);
            }
        });
        out.append('"');
    }
}
