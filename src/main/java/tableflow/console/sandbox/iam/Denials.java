package tableflow.console.sandbox.iam;

import java.util.Set;
import tableflow.console.domain.iam.Decision;
import tableflow.console.domain.iam.PolicyType;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;

/// AWS's sentences for a denial ("Troubleshoot access denied error messages" of the IAM guide): who, what, on which
/// resource, and which type of policy denies it or does not allow it.
final class Denials {
    /// Services that answer 403 `AccessDenied`; the JSON ones answer 400 `AccessDeniedException`.
    private static final Set<String> FORMS = Set.of("s3", "iam", "sts", "cloudwatch");

    private Denials() {}

    /// @param foreign whether caller and resource are of two accounts: S3 tells nothing then, and STS no reason
    static AwsFailure of(Principal caller, Access access, Decision decision, boolean foreign) {
        String service = access.action().substring(0, access.action().indexOf(':'));
        return failure(service, sentence(service, caller, access, decision, foreign));
    }

    private static AwsFailure failure(String service, String sentence) {
        return FORMS.contains(service)
                ? new AwsFailure(403, "AccessDenied", sentence)
                : new AwsFailure(400, "AccessDeniedException", sentence);
    }

    private static String sentence(
            String service, Principal caller, Access access, Decision decision, boolean foreign) {
        if (service.equals("s3") && (foreign || caller.anonymous())) {
            return "Access Denied";
        }
        String who = "User: " + caller.arn() + " is not authorized to perform: " + access.action()
                + resource(service, access);
        if (service.equals("sts") && foreign) {
            return who;
        }
        PolicyType by = decision.by().orElse(PolicyType.IDENTITY);
        return decision.outcome() == Decision.Outcome.EXPLICIT_DENY
                ? who + " with an explicit deny in " + by.withArticle()
                : who + " because no " + by.text() + " allows the " + access.action() + " action";
    }

    private static String resource(String service, Access access) {
        String resource = access.resource();
        if (resource.equals("*")) {
            return "";
        }
        return " on resource: " + switch (service) {
            case "s3" -> "\"" + resource + "\"";
            case "iam" -> inIam(access);
            default -> resource;
        };
    }

    /// IAM names what exists by its kind and name, except when it is to be made.
    private static String inIam(Access access) {
        String arn = access.resource();
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        if (access.action().startsWith("iam:Create") || name.isEmpty()) {
            return arn;
        }
        if (arn.contains(":role/")) {
            return "role " + name;
        }
        if (arn.contains(":user/")) {
            return "user " + name;
        }
        return arn.contains(":policy/") ? "policy " + arn : arn;
    }
}
