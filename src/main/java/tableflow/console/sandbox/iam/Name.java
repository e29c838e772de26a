package tableflow.console.sandbox.iam;

import java.time.Instant;

/// What users, roles and policies have in common.
///
/// @param account twelve digits, `aws` for policies that AWS keeps
/// @param path begins and ends with a slash
/// @param id unique for ever: a thing made anew under an old name has another one
record Name(String account, String path, String name, String id, Instant createdAt) {
    /// @param kind `user`, `role`, `policy`
    String arn(String kind) {
        return "arn:aws:iam::" + account + ":" + kind + path + name;
    }
}
