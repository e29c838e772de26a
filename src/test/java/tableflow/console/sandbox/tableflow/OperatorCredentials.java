package tableflow.console.sandbox.tableflow;

import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/// Fixed credentials for Iceberg's own clients, which make their provider by name.
public final class OperatorCredentials implements AwsCredentialsProvider {
    private final AwsCredentials credentials;

    private OperatorCredentials(AwsCredentials credentials) {
        this.credentials = credentials;
    }

    /// Called by Iceberg with the catalog's properties.
    public static OperatorCredentials create(Map<String, String> properties) {
        return new OperatorCredentials(AwsBasicCredentials.create(
            properties.getOrDefault("id", ""), properties.getOrDefault("secret", "")));
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return credentials;
    }
}
