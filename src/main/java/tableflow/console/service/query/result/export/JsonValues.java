package tableflow.console.service.query.result.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.value.NestedText;
import tableflow.console.service.query.result.value.NestedText.Node;
import tableflow.console.service.query.result.value.Numbers;
import tableflow.console.service.query.result.value.ValueType;

/// Values in JSON. Numbers keep all their digits: they are written as Athena wrote them. NaN and infinite numbers,
/// which JSON has none of, are texts.
public final class JsonValues {

    private JsonValues() {}

    /// A value by its column's type; nested values and JSON stay texts.
    public static void write(JsonGenerator json, @Nullable String value, ResultColumn column) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (column.isNumeric() && Numbers.isJson(value)) {
            json.writeNumber(value);
        } else if (column.type().equals("boolean") && (value.equals("true") || value.equals("false"))) {
            json.writeBoolean(value.equals("true"));
        } else {
            json.writeString(value);
        }
    }

    /// As [#write], but a nested value that can be read in one way only is written as what it is.
    public static void writeDeep(JsonGenerator json, @Nullable String value, ResultColumn column) throws IOException {
        NestedText.Reading reading = value != null && ValueType.of(column) == ValueType.NESTED
                ? NestedText.read(value)
                : new NestedText.Reading(null, false);
        if (reading.certain() && reading.root() != null && namesOnce(reading.root())) {
            node(json, reading.root());
        } else {
            write(json, value, column);
        }
    }

    private static boolean namesOnce(Node node) {
        return switch (node) {
            case Node.Leaf leaf -> true;
            case Node.Array(List<Node> items) -> items.stream().allMatch(JsonValues::namesOnce);
            case Node.Fields(List<Node.Field> fields) ->
                fields.stream().map(Node.Field::name).distinct().count() == fields.size()
                        && fields.stream().allMatch(field -> namesOnce(field.value()));
        };
    }

    private static void node(JsonGenerator json, Node node) throws IOException {
        switch (node) {
            case Node.Leaf(String text) -> {
                if (text == null) {
                    json.writeNull();
                } else if (Numbers.isJson(text)) {
                    json.writeNumber(text);
                } else if (text.equals("true") || text.equals("false")) {
                    json.writeBoolean(text.equals("true"));
                } else {
                    json.writeString(text);
                }
            }
            case Node.Array(List<Node> items) -> {
                json.writeStartArray();
                for (Node item : items) {
                    node(json, item);
                }
                json.writeEndArray();
            }
            case Node.Fields(List<Node.Field> fields) -> {
                json.writeStartObject();
                for (Node.Field field : fields) {
                    json.writeFieldName(field.name());
                    node(json, field.value());
                }
                json.writeEndObject();
            }
        }
    }

    /// The columns' names, each once: a name that comes again gets a number, `total_2`.
    public static List<String> names(List<ResultColumn> columns) {
        Set<String> all = new HashSet<>(columns.stream().map(ResultColumn::name).toList());
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (ResultColumn column : columns) {
            String name = column.name();
            for (int number = 2; !taken.add(name); number++) {
                String next = column.name() + "_" + number;
                name = all.contains(next) ? name : next;
            }
            names.add(name);
        }
        return names;
    }
}
