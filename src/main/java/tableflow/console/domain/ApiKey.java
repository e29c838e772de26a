package tableflow.console.domain;

/// A key and its secret, as used for HTTP Basic and SASL/PLAIN. The text form shows the id only.
public record ApiKey(String id, Secret secret) {}
