package tableflow.console.service.profile;

/// A secret of a profile in the secret store.
///
/// @param component whose key it is: "cloud", "kafka", "schema-registry", "tableflow", "aws"
/// @param keyId the key's own id, which is no secret
/// @param shared whether another profile has the same one, so that it outlives this profile
public record KeptSecret(String component, String keyId, boolean shared) {}
