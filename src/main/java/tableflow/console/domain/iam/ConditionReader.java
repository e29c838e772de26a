package tableflow.console.domain.iam;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a Condition block: operator, then key, then values.
final class ConditionReader {
    private ConditionReader() {}

    /// @param statement may have no such block
    static List<Condition> read(Map<?, ?> statement) throws MalformedPolicy {
        List<Condition> all = new ArrayList<>();
        if (!statement.containsKey("Condition")) {
            return all;
        }
        for (Map.Entry<?, ?> operator : PolicyReader.map(statement.get("Condition")).entrySet()) {
            for (Map.Entry<?, ?> key : PolicyReader.map(operator.getValue()).entrySet()) {
                all.add(condition(String.valueOf(operator.getKey()), String.valueOf(key.getKey()),
                        values(key.getValue())));
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
    private static List<String> values(@Nullable Object node) throws MalformedPolicy {
        List<String> all = new ArrayList<>();
        if (node instanceof List<?> some) {
            for (Object one : some) {
                all.add(scalar(one));
            }
        } else {
            all.add(scalar(node));
        }
        return all;
    }

    private static String scalar(@Nullable Object node) throws MalformedPolicy {
        return switch (node) {
            case String text -> text;
            case Boolean truth -> truth.toString();
            case BigDecimal exact -> exact.toPlainString();
            case Number number -> number.toString();
            case null, default -> throw new MalformedPolicy("Syntax errors in policy.");
        };
    }
}
