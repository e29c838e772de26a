package tableflow.console.sandbox.s3.rest;

import java.util.List;
import java.util.Optional;

/// A document of a bucket that is kept as it was sent: its subresource, the rights it needs, and what is answered when
/// nobody ever set it.
///
/// @param name of the subresource, such as `lifecycle`
/// @param root element of the document
/// @param read action that reading needs
/// @param write action that writing needs
/// @param absent answer when it was never set
record Setting(String name, String root, String read, String write, Absent absent) {
    /// What stands for a document that is not there.
    sealed interface Absent {}

    /// A document of its own.
    record Default(String xml) implements Absent {}

    /// A 404.
    record Missing(String code, String message) implements Absent {}

    private static final List<Setting> ALL = List.of(
            setting("encryption", "ServerSideEncryptionConfiguration", "EncryptionConfiguration", new Default(
                    "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256"
                            + "</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false"
                            + "</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>")),
            setting("lifecycle", "LifecycleConfiguration", "LifecycleConfiguration", new Missing(
                    "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist")),
            setting("publicAccessBlock", "PublicAccessBlockConfiguration", "BucketPublicAccessBlock", new Missing(
                    "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found")),
            setting("ownershipControls", "OwnershipControls", "BucketOwnershipControls", new Missing(
                    "OwnershipControlsNotFoundError", "The bucket ownership controls were not found")),
            setting("requestPayment", "RequestPaymentConfiguration", "BucketRequestPayment", new Default(
                    "<RequestPaymentConfiguration><Payer>BucketOwner</Payer></RequestPaymentConfiguration>")),
            setting("tagging", "Tagging", "BucketTagging", new Missing(
                    "NoSuchTagSet", "The TagSet does not exist")),
            setting("cors", "CORSConfiguration", "BucketCORS", new Missing(
                    "NoSuchCORSConfiguration", "The CORS configuration does not exist")),
            setting("website", "WebsiteConfiguration", "BucketWebsite", new Missing(
                    "NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration")),
            setting("logging", "BucketLoggingStatus", "BucketLogging", new Default("<BucketLoggingStatus/>")),
            setting("notification", "NotificationConfiguration", "BucketNotification", new Default(
                    "<NotificationConfiguration/>")),
            setting("accelerate", "AccelerateConfiguration", "AccelerateConfiguration", new Default(
                    "<AccelerateConfiguration/>")),
            setting("replication", "ReplicationConfiguration", "ReplicationConfiguration", new Missing(
                    "ReplicationConfigurationNotFoundError", "The replication configuration was not found")),
            setting("object-lock", "ObjectLockConfiguration", "BucketObjectLockConfiguration", new Missing(
                    "ObjectLockConfigurationNotFoundError",
                    "Object Lock configuration does not exist for this bucket")));

    private static Setting setting(String name, String root, String action, Absent absent) {
        return new Setting(name, root, "s3:Get" + action, "s3:Put" + action, absent);
    }

    /// The one that a call is about.
    static Optional<Setting> of(S3Call call) {
        return ALL.stream().filter(one -> call.has(one.name())).findFirst();
    }
}
