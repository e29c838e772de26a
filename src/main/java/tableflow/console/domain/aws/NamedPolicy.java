package tableflow.console.domain.aws;

import org.jspecify.annotations.Nullable;

/// A policy of a role.
///
/// @param arn absent for one that is the role's own
/// @param document JSON
public record NamedPolicy(String name, @Nullable String arn, String document) {}
