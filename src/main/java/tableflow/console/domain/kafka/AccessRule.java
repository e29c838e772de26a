package tableflow.console.domain.kafka;

/// An entry of the cluster's own access control lists.
///
/// @param resource what it is about: `TOPIC orders`, `TOPIC or*` by prefix, `TOPIC *`
/// @param principal `User:sa-abc`, `User:*`
/// @param host `*` for any
/// @param operation `READ`, open
/// @param permission `ALLOW` or `DENY`, open
public record AccessRule(String resource, String principal, String host, String operation, String permission) {}
