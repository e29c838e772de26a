package tableflow.console.domain.confluent;

/// A role of a principal on a resource.
///
/// @param principal `User:sa-…` or `User:u-…`
/// @param crnPattern the resource name or pattern it holds for
public record RoleBinding(String id, String principal, String roleName, String crnPattern) {}
