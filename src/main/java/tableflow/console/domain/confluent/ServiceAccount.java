package tableflow.console.domain.confluent;

/// A service account (`iam/v2`), the usual owner of API keys.
public record ServiceAccount(String id, String displayName, String description) {}
