package tableflow.console.domain.review.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.iam.PolicyDocument;

/// Reads statements as they are written.
final class Statements {

    private Statements() {}

    /// "Statement TfBucket", or "Statement 2" where it has no name.
    static String name(PolicyDocument policy, int index) {
        return policy.statements().get(index).get("Sid") instanceof String sid && !sid.isEmpty()
                ? "Statement " + sid
                : "Statement " + (index + 1);
    }

    /// One text or several, as texts; none where there is nothing.
    static List<String> texts(Map<String, Object> statement, String field) {
        Object found = statement.get(field);
        if (found == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        (found instanceof List<?> some ? some : List.of(found)).forEach(one -> all.add(String.valueOf(one)));
        return all;
    }

    static boolean allows(Map<String, Object> statement) {
        return "Allow".equals(statement.get("Effect"));
    }
}
