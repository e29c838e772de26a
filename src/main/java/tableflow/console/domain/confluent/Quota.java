package tableflow.console.domain.confluent;

import org.jspecify.annotations.Nullable;

/// A quota as applied to the organization or environment.
///
/// @param usage how much is used; absent when the service does not count it
public record Quota(String id, String displayName, String scope, long limit, @Nullable Long usage) {}
