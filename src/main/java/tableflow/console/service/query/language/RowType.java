package tableflow.console.service.query.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Fields of a row type, as Hive (`struct<a:int,b:struct<c:string>>`) or Trino (`row(a integer, b row(c varchar))`)
/// spells it.
final class RowType {
    private RowType() {}

    /// @param name without quotes
    record Field(String name, String type) {}

    /// Empty for a type that is no row.
    static List<Field> fields(String type) {
        String text = type.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        boolean hive = lower.startsWith("struct<") && text.endsWith(">");
        if (!hive && !(lower.startsWith("row(") && text.endsWith(")"))) {
            return List.of();
        }
        List<Field> fields = new ArrayList<>();
        for (String part : parts(text.substring(text.indexOf(hive ? '<' : '(') + 1, text.length() - 1))) {
            String field = part.strip();
            int end = nameEnd(field, hive ? ':' : ' ');
            if (end > 0) {
                fields.add(new Field(plain(field.substring(0, end)), field.substring(end + 1).strip()));
            }
        }
        return fields;
    }

    /// At commas outside of brackets and quotes.
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            quoted ^= c == '"' || c == '`';
            if (quoted) {
                continue;
            }
            depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(from, at));
                from = at + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static int nameEnd(String field, char divider) {
        if (!field.isEmpty() && (field.charAt(0) == '"' || field.charAt(0) == '`')) {
            return field.indexOf(divider, field.indexOf(field.charAt(0), 1) + 1);
        }
        return field.indexOf(divider);
    }

    private static String plain(String name) {
        return name.length() > 1 && (name.charAt(0) == '"' || name.charAt(0) == '`')
                ? name.substring(1, name.length() - 1)
                : name;
    }
}
