package tableflow.console.sandbox.aws;

import java.util.Optional;

/// Who signed a call, as AWS names it.
///
/// @param arn `arn:aws:iam::ACCOUNT:user/NAME`, `arn:aws:iam::ACCOUNT:root`, or for a session
///     `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`, which leaves out the role's path
/// @param account twelve digits
/// @param userId what `GetCallerIdentity` calls so, such as `AIDA...` or `AROA...:SESSION`
/// @param roleArn for a session the ARN of its role, path included
/// @param accessKey id of the key that signed: two sessions of one name may have different rights
public record Principal(
        String arn, String account, String userId, Optional<String> roleArn, Optional<String> accessKey) {
    /// Nobody: the call is not signed.
    public static final Principal ANONYMOUS = new Principal("anonymous", "anonymous", "anonymous", Optional.empty());

    /// A principal apart from the key that it signs with.
    public Principal(String arn, String account, String userId, Optional<String> roleArn) {
        this(arn, account, userId, roleArn, Optional.empty());
    }

    public boolean anonymous() {
        return equals(ANONYMOUS);
    }
}
