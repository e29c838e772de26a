package tableflow.console.service.port;

import tableflow.console.domain.aws.KmsKey;

/// KMS's keys, what they are and never their use. Reads only.
public interface EncryptionKeys extends AutoCloseable {

    /// A key.
    ///
    /// @param key id, ARN, or alias (`alias/aws/s3`)
    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when there is none
    KmsKey key(String key);

    /// The key's policy as JSON.
    ///
    /// @param key id or ARN; an alias will not do
    String policy(String key);

    @Override
    void close();
}
