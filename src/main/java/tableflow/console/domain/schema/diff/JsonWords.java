package tableflow.console.domain.schema.diff;

import java.util.stream.Collectors;
import tableflow.console.domain.schema.json.Json;

/// A JSON value as a short text for people.
final class JsonWords {

    private static final int LONGEST = 200;
    private static final int DEEPEST = 8;

    private JsonWords() {}

    static String of(Json json) {
        String text = text(json, 0);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String text(Json json, int depth) {
        return switch (json) {
            case Json.Text(String value) -> '"' + value + '"';
            case Json.Num(var value) -> Math.abs((long) value.scale()) > LONGEST
                ? value.toString() : value.toPlainString();
            case Json.Bool(boolean value) -> Boolean.toString(value);
            case Json.Null ignored -> "null";
            case Json.Arr(var items) when depth >= DEEPEST -> "[…]";
            case Json.Arr(var items) -> items.stream().limit(LONGEST).map(item -> text(item, depth + 1))
                .collect(Collectors.joining(", ", "[", "]"));
            case Json.Obj(var members) when depth >= DEEPEST -> "{…}";
            case Json.Obj(var members) -> members.entrySet().stream().limit(LONGEST)
                .map(entry -> entry.getKey() + ": " + text(entry.getValue(), depth + 1))
                .collect(Collectors.joining(", ", "{", "}"));
        };
    }
}
