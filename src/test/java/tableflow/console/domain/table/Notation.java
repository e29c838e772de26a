package tableflow.console.domain.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tableflow.console.domain.table.ColumnType.Decimal;
import tableflow.console.domain.table.ColumnType.Fixed;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;

/// Columns for tests: `a int, b! long, c {d int}, e [int!], f <string int>, g dec(10.2), h fixed(4), i!= [int]`.
final class Notation {
    private final String text;
    private int at;

    private Notation(String text) {
        this.text = text;
    }

    static Struct columns(String text) {
        return new Notation(text + "}").struct();
    }

    private Struct struct() {
        List<Column> fields = new ArrayList<>();
        while (!take('}')) {
            String name = word();
            boolean required = take('!');
            boolean given = take('=');
            Column column = new Column(name, type(), !required, null);
            fields.add(given ? column.withDefault() : column);
            take(',');
        }
        return new Struct(fields);
    }

    private ColumnType type() {
        if (take('{')) {
            return struct();
        }
        if (take('[')) {
            ColumnType element = type();
            boolean required = take('!');
            expect(']');
            return new ListOf(element, !required);
        }
        if (take('<')) {
            ColumnType key = type();
            ColumnType value = type();
            boolean required = take('!');
            expect('>');
            return new MapOf(key, value, !required);
        }
        String name = word();
        if (!take('(')) {
            return Primitive.valueOf(name.toUpperCase(Locale.ROOT));
        }
        String[] numbers = word().split("\\.", -1);
        expect(')');
        return name.equals("dec") ? new Decimal(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]))
            : new Fixed(Integer.parseInt(numbers[0]));
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw new IllegalArgumentException(text + " at " + at);
        }
    }

    private boolean take(char wanted) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        boolean here = at < text.length() && text.charAt(at) == wanted;
        at += here ? 1 : 0;
        return here;
    }

    private String word() {
        take('\0');
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_'
                || text.charAt(at) == '.')) {
            at++;
        }
        return text.substring(start, at);
    }
}
