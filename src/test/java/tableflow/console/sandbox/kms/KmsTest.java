package tableflow.console.sandbox.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import tableflow.console.sandbox.iam.TestAws;
import tableflow.console.sandbox.s3.ObjectStore;
import tableflow.console.sandbox.s3.rest.S3Api;

/// KMS and what a bucket under one of its keys shows, through AWS's own clients.
class KmsTest {
    private static final String ACCOUNT = "123456789012";
    private static final String BOX = "box";

    @TempDir
    Path folder;

    private KeyRing ring;
    private ObjectStore store;
    private TestAws aws;
    private KmsClient kms;
    private S3Client s3;
    private IamClient iam;

    @BeforeEach
    void start() throws IOException {
        Clock clock = Clock.systemUTC();
        store = ObjectStore.open(folder.resolve("s3"), clock);
        store.create(BOX, "us-east-1", ACCOUNT);
        ring = KeyRing.open(folder.resolve("kms.json"), clock, "us-east-1", ACCOUNT);
        aws = new TestAws(folder.resolve("iam.json"), store.or(ring));
        aws.serve(new S3Api(store, aws.iam.permissions(), ring));
        aws.serve(new KmsApi(ring, aws.iam.permissions(), clock));
        kms = kms(aws.operator());
        s3 = s3(aws.operator());
        iam = aws.iam(aws.operator());
    }

    @AfterEach
    void stop() throws IOException {
        kms.close();
        s3.close();
        iam.close();
        aws.close();
        store.close();
    }

    @Test
    void aKeyOpensWhatItSealedInTheSameContextOnly() {
        KeyMetadata key = kms.createKey(b -> b.description("lake")).keyMetadata();
        assertThat(key.keyState()).isEqualTo(KeyState.ENABLED);
        kms.createAlias(b -> b.aliasName("alias/lake").targetKeyId(key.keyId()));
        SdkBytes plain = SdkBytes.fromUtf8String("a secret");
        Map<String, String> context = Map.of("b", "2", "a", "1");

        SdkBytes sealed = kms.encrypt(b -> b.keyId("alias/lake").plaintext(plain).encryptionContext(context))
                .ciphertextBlob();

        assertThat(kms.decrypt(b -> b.ciphertextBlob(sealed).encryptionContext(context)).plaintext()).isEqualTo(plain);
        refused(400, "InvalidCiphertextException", "", () -> kms.decrypt(b -> b.ciphertextBlob(sealed)));
        byte[] changed = sealed.asByteArray();
        changed[changed.length - 1] ^= 1;
        refused(400, "InvalidCiphertextException", "", () -> kms.decrypt(b ->
                b.ciphertextBlob(SdkBytes.fromByteArray(changed)).encryptionContext(context)));
        refused(400, "InvalidCiphertextException", "", () -> kms.decrypt(b ->
                b.ciphertextBlob(SdkBytes.fromUtf8String("nothing"))));
        GenerateDataKeyResponse data = kms.generateDataKey(b -> b.keyId(key.arn()).keySpec("AES_256"));
        assertThat(data.plaintext().asByteArray()).hasSize(32);
        assertThat(kms.decrypt(b -> b.ciphertextBlob(data.ciphertextBlob())).plaintext()).isEqualTo(data.plaintext());
    }

    @Test
    void keysAreThereAfterARestartWithStateAndPolicy() throws IOException {
        String arn = kms.createKey(b -> b.description("kept")).keyMetadata().arn();
        kms.createAlias(b -> b.aliasName("alias/kept").targetKeyId(arn));
        kms.disableKey(b -> b.keyId(arn));

        KeyRing again = KeyRing.open(folder.resolve("kms.json"), Clock.systemUTC(), "us-east-1", ACCOUNT);

        assertThat(again.all()).singleElement().hasToString(arn + " Disabled");
        assertThat(again.aliases()).containsEntry("alias/kept", arn);
        assertThat(again.policyOf(arn)).isEqualTo(ring.policyOf(arn)).isPresent();
        KeyRing later = KeyRing.open(folder.resolve("kms.json"),
                Clock.offset(Clock.systemUTC(), Duration.ofDays(8)), "us-east-1", ACCOUNT);
        assertThat(later.all()).hasSize(1);
        kms.scheduleKeyDeletion(b -> b.keyId(arn).pendingWindowInDays(7));
        assertThat(KeyRing.open(folder.resolve("kms.json"), Clock.offset(Clock.systemUTC(), Duration.ofDays(8)),
                "us-east-1", ACCOUNT).all()).isEmpty();
    }

