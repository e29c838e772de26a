package tableflow.console.domain.confluent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A provider integration with AWS (`pim/v1`). Nothing of it can be changed after creation.
///
/// @param customerRoleArn the role in the customer account; unique within the environment
/// @param confluentRoleArn the principal that assumes it; absent until told
/// @param externalId the external id which the trust policy must demand
/// @param usages CRNs of what uses it; it cannot be deleted while there are any
public record ProviderIntegration(
        String id,
        String displayName,
        String environmentId,
        String customerRoleArn,
        @Nullable String confluentRoleArn,
        @Nullable String externalId,
        List<String> usages) {
    public ProviderIntegration {
        usages = List.copyOf(usages);
    }
}
