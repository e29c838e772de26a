package tableflow.console.remote.aws;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import tableflow.console.domain.Open;
import tableflow.console.domain.aws.KmsKey;
import tableflow.console.service.port.EncryptionKeys;

/// KMS through the AWS SDK.
final class SdkEncryptionKeys implements EncryptionKeys {

    private final KmsClient client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkEncryptionKeys(KmsClient client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public KmsKey key(String key) {
        return failures.during("read key " + key, () -> {
            KeyMetadata told = client.describeKey(request -> request.keyId(key)).keyMetadata();
            return new KmsKey(told.keyId(), told.arn(), told.awsAccountId(),
                    Open.of(KmsKey.State.class, told.keyStateAsString()),
                    told.keyManager() == KeyManagerType.AWS, told.deletionDate());
        });
    }

    @Override
    public String policy(String key) {
        return failures.during("read the policy of key " + key, () ->
                client.getKeyPolicy(request -> request.keyId(key).policyName("default")).policy());
    }

    @Override
    public void close() {
        client.close();
    }
}
