package tableflow.console.sandbox.iam;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Request;

/// A call of AWS's query protocol: an action with flat parameters, as a form or in the query.
final class QueryCall {
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Principal caller;

    QueryCall(Request request, Principal caller) {
        this.caller = caller;
        read(request.rawQuery());
        read(new String(request.body(), StandardCharsets.UTF_8));
    }

    private void read(String form) {
        for (String part : form.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Principal caller() {
        return caller;
    }

    String action() {
        return parameters.getOrDefault("Action", "");
    }

    Optional<String> maybe(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /// @throws AwsFailure ValidationError, as AWS words a missing parameter
    String text(String name) throws AwsFailure {
        String value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            throw invalid("1 validation error detected: Value null at '" + member(name)
                    + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }

    /// @throws AwsFailure ValidationError for what is no whole number
    int number(String name, int otherwise) throws AwsFailure {
        String value = parameters.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,9}")) {
            throw invalid(name + " must be a number.");
        }
        return Integer.parseInt(value);
    }

    /// The texts of `name.member.1`, `name.member.2` and so on.
    List<String> list(String name) {
        List<String> all = new ArrayList<>();
        for (int i = 1; parameters.containsKey(name + ".member." + i); i++) {
            all.add(parameters.get(name + ".member." + i));
        }
        return all;
    }

    /// How many members the list of structures has.
    int size(String name) {
        int i = 0;
        while (any(name + ".member." + (i + 1) + ".")) {
            i++;
        }
        return i;
    }

    private boolean any(String prefix) {
        return parameters.keySet().stream().anyMatch(p -> p.startsWith(prefix));
    }

    /// Keys and values of `Tags.member.N.Key`, `.Value`.
    Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 1; parameters.containsKey("Tags.member." + i + ".Key"); i++) {
            tags.put(parameters.get("Tags.member." + i + ".Key"),
                    parameters.getOrDefault("Tags.member." + i + ".Value", ""));
        }
        return tags;
    }

    /// A parameter's name as validation messages have it: `roleName` for `RoleName`.
    static String member(String parameter) {
        return Character.toLowerCase(parameter.charAt(0)) + parameter.substring(1);
    }

    static AwsFailure invalid(String why) {
        return new AwsFailure(400, "ValidationError", why);
    }
}
