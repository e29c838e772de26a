package tableflow.console.domain.query.plan;

import org.jspecify.annotations.Nullable;

/// Reads what stands in brackets behind an operator: `key = value, key = value`, where values nest brackets.
final class PlanArguments {

    private PlanArguments() {}

    /// The value of `key`; null when there is none.
    static @Nullable String value(String arguments, String key) {
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= arguments.length(); i++) {
            char c = i == arguments.length() ? ',' : arguments.charAt(i);
            if (c == '[' || c == '(' || c == '{') {
                depth++;
            } else if (c == ']' || c == ')' || c == '}') {
                depth--;
            } else if (c == ',' && (depth == 0 || i == arguments.length())) {
                String entry = arguments.substring(start, i).strip();
                if (entry.startsWith(key + " = ")) {
                    return entry.substring(key.length() + 3);
                }
                start = i + 1;
            }
        }
        return null;
    }

    /// `awsdatacatalog:lkc-1.payments$data@716` is the table `lkc-1.payments`, read at a snapshot.
    static String table(String handle) {
        String name = handle.strip();
        int catalog = name.indexOf(':');
        name = catalog < 0 ? name : name.substring(catalog + 1);
        int snapshot = name.lastIndexOf('@');
        name = snapshot < 0 ? name : name.substring(0, snapshot);
        return name.endsWith("$data") ? name.substring(0, name.length() - "$data".length()) : name;
    }
}
