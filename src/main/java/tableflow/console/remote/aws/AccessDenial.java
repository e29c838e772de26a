package tableflow.console.remote.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What AWS says when it denies a call: `User: <arn> is not authorized to perform: <action> on resource: <arn> because
/// no <kind> policy allows the <action> action`, or `... with an explicit deny in a <kind> policy`.
///
/// @param principal the ARN that was refused
/// @param action such as `s3:ListBucket`
/// @param resource the ARN it was refused for, or `role NAME` as IAM says; absent where AWS does not say
/// @param explicit whether a policy forbids it; otherwise none allows it
/// @param policy the kind of policy as AWS names it (`identity-based`, `service control`); absent in older texts
record AccessDenial(
        String principal, String action, @Nullable String resource, boolean explicit, @Nullable String policy) {

    private static final Pattern TEXT = Pattern.compile("User: (?<principal>\\S+) is not authorized to perform: "
            + "(?<action>[A-Za-z0-9-]+:[A-Za-z0-9*]+)"
            + "(?: on resource: \"?(?<resource>(?:(?:role|user|group|policy|instance profile) )?[^\\s\"]+)\"?)?"
            + "(?:,? because no (?<missing>[A-Za-z -]+?) policy allows"
            + "|,? with an explicit deny in an? (?<denying>[A-Za-z -]+?)(?: policy|$|[:.,]))?");

    /// The denial in `message`, empty when it is told in other words.
    static Optional<AccessDenial> parse(String message) {
        Matcher matcher = TEXT.matcher(message);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String denying = matcher.group("denying");
        return Optional.of(new AccessDenial(
                matcher.group("principal"),
                matcher.group("action"),
                matcher.group("resource"),
                denying != null,
                denying == null ? matcher.group("missing") : denying));
    }

    /// What to change, and who can.
    String advice() {
        String where = resource == null ? "" : " on " + resource;
        String kind = policy == null ? "" : policy;
        return switch (kind) {
            case "service control", "resource control" -> "A guard-rail of the AWS organization (" + kind
                    + " policy) forbids " + action + ": ask the organization's administrators; nothing helps locally.";
            case "VPC endpoint" -> "The policy of the VPC endpoint of this network stops it: add " + action + where
                    + " to that policy.";
            case "permissions boundary" -> "The permissions boundary of " + principal + " does not cover " + action
                    + where + ": have it widened.";
            case "session" -> "The session was given fewer rights than its role: assume the role without a session "
                    + "policy, or add " + action + where + " to it.";
            case "resource-based" -> explicit
                    ? "The policy of the resource itself denies " + action + ": exempt " + principal
                            + " there, or meet the conditions of its Deny statement (network, VPC endpoint, TLS)."
                    : "Allow " + action + " for " + principal + " in the policy of the resource" + where
                            + "; across accounts both sides must allow it.";
            default -> explicit
                    ? "A policy of " + principal + " denies " + action + where + ": remove or narrow that Deny."
                    : "Allow " + action + where + " in a policy of " + principal + "." + hint();
        };
    }

    /// The usual slip with S3: rights on the bucket and rights on its objects have different resources.
    private String hint() {
        return switch (action) {
            case "s3:ListBucket" -> " Its resource is the bucket's ARN without \"/*\".";
            case "s3:GetObject" -> " Its resource is the bucket's ARN with \"/*\".";
            default -> "";
        };
    }
}
