package tableflow.console.domain.confluent;

/// The clouds that Confluent runs on.
public enum CloudProvider {
    AWS,
    AZURE,
    GCP
}
