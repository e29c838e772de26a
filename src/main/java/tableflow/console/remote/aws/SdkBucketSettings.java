package tableflow.console.remote.aws;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.InventoryConfiguration;
import software.amazon.awssdk.services.s3.model.InventoryEncryption;
import software.amazon.awssdk.services.s3.model.InventoryIncludedObjectVersions;
import software.amazon.awssdk.services.s3.model.InventoryS3BucketDestination;
import software.amazon.awssdk.services.s3.model.LifecycleRuleAndOperator;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.Payer;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Transition;
import tableflow.console.domain.aws.BucketEncryption;
import tableflow.console.domain.aws.Inventory;
import tableflow.console.domain.aws.LifecycleRule;
import tableflow.console.domain.aws.PublicAccessBlock;
import tableflow.console.service.port.BucketSettings;

/// The settings of S3's buckets through the AWS SDK.
final class SdkBucketSettings implements BucketSettings {

    /// What S3 answers when something is not set.
    private static final Set<String> NOT_SET = Set.of("NoSuchBucketPolicy", "NoSuchPublicAccessBlockConfiguration",
            "OwnershipControlsNotFoundError", "NoSuchLifecycleConfiguration",
            "ServerSideEncryptionConfigurationNotFoundError");

    private final S3Client client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkBucketSettings(S3Client client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public Optional<String> policy(String bucket) {
        return set("read the policy of bucket " + bucket, () ->
                client.getBucketPolicy(request -> request.bucket(bucket)).policy());
    }

    @Override
    public boolean publicByPolicy(String bucket) {
        return set("ask whether bucket " + bucket + " is public", () ->
                client.getBucketPolicyStatus(request -> request.bucket(bucket)).policyStatus().isPublic())
                .orElse(false);
    }

    @Override
    public PublicAccessBlock publicAccessBlock(String bucket) {
        return set("read the public access block of bucket " + bucket, () -> {
            PublicAccessBlockConfiguration told = client.getPublicAccessBlock(request -> request.bucket(bucket))
                    .publicAccessBlockConfiguration();
            return new PublicAccessBlock(yes(told.blockPublicAcls()), yes(told.ignorePublicAcls()),
                    yes(told.blockPublicPolicy()), yes(told.restrictPublicBuckets()));
        }).orElse(PublicAccessBlock.NONE);
    }

    @Override
    public Optional<String> ownership(String bucket) {
        return set("read who owns the objects of bucket " + bucket, () ->
                client.getBucketOwnershipControls(request -> request.bucket(bucket)).ownershipControls().rules())
                .flatMap(rules -> rules.stream().map(rule -> rule.objectOwnershipAsString()).findFirst());
    }

    @Override
    public List<LifecycleRule> lifecycle(String bucket) {
        return set("read the lifecycle rules of bucket " + bucket, () ->
                client.getBucketLifecycleConfiguration(request -> request.bucket(bucket)).rules())
                .orElse(List.of()).stream().map(SdkBucketSettings::rule).toList();
    }

    @Override
    public Optional<BucketEncryption> encryption(String bucket) {
        return set("read how bucket " + bucket + " encrypts", () ->
                client.getBucketEncryption(request -> request.bucket(bucket))
                        .serverSideEncryptionConfiguration().rules())
                .flatMap(rules -> rules.stream().map(SdkBucketSettings::encryption).findFirst());
    }

    @Override
    public boolean requesterPays(String bucket) {
        return failures.during("read who pays for bucket " + bucket, () ->
                client.getBucketRequestPayment(request -> request.bucket(bucket)).payer() == Payer.REQUESTER);
    }

    @Override
    public Optional<String> versioning(String bucket) {
        return set("read whether bucket " + bucket + " keeps old versions", () ->
                client.getBucketVersioning(request -> request.bucket(bucket)).statusAsString());
    }

    @Override
    public List<Inventory> inventories(String bucket) {
        return failures.during("read the inventories of bucket " + bucket, () ->
                client.listBucketInventoryConfigurations(request -> request.bucket(bucket))
                        .inventoryConfigurationList().stream().map(SdkBucketSettings::inventory).toList());
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> Optional<T> set(String what, Supplier<@Nullable T> call) {
        return failures.during(what, () -> {
            try {
                return Optional.ofNullable(call.get());
            } catch (AwsServiceException refused) {
                if (refused.awsErrorDetails() != null
                        && NOT_SET.contains(String.valueOf(refused.awsErrorDetails().errorCode()))) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    private static LifecycleRule rule(software.amazon.awssdk.services.s3.model.LifecycleRule told) {
        LifecycleRuleFilter filter = told.filter();
        return new LifecycleRule(
                told.id() == null ? "" : told.id(),
                "Enabled".equals(told.statusAsString()),
                prefix(told),
                filter != null && (filter.tag() != null || filter.objectSizeGreaterThan() != null
                        || filter.objectSizeLessThan() != null || narrowed(filter.and())),
                told.expiration() != null && (told.expiration().days() != null || told.expiration().date() != null),
                told.transitions().stream().map(Transition::storageClassAsString).toList(),
                told.noncurrentVersionExpiration() != null,
                told.abortIncompleteMultipartUpload() != null);
    }

    private static boolean narrowed(@Nullable LifecycleRuleAndOperator all) {
        return all != null && (!all.tags().isEmpty() || all.objectSizeGreaterThan() != null
                || all.objectSizeLessThan() != null);
    }

    /// Three places can hold it: the filter, the filter's conjunction, and the rule itself in old configurations.
    @SuppressWarnings("deprecation") // of the old form, which buckets still have
    private static String prefix(software.amazon.awssdk.services.s3.model.LifecycleRule told) {
        String old = told.prefix() == null ? "" : told.prefix();
        if (told.filter() == null) {
            return old;
        }
        if (told.filter().prefix() != null) {
            return told.filter().prefix();
        }
        return told.filter().and() == null || told.filter().and().prefix() == null ? old : told.filter().and().prefix();
    }

    private static BucketEncryption encryption(ServerSideEncryptionRule told) {
        ServerSideEncryptionByDefault usual = told.applyServerSideEncryptionByDefault();
        return usual == null
                ? new BucketEncryption("AES256", null)
                : new BucketEncryption(usual.sseAlgorithmAsString(), usual.kmsMasterKeyID());
    }

    private static Inventory inventory(InventoryConfiguration told) {
        InventoryS3BucketDestination place =
                told.destination() == null ? null : told.destination().s3BucketDestination();
        return new Inventory(
                told.id(),
                yes(told.isEnabled()),
                told.schedule() == null ? "" : told.schedule().frequencyAsString(),
                told.filter() == null ? null : told.filter().prefix(),
                told.includedObjectVersions() == InventoryIncludedObjectVersions.ALL,
                told.optionalFieldsAsStrings(),
                place == null ? new Inventory.Target("", "", "", "") : new Inventory.Target(
                        place.bucket(), place.prefix() == null ? "" : place.prefix(), place.formatAsString(),
                        encryption(place.encryption())));
    }

    private static String encryption(@Nullable InventoryEncryption told) {
        return told == null ? "" : told.ssekms() != null ? "SSE-KMS" : told.sses3() != null ? "SSE-S3" : "";
    }

    private static boolean yes(@Nullable Boolean told) {
        return Boolean.TRUE.equals(told);
    }
}
