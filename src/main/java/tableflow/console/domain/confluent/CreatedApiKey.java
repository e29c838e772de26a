package tableflow.console.domain.confluent;

import tableflow.console.domain.ApiKey;

/// A key that was just made: the only time its secret is told.
public record CreatedApiKey(ApiKeyInfo info, ApiKey key) {}
