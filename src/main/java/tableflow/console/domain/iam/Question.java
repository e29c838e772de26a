package tableflow.console.domain.iam;

import java.util.Locale;

/// What policies are asked: may this action be done to this resource, under these circumstances?
///
/// @param action such as `s3:GetObject`; case does not count
/// @param resource its ARN, or `*` for an action that has none
public record Question(String action, String resource, PolicyContext context) {
    String lowerAction() {
        return action.toLowerCase(Locale.ROOT);
    }
}
