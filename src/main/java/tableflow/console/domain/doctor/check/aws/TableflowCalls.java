package tableflow.console.domain.doctor.check.aws;

import java.util.Map;
import java.util.Set;
import tableflow.console.domain.iam.PolicyContext;

/// What is known of Tableflow's calls before they come: they are a role's session's, go over TLS, and say nothing of
/// encryption. From which network they come is not known.
public final class TableflowCalls {

    static final String SSE = "s3:x-amz-server-side-encryption";
    /// Keys that its calls never have.
    static final Set<String> HEADERS = Set.of(SSE, SSE + "-aws-kms-key-id", SSE + "-customer-algorithm",
            SSE + "-bucket-key-enabled");

    private TableflowCalls() {}

    /// The condition keys of a call.
    ///
    /// @param role ARN of the role that it takes
    public static PolicyContext context(String role) {
        return PolicyContext.partly(Map.of("aws:PrincipalArn", role, "aws:PrincipalAccount", Arns.account(role),
                "aws:PrincipalType", "AssumedRole", "aws:SecureTransport", "true",
                "aws:PrincipalIsAWSService", "false", "aws:ViaAWSService", "false"), HEADERS);
    }
}