    @Test
    void whoMayNotUseTheKeyListsButDoesNotRead() {
        String arn = kms.createKey(b -> {}).keyMetadata().arn();
        encryptUnder(arn);
        s3.putObject(b -> b.bucket(BOX).key("k"), RequestBody.fromString("x"));
        try (S3Client reader = s3(user("reader", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"""))) {
            assertThat(reader.listObjectsV2(b -> b.bucket(BOX)).contents()).hasSize(1);
            assertThat(reader.getBucketEncryption(b -> b.bucket(BOX)).serverSideEncryptionConfiguration().rules())
                    .singleElement().satisfies(rule -> assertThat(rule.applyServerSideEncryptionByDefault()
                            .kmsMasterKeyID()).isEqualTo(arn));
            String who = "User: arn:aws:iam::" + ACCOUNT + ":user/reader is not authorized to perform: ";
            refused(403, "AccessDenied", who + "kms:Decrypt on resource: " + arn
                    + " because no identity-based policy allows the kms:Decrypt action",
                    () -> reader.getObjectAsBytes(b -> b.bucket(BOX).key("k")));
            refused(403, "AccessDenied", who + "kms:GenerateDataKey on resource: " + arn,
                    () -> reader.putObject(b -> b.bucket(BOX).key("new"), RequestBody.fromString("x")));

            allow("reader", "kms", """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"%s"}]}"""
                    .formatted(arn));
            assertThat(reader.getObjectAsBytes(b -> b.bucket(BOX).key("k")).asUtf8String()).isEqualTo("x");
        }
    }

    @Test
    void aKeyThatDoesNotKnowItsAccountIsForThoseItNamesOnly() {
        String arn = kms.createKey(b -> {}).keyMetadata().arn();
        encryptUnder(arn);
        s3.putObject(b -> b.bucket(BOX).key("k"), RequestBody.fromString("x"));
        AwsCredentials named = user("named", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""");
        kms.putKeyPolicy(b -> b.keyId(arn).policy("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*",
                 "Principal":{"AWS":"arn:aws:iam::%s:user/named"}}]}""".formatted(ACCOUNT)));

        try (S3Client reader = s3(named)) {
            assertThat(reader.getObjectAsBytes(b -> b.bucket(BOX).key("k")).asUtf8String()).isEqualTo("x");
        }
        refused(403, "AccessDenied", "because no resource-based policy allows the kms:Decrypt action",
                () -> s3.getObjectAsBytes(b -> b.bucket(BOX).key("k")));
        refused(400, "AccessDeniedException", "because no resource-based policy allows the kms:DescribeKey action",
                () -> kms.describeKey(b -> b.keyId(arn)));
    }

    @Test
    void theStateOfTheKeyIsToldByTheObject() {
        String arn = kms.createKey(b -> {}).keyMetadata().arn();
        encryptUnder(arn);
        s3.putObject(b -> b.bucket(BOX).key("k"), RequestBody.fromString("x"));

        kms.disableKey(b -> b.keyId(arn));
        assertThat(kms.describeKey(b -> b.keyId(arn)).keyMetadata().keyState()).isEqualTo(KeyState.DISABLED);
        refused(400, "KMS.DisabledException", arn + " is disabled.",
                () -> s3.getObjectAsBytes(b -> b.bucket(BOX).key("k")));
        refused(400, "DisabledException", arn + " is disabled.", () -> kms.generateDataKey(b -> b.keyId(arn)
                .keySpec("AES_256")));

        kms.scheduleKeyDeletion(b -> b.keyId(arn).pendingWindowInDays(7));
        refused(400, "KMS.KMSInvalidStateException", arn + " is pending deletion.",
                () -> s3.getObjectAsBytes(b -> b.bucket(BOX).key("k")));
        refused(400, "KMSInvalidStateException", arn + " is pending deletion.", () -> kms.enableKey(b ->
                b.keyId(arn)));

        kms.cancelKeyDeletion(b -> b.keyId(arn));
        kms.enableKey(b -> b.keyId(arn));
        assertThat(s3.getObjectAsBytes(b -> b.bucket(BOX).key("k")).asUtf8String()).isEqualTo("x");

        encryptUnder("arn:aws:kms:eu-west-1:" + ACCOUNT + ":key/00000000-0000-0000-0000-000000000000");
        refused(400, "KMS.NotFoundException", "Invalid arn eu-west-1",
                () -> s3.putObject(b -> b.bucket(BOX).key("other"), RequestBody.fromString("x")));
    }

    private void encryptUnder(String key) {
        s3.putBucketEncryption(b -> b.bucket(BOX).serverSideEncryptionConfiguration(c -> c.rules(
                ServerSideEncryptionRule.builder().applyServerSideEncryptionByDefault(d -> d
                        .sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID(key)).build())));
    }

    private AwsCredentials user(String name, String policy) {
        iam.createUser(b -> b.userName(name));
        allow(name, "first", policy);
        var key = iam.createAccessKey(b -> b.userName(name)).accessKey();
        return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
    }

    private void allow(String user, String policyName, String policy) {
        iam.putUserPolicy(b -> b.userName(user).policyName(policyName).policyDocument(policy));
    }

    private static void refused(int status, String code, String text, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(String.valueOf(e.awsErrorDetails().errorMessage())).contains(text);
        });
    }

    private KmsClient kms(AwsCredentials credentials) {
        return KmsClient.builder().region(Region.US_EAST_1).endpointOverride(aws.url())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create()).build();
    }

    private S3Client s3(AwsCredentials credentials) {
        return S3Client.builder().region(Region.US_EAST_1).endpointOverride(aws.url()).forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create()).build();
    }
}
