package tableflow.console.sandbox.aws;

import java.util.Map;

/// One thing that a caller wants to do: what IAM decides about.
///
/// @param action such as `s3:GetObject`; the name in a policy, which is not always the call's
/// @param resource its ARN, or `*` for an action that has none
/// @param context condition keys in lower case with their values, such as `s3:prefix`; a key that the request does not
///     have is absent
public record Access(String action, String resource, Map<String, String> context) {
    public Access {
        context = Map.copyOf(context);
    }

    public Access(String action, String resource) {
        this(action, resource, Map.of());
    }
}
