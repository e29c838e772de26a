package tableflow.console.sandbox.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads a Condition block: operator, then key, then values.
final class ConditionReader {
    private ConditionReader() {}

    /// @param block may be missing
    static List<Condition> read(JsonNode block) throws MalformedPolicy {
        List<Condition> all = new ArrayList<>();
        if (block.isMissingNode()) {
            return all;
        }
        if (!block.isObject()) {
            throw new MalformedPolicy("Syntax errors in policy.");
        }
        for (var operator : block.properties()) {
            if (!operator.getValue().isObject()) {
                throw new MalformedPolicy("Syntax errors in policy.");
            }
            for (var key : operator.getValue().properties()) {
                all.add(condition(operator.getKey(), key.getKey(), values(key.getValue())));
            }
        }
        return all;
    }

    private static Condition condition(String written, String key, List<String> values) throws MalformedPolicy {
        String name = written;
        Condition.Sets sets = Condition.Sets.ONE;
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("forallvalues:")) {
            sets = Condition.Sets.FOR_ALL_VALUES;
            name = name.substring("forallvalues:".length());
        } else if (lower.startsWith("foranyvalue:")) {
            sets = Condition.Sets.FOR_ANY_VALUE;
            name = name.substring("foranyvalue:".length());
        }
        boolean ifExists = name.toLowerCase(Locale.ROOT).endsWith("ifexists");
        if (ifExists) {
            name = name.substring(0, name.length() - "ifexists".length());
        }
        Operator operator = Operator.of(name)
                .orElseThrow(() -> new MalformedPolicy("Invalid Condition type : " + written + "."));
        if (operator == Operator.NULL && ifExists) {
            throw new MalformedPolicy("Invalid Condition type : " + written + ".");
        }
        if (!key.contains(":")) {
            throw new MalformedPolicy("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        return new Condition(operator, sets, ifExists, key, values);
    }

    /// Numbers and truth values may stand without quotes.
    private static List<String> values(JsonNode node) throws MalformedPolicy {
        List<String> all = new ArrayList<>();
        if (node.isArray()) {
            for (JsonNode one : node) {
                all.add(scalar(one));
            }
        } else {
            all.add(scalar(node));
        }
        return all;
    }

    private static String scalar(JsonNode node) throws MalformedPolicy {
        if (!node.isValueNode() || node.isNull()) {
            throw new MalformedPolicy("Syntax errors in policy.");
        }
        return node.asText();
    }
}
