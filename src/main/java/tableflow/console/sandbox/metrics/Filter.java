package tableflow.console.sandbox.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which labels a figure must have. Labels are compared as texts.
sealed interface Filter {
    /// @param labels with prefix, such as `metric.topic`
    boolean test(Map<String, String> labels);

    record Field(String op, String field, String value) implements Filter {
        @Override
        public boolean test(Map<String, String> labels) {
            String actual = labels.get(field);
            if (actual == null) {
                return false;
            }
            return switch (op) {
                case "EQ" -> actual.equals(value);
                case "GT" -> actual.compareTo(value) > 0;
                default -> actual.compareTo(value) >= 0;
            };
        }
    }

    record All(List<Filter> filters) implements Filter {
        @Override
        public boolean test(Map<String, String> labels) {
            return filters.stream().allMatch(filter -> filter.test(labels));
        }
    }

    record Any(List<Filter> filters) implements Filter {
        @Override
        public boolean test(Map<String, String> labels) {
            return filters.stream().anyMatch(filter -> filter.test(labels));
        }
    }

    record Not(Filter filter) implements Filter {
        @Override
        public boolean test(Map<String, String> labels) {
            return !filter.test(labels);
        }
    }

    /// Reads a filter whose fields must be among these.
    static Filter parse(JsonNode node, Set<String> fields) throws Refusal {
        String op = node.path("op").asText();
        return switch (op) {
            case "EQ", "GT", "GTE" -> {
                String field = node.path("field").asText();
                if (!fields.contains(field)) {
                    throw Refusal.invalid("Unsupported filter field: " + field);
                }
                if (!node.path("value").isTextual() && !node.path("value").isIntegralNumber()) {
                    throw Refusal.invalid("filter.value must be a string or an integer");
                }
                yield new Field(op, field, node.path("value").asText());
            }
            case "AND", "OR" -> {
                List<Filter> filters = new ArrayList<>();
                for (JsonNode one : node.path("filters")) {
                    filters.add(parse(one, fields));
                }
                if (filters.isEmpty()) {
                    throw Refusal.invalid("filter.filters must not be empty");
                }
                yield op.equals("AND") ? new All(filters) : new Any(filters);
            }
            case "NOT" -> new Not(parse(node.path("filter"), fields));
            default -> throw Refusal.invalid("Unsupported filter op: " + op);
        };
    }

    /// The values that a field may have to pass: what the filter asks for by EQ, outside of any NOT.
    default Set<String> wanted(String field) {
        Set<String> values = new LinkedHashSet<>();
        switch (this) {
            case Field one when one.op().equals("EQ") && one.field().equals(field) -> values.add(one.value());
            case All all -> all.filters().forEach(filter -> values.addAll(filter.wanted(field)));
            case Any any -> any.filters().forEach(filter -> values.addAll(filter.wanted(field)));
            default -> {
                // A comparison of another kind names no value.
            }
        }
        return values;
    }
}
