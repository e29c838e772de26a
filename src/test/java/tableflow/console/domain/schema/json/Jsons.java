package tableflow.console.domain.schema.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON for tests, in a relaxed spelling: `{type:'string'}`.
public final class Jsons {
    private static final JsonMapper MAPPER = JsonMapper.builder()
        .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
        .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();

    private Jsons() {}

    public static Json of(String text) {
        try {
            return of(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static Json of(JsonNode node) {
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
