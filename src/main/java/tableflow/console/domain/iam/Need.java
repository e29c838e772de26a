package tableflow.console.domain.iam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One thing that somebody has to be allowed.
///
/// @param action such as `s3:PutObject`
/// @param resource ARN as a policy names it: with `*` for all objects of a bucket
public record Need(String action, String resource) {

    /// The resource as a call would name it: a pattern's asterisk stands for some name.
    public String example() {
        return resource.equals("*") ? resource : resource.replace("*", "x");
    }

    /// The fewest statements that allow all of `needs` and nothing else: actions with the same resources go together.
    public static List<Map<String, Object>> statements(List<Need> needs) {
        Map<String, Set<String>> resources = new LinkedHashMap<>();
        needs.forEach(need -> resources.computeIfAbsent(need.action, a -> new LinkedHashSet<>()).add(need.resource));
        Map<Set<String>, List<String>> actions = new LinkedHashMap<>();
        resources.forEach((action, on) -> actions.computeIfAbsent(on, a -> new ArrayList<>()).add(action));
        List<Map<String, Object>> statements = new ArrayList<>();
        actions.forEach((on, some) -> {
            Map<String, Object> statement = new LinkedHashMap<>();
            statement.put("Effect", "Allow");
            statement.put("Action", oneOrAll(some));
            statement.put("Resource", oneOrAll(List.copyOf(on)));
            statements.add(statement);
        });
        return statements;
    }

    private static Object oneOrAll(List<String> all) {
        return all.size() == 1 ? all.getFirst() : all;
    }
}
