package tableflow.console.domain.confluent;

import org.jspecify.annotations.Nullable;

/// An environment of the organization (`org/v2`).
///
/// @param resourceName its CRN, `crn://confluent.cloud/organization=…/environment=…`; it names the organization
public record Environment(String id, String displayName, @Nullable String resourceName) {}
