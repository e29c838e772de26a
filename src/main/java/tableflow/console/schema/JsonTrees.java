package tableflow.console.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.schema.json.Json;

/// From Jackson's trees to the domain's.
public final class JsonTrees {
    private JsonTrees() {}

    public static Json of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Json> members = new LinkedHashMap<>();
                node.properties().forEach(entry -> members.put(entry.getKey(), of(entry.getValue())));
                yield new Json.Obj(members);
            }
            case ARRAY -> {
                List<Json> items = new ArrayList<>();
                node.forEach(item -> items.add(of(item)));
                yield new Json.Arr(items);
            }
            case STRING -> new Json.Text(node.textValue());
            case NUMBER -> new Json.Num(node.decimalValue());
            case BOOLEAN -> new Json.Bool(node.booleanValue());
            default -> new Json.Null();
        };
    }
}
