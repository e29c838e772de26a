package tableflow.console.schema;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON as the validator of meta-schemas can bear it: it asks limits such as `maxLength` for their 64 bits, and fails
/// on `9.3E18` and `1e300`, though it takes the same numbers written out.
final class ValidatorJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    /// What stands for all numbers beyond: meta-schemas ask whether a number is whole and not below zero, no more.
    private static final BigDecimal BEYOND = MOST.add(BigDecimal.ONE);
    private static final BigDecimal BROKEN = BigDecimal.valueOf(Long.MAX_VALUE / 2).add(BigDecimal.valueOf(0.5));

    private ValidatorJson() {}

    /// @param text that is known to be JSON
    static JsonNode read(String text) {
        return borne(MAPPER.readTree(text));
    }

    private static JsonNode borne(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                List.copyOf(object.propertyNames()).forEach(name -> object.set(name, borne(object.get(name))));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, borne(array.get(i)));
                }
                yield array;
            }
            default -> node.isBigDecimal() ? number(node) : node;
        };
    }

    private static JsonNode number(JsonNode node) {
        BigDecimal value = node.decimalValue();
        if (value.abs().compareTo(MOST) <= 0) {
            return node;
        }
        // Nothing is written out: 1e999999999 would take gigabytes.
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        return whole
                ? NODES.numberNode((value.signum() < 0 ? BEYOND.negate() : BEYOND).toBigInteger())
                : NODES.numberNode(value.signum() < 0 ? BROKEN.negate() : BROKEN);
    }
}
