package tableflow.console.sandbox.confluent;

import java.time.Instant;

/// A provider integration: the pair of AWS roles by which Confluent reaches the customer's account. Fixed once made.
record Integration(String id, String environmentId, String displayName, AwsRoles roles, Instant createdAt)
        implements Entity {

    /// @param customerArn the role in the customer's account
    /// @param confluentArn the principal that assumes it
    /// @param externalId UUID that its trust policy must ask for
    record AwsRoles(String customerArn, String confluentArn, String externalId) {}
}
