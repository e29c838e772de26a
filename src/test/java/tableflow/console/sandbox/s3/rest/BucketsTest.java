package tableflow.console.sandbox.s3.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.InventoryConfiguration;
import software.amazon.awssdk.services.s3.model.InventoryFormat;
import software.amazon.awssdk.services.s3.model.InventoryFrequency;
import software.amazon.awssdk.services.s3.model.InventoryIncludedObjectVersions;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.Payer;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.StorageClass;
import software.amazon.awssdk.services.s3.model.Tag;
import tableflow.console.sandbox.aws.Access;

/// Buckets and their settings, regions, rights and copies, through the AWS SDK.
class BucketsTest {
    @TempDir
    private static Path folder;

    private static S3Probe probe;
    private static S3Client s3;

    @BeforeAll
    static void start() throws IOException {
        probe = new S3Probe(folder);
        s3 = probe.client();
        s3.createBucket(b -> b.bucket("box"));
    }

    @AfterAll
    static void stop() throws IOException {
        s3.close();
        probe.close();
    }

    @AfterEach
    void allowAll() {
        probe.denied.clear();
        probe.asked.clear();
    }

    @Test
    void aBucketOfAnotherRegionSaysWhereItIs() {
        try (S3Client europe = europe()) {
            europe.createBucket(b -> b.bucket("euro").createBucketConfiguration(c -> c
                    .locationConstraint("eu-west-1")));
            assertThat(europe.headBucket(b -> b.bucket("euro")).bucketRegion()).isEqualTo("eu-west-1");
        }
        assertThatThrownBy(() -> s3.listObjectsV2(b -> b.bucket("euro")))
                .isInstanceOfSatisfying(S3Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(301);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("PermanentRedirect");
                    assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                            .hasValue("eu-west-1");
                });
        assertThatThrownBy(() -> s3.headBucket(b -> b.bucket("euro")))
                .isInstanceOfSatisfying(S3Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(301);
                    assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                            .hasValue("eu-west-1");
                });
        assertThat(s3.getBucketLocation(b -> b.bucket("euro")).locationConstraintAsString()).isEqualTo("eu-west-1");
        assertThat(s3.getBucketLocation(b -> b.bucket("box")).locationConstraintAsString()).isNullOrEmpty();
        assertThat(s3.listBuckets().buckets().stream().collect(Collectors.toMap(Bucket::name, Bucket::bucketRegion)))
                .containsEntry("box", "us-east-1").containsEntry("euro", "eu-west-1");
    }

    private static S3Client europe() {
        return probe.client("eu-west-1", StaticCredentialsProvider.create(
                AwsBasicCredentials.create(S3Probe.KEY, S3Probe.SECRET)));
    }

    @Test
    void namesAreCheckedAndTakenOnes409() {
        s3.createBucket(b -> b.bucket("box"));
        try (S3Client stranger = probe.stranger(); S3Client europe = europe()) {
            refused(409, "BucketAlreadyExists", () -> stranger.createBucket(b -> b.bucket("box")));
            refused(409, "BucketAlreadyOwnedByYou", () -> europe.createBucket(b -> b.bucket("box")
                    .createBucketConfiguration(c -> c.locationConstraint("eu-west-1"))));
        }
    }

    @Test
    void aForbiddenHeadHasNoBodyButTheRegion() {
        probe.denied.add("s3:ListBucket");
        assertThatThrownBy(() -> s3.headBucket(b -> b.bucket("box"))).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(403);
            assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                    .hasValue("us-east-1");
        });
        refused(403, "AccessDenied", () -> s3.listObjectsV2(b -> b.bucket("box")));
    }

    @Test
    void whatIsAskedOfThePolicyIsTheActionTheResourceAndTheConditions() {
        s3.listObjectsV2(b -> b.bucket("box").prefix("data/").delimiter("/"));
        Access list = only("s3:ListBucket");
        assertThat(list.resource()).isEqualTo("arn:aws:s3:::box");
        assertThat(list.context()).containsEntry("s3:prefix", "data/").containsEntry("s3:delimiter", "/")
                .containsEntry("aws:securetransport", "false").containsEntry("aws:sourceip", "127.0.0.1")
                .doesNotContainKey("s3:max-keys");
        s3.putObject(b -> b.bucket("box").key("a b").serverSideEncryption(ServerSideEncryption.AES256),
                RequestBody.fromString("x"));
        Access put = only("s3:PutObject");
        assertThat(put.resource()).isEqualTo("arn:aws:s3:::box/a b");
        assertThat(put.context()).containsEntry("s3:x-amz-server-side-encryption", "AES256");
        probe.asked.clear();
        s3.putObject(b -> b.bucket("box").key("plain"), RequestBody.fromString("x"));
        assertThat(only("s3:PutObject").context()).doesNotContainKey("s3:x-amz-server-side-encryption");
        s3.headObject(b -> b.bucket("box").key("plain"));
        assertThat(only("s3:GetObject").resource()).isEqualTo("arn:aws:s3:::box/plain");
    }

    private static Access only(String action) {
        return probe.asked.stream().filter(one -> one.action().equals(action)).findFirst().orElseThrow();
    }

    @Test
    void nobodyIsLetInUnlessAPolicyDoes() {
        s3.putObject(b -> b.bucket("box").key("secret"), RequestBody.fromString("x"));
        try (S3Client nobody = probe.anonymous()) {
            refused(403, "AccessDenied", () -> nobody.getObjectAsBytes(b -> b.bucket("box").key("secret")));
        }
    }

    @Test
    void policiesAreKeptAndRefusedWhenTheyAreNone() {
        refused(404, "NoSuchBucketPolicy", () -> s3.getBucketPolicy(b -> b.bucket("box")));
        String policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject",
                 "Resource":"arn:aws:s3:::box/*"}]}""";
        s3.putBucketPolicy(b -> b.bucket("box").policy(policy));
        assertThat(s3.getBucketPolicy(b -> b.bucket("box")).policy()).isEqualTo(policy);
        assertThat(probe.store.policyOf("arn:aws:s3:::box/any/key")).hasValue(policy);
        assertThat(probe.store.ownerOf("arn:aws:s3:::box")).hasValue(S3Probe.ACCOUNT);
        assertThat(s3.getBucketPolicyStatus(b -> b.bucket("box")).policyStatus().isPublic()).isFalse();
        refused(400, "MalformedPolicy", () -> s3.putBucketPolicy(b -> b.bucket("box").policy("{")));
        refused(400, "MalformedPolicy", () -> s3.putBucketPolicy(b -> b.bucket("box")
                .policy(policy.replace(":::box", ":::other"))));
        refused(403, "AccessDenied", () -> s3.putBucketPolicy(b -> b.bucket("box")
                .policy(policy.replace("Deny", "Allow"))));
        s3.deletePublicAccessBlock(b -> b.bucket("box"));
        s3.putBucketPolicy(b -> b.bucket("box").policy(policy.replace("Deny", "Allow")));
        assertThat(s3.getBucketPolicyStatus(b -> b.bucket("box")).policyStatus().isPublic()).isTrue();
        refused(404, "NoSuchPublicAccessBlockConfiguration", () -> s3.getPublicAccessBlock(b -> b.bucket("box")));
        s3.deleteBucketPolicy(b -> b.bucket("box"));
        refused(404, "NoSuchBucketPolicy", () -> s3.getBucketPolicyStatus(b -> b.bucket("box")));
    }

    @Test
    void settingsAreKeptAndHaveTheDefaultsOfANewBucket() {
        s3.createBucket(b -> b.bucket("fresh"));
        assertThat(s3.getPublicAccessBlock(b -> b.bucket("fresh")).publicAccessBlockConfiguration()
                .restrictPublicBuckets()).isTrue();
        assertThat(s3.getBucketOwnershipControls(b -> b.bucket("fresh")).ownershipControls().rules().getFirst()
                .objectOwnershipAsString()).isEqualTo("BucketOwnerEnforced");
        assertThat(encryption()).isEqualTo("AES256");
        assertThat(s3.getBucketVersioning(b -> b.bucket("fresh")).status()).isNull();
        assertThat(s3.getBucketRequestPayment(b -> b.bucket("fresh")).payer()).isEqualTo(Payer.BUCKET_OWNER);
        assertThat(s3.getBucketAcl(b -> b.bucket("fresh")).grants()).hasSize(1);
        refused(404, "NoSuchLifecycleConfiguration", () ->
                s3.getBucketLifecycleConfiguration(b -> b.bucket("fresh")));
        refused(404, "NoSuchTagSet", () -> s3.getBucketTagging(b -> b.bucket("fresh")));
        s3.putBucketLifecycleConfiguration(b -> b.bucket("fresh").lifecycleConfiguration(c -> c.rules(
                LifecycleRule.builder().id("old").status(ExpirationStatus.ENABLED).filter(f -> f.prefix("tmp/"))
                        .expiration(e -> e.days(3)).build())));
        assertThat(s3.getBucketLifecycleConfiguration(b -> b.bucket("fresh")).rules()).singleElement()
                .satisfies(rule -> assertThat(rule.expiration().days()).isEqualTo(3));
        s3.putBucketTagging(b -> b.bucket("fresh").tagging(t -> t.tagSet(Tag.builder().key("a").value("b").build())));
        assertThat(s3.getBucketTagging(b -> b.bucket("fresh")).tagSet()).hasSize(1);
        s3.putBucketEncryption(b -> b.bucket("fresh").serverSideEncryptionConfiguration(c -> c.rules(
                ServerSideEncryptionRule.builder().applyServerSideEncryptionByDefault(d -> d
                        .sseAlgorithm(ServerSideEncryption.AWS_KMS)
                        .kmsMasterKeyID("arn:aws:kms:us-east-1:123456789012:key/k")).build())));
        assertThat(encryption()).isEqualTo("aws:kms");
        assertThat(s3.putObject(b -> b.bucket("fresh").key("k"), RequestBody.fromString("x"))
                .serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
        probe.denied.add("kms:Decrypt");
        refused(403, "AccessDenied", () -> s3.getObjectAsBytes(b -> b.bucket("fresh").key("k")));
        assertThat(s3.headObject(b -> b.bucket("fresh").key("k")).ssekmsKeyId()).endsWith("key/k");
        s3.deleteBucketEncryption(b -> b.bucket("fresh"));
        assertThat(encryption()).isEqualTo("AES256");
    }

    private static String encryption() {
        return s3.getBucketEncryption(b -> b.bucket("fresh")).serverSideEncryptionConfiguration().rules().getFirst()
                .applyServerSideEncryptionByDefault().sseAlgorithmAsString();
    }

    @Test
    void inventoriesAreKeptOneByOne() {
        InventoryConfiguration daily = InventoryConfiguration.builder().id("daily").isEnabled(true)
                .includedObjectVersions(InventoryIncludedObjectVersions.ALL)
                .schedule(s -> s.frequency(InventoryFrequency.DAILY))
                .destination(d -> d.s3BucketDestination(t -> t.bucket("arn:aws:s3:::box")
                        .format(InventoryFormat.CSV))).build();
        s3.putBucketInventoryConfiguration(b -> b.bucket("box").id("daily").inventoryConfiguration(daily));
        assertThat(s3.listBucketInventoryConfigurations(b -> b.bucket("box")).inventoryConfigurationList())
                .singleElement().satisfies(one -> assertThat(one.schedule().frequency())
                        .isEqualTo(InventoryFrequency.DAILY));
        s3.deleteBucketInventoryConfiguration(b -> b.bucket("box").id("daily"));
        refused(404, "NoSuchConfiguration", () ->
                s3.getBucketInventoryConfiguration(b -> b.bucket("box").id("daily")));
    }

    @Test
    void strangersPayForWhatTheyReadWhenTheBucketSaysSo() {
        s3.createBucket(b -> b.bucket("paid"));
        s3.putObject(b -> b.bucket("paid").key("k"), RequestBody.fromString("x"));
        s3.putBucketRequestPayment(b -> b.bucket("paid").requestPaymentConfiguration(c -> c.payer(Payer.REQUESTER)));
        assertThat(s3.getObjectAsBytes(b -> b.bucket("paid").key("k")).asUtf8String()).isEqualTo("x");
        try (S3Client stranger = probe.stranger()) {
            refused(403, "AccessDenied", () -> stranger.getObjectAsBytes(b -> b.bucket("paid").key("k")));
            assertThat(stranger.getObjectAsBytes(b -> b.bucket("paid").key("k").requestPayer(RequestPayer.REQUESTER))
                    .asUtf8String()).isEqualTo("x");
        }
    }

    @Test
    void archivedContentCannotBeReadButDescribed() {
        s3.putObject(b -> b.bucket("box").key("ice").storageClass(StorageClass.GLACIER.toString()),
                RequestBody.fromString("x"));
        refused(403, "InvalidObjectState", () -> s3.getObjectAsBytes(b -> b.bucket("box").key("ice")));
        assertThat(s3.headObject(b -> b.bucket("box").key("ice")).storageClass()).isEqualTo(StorageClass.GLACIER);
    }

    @Test
    void copiesTakeOrReplaceWhatIsSaid() {
        s3.putObject(b -> b.bucket("box").key("from").contentType("text/x").metadata(Map.of("a", "1"))
                .tagging("t=1"), RequestBody.fromString("copied"));
        s3.copyObject(b -> b.sourceBucket("box").sourceKey("from").destinationBucket("box").destinationKey("to/é"));
        var got = s3.getObjectAsBytes(b -> b.bucket("box").key("to/é"));
        assertThat(got.asUtf8String()).isEqualTo("copied");
        assertThat(got.response().contentType()).isEqualTo("text/x");
        assertThat(got.response().tagCount()).isEqualTo(1);
        s3.copyObject(b -> b.sourceBucket("box").sourceKey("to/é").destinationBucket("box").destinationKey("new")
                .metadataDirective(MetadataDirective.REPLACE).metadata(Map.of("b", "2")));
        assertThat(s3.headObject(b -> b.bucket("box").key("new")).metadata()).isEqualTo(Map.of("b", "2"));
        refused(400, "InvalidRequest", () -> s3.copyObject(b -> b.sourceBucket("box").sourceKey("from")
                .destinationBucket("box").destinationKey("from")));
        refused(404, "NoSuchKey", () -> s3.copyObject(b -> b.sourceBucket("box").sourceKey("missing")
                .destinationBucket("box").destinationKey("x")));
        probe.denied.add("s3:GetObject");
        refused(403, "AccessDenied", () -> s3.copyObject(b -> b.sourceBucket("box").sourceKey("from")
                .destinationBucket("box").destinationKey("x")));
    }

    @Test
    void onlyOneOfTwoThatMustBeFirstIs() {
        s3.putObject(b -> b.bucket("box").key("once").ifNoneMatch("*"), RequestBody.fromString("1"));
        refused(412, "PreconditionFailed", () -> s3.putObject(b -> b.bucket("box").key("once").ifNoneMatch("*"),
                RequestBody.fromString("2")));
        String tag = s3.headObject(b -> b.bucket("box").key("once")).eTag();
        s3.putObject(b -> b.bucket("box").key("once").ifMatch(tag), RequestBody.fromString("3"));
        refused(412, "PreconditionFailed", () -> s3.putObject(b -> b.bucket("box").key("once").ifMatch(tag),
                RequestBody.fromString("4")));
        assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key("once")).asUtf8String()).isEqualTo("3");
        refused(412, "PreconditionFailed", () -> s3.getObjectAsBytes(b -> b.bucket("box").key("once").ifMatch(tag)));
        String now = s3.headObject(b -> b.bucket("box").key("once")).eTag();
        assertThatThrownBy(() -> s3.getObjectAsBytes(b -> b.bucket("box").key("once").ifNoneMatch(now)))
                .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(304));
    }

    @Test
    void tagsOfObjectsChangeAlone() {
        s3.putObject(b -> b.bucket("box").key("tagged"), RequestBody.fromString("x"));
        s3.putObjectTagging(b -> b.bucket("box").key("tagged").tagging(t -> t.tagSet(
                Tag.builder().key("team").value("lake").build())));
        assertThat(s3.getObjectTagging(b -> b.bucket("box").key("tagged")).tagSet()).singleElement()
                .satisfies(tag -> assertThat(tag.value()).isEqualTo("lake"));
        s3.deleteObjectTagging(b -> b.bucket("box").key("tagged"));
        assertThat(s3.getObjectTagging(b -> b.bucket("box").key("tagged")).tagSet()).isEmpty();
        assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key("tagged")).asUtf8String()).isEqualTo("x");
    }

    private static void refused(int status, String code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).as(e.getMessage()).isEqualTo(code);
            assertThat(e.statusCode()).isEqualTo(status);
        });
    }
}
