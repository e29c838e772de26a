package tableflow.console.domain.iam;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads Principal and NotPrincipal.
final class PrincipalReader {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:"
            + "(root|(user|role|assumed-role|federated-user)/[^*?]+)");
    private static final Pattern UNIQUE_ID = Pattern.compile("A(ROA|IDA)[A-Z0-9]{12,}");

    private PrincipalReader() {}

    static Principals read(@Nullable Object node, boolean not) throws MalformedPolicy {
        if (node instanceof String text) {
            if (!text.equals("*")) {
                throw new MalformedPolicy("Invalid principal in policy: \"" + text + "\"");
            }
            return new Principals(not, true, Set.of(), List.of());
        }
        if (!(node instanceof Map<?, ?> fields) || fields.isEmpty()) {
            throw new MalformedPolicy("Invalid principal in policy.");
        }
        Set<String> aws = new HashSet<>();
        List<String> others = new ArrayList<>();
        boolean everyone = false;
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            List<String> values = PolicyReader.texts(field.getValue());
            switch (String.valueOf(field.getKey())) {
                case "AWS" -> {
                    everyone = values.contains("*");
                    for (String value : values) {
                        aws.add(aws(value));
                    }
                }
                case "Service", "Federated", "CanonicalUser" -> others.addAll(values);
                default -> throw new MalformedPolicy("Invalid principal in policy: \"" + field.getKey() + "\"");
            }
        }
        return new Principals(not, everyone, aws, others);
    }

    private static String aws(String value) throws MalformedPolicy {
        if (ACCOUNT.matcher(value).matches()) {
            return "arn:aws:iam::" + value + ":root";
        }
        if (value.equals("*") || ARN.matcher(value).matches() || UNIQUE_ID.matcher(value).matches()) {
            return value;
        }
        throw new MalformedPolicy("Invalid principal in policy: \"AWS\":\"" + value + "\"");
    }
}
