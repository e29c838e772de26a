package tableflow.console.domain.doctor.check.aws;

import java.util.Optional;
import tableflow.console.domain.aws.IamRole;
import tableflow.console.domain.doctor.ladder.Facts;

/// Reads ARNs.
final class Arns {

    private Arns() {}

    /// The twelve digits, or nothing.
    static String account(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 ? parts[4] : "";
    }

    static String role(String arn) {
        return IamRole.nameIn(arn).orElse(arn);
    }

    /// The ARN that policies hang on: a session's role, without the path that STS does not tell; else the caller.
    static String holder(Facts.Caller caller) {
        Optional<String> role = IamRole.nameIn(caller.arn());
        return caller.arn().contains(":assumed-role/") && role.isPresent()
                ? "arn:aws:iam::" + caller.account() + ":role/" + role.get()
                : caller.arn();
    }
}
