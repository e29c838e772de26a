package tableflow.console.sandbox.aws;

/// Keys that encrypt, as a service sees them that uses them for its callers.
public interface EncryptionKeys {
    /// Every key is there, and can be used.
    EncryptionKeys ANY = new EncryptionKeys() {
        @Override
        public String arn(String key) {
            return key;
        }

        @Override
        public void usable(String arn) {
            // It is.
        }
    };

    /// The ARN of a key.
    ///
    /// @param key its ARN, its id, or the name or ARN of an alias
    /// @throws AwsFailure 400 `NotFoundException` when there is none such
    String arn(String key) throws AwsFailure;

    /// Returns when the key can be used now.
    ///
    /// @throws AwsFailure 400 `DisabledException`, `KMSInvalidStateException` or `NotFoundException`
    void usable(String arn) throws AwsFailure;
}
